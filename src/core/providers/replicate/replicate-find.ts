import { MINUTE } from '../../../shared/durations.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { foundAmong, unsureOf } from '../find-lost.ts';
import { sameJson } from '../same-json.ts';
import type { Prediction, PredictionPage } from './replicate-answers.ts';
import { modelOf } from './replicate-payload.ts';

/** What `sentAt` may be late by (it can be when the loss was noticed), and clocks apart. */
const TIME_SLACK_MS = 15 * MINUTE;
/** A submit is given up after a minute; what has not been listed this long after was not made. */
const SETTLED_AFTER_MS = 3 * MINUTE;

export interface Search {
  readonly payload: Uint8Array;
  /** When the submit was sent, and when this page came, by our clock. */
  readonly sentAt: number;
  readonly askedAt: number;
  /** The answer's `Date` header, in milliseconds since 1970; null where it has none. */
  readonly serverTime: number | null;
  isFollowed(remoteId: string): boolean;
  /** How many submits of this payload are lost, this one among them. */
  readonly lostAlike: number;
}

export type Finding =
  | { readonly found: 'yes'; readonly remoteId: string }
  | { readonly found: 'no' }
  | { readonly found: 'unsure'; readonly candidates: readonly string[] };

/**
 * Which prediction a payload has become: the one with its input that was made about then. The list
 * is documented to hold all predictions of the account; only where it is whole, and shows no run of
 * that model that nobody follows, some minutes later, is it sure that nothing was made.
 */
export function findIn(page: PredictionPage, search: Search): Finding {
  const document = jsonOf(new TextDecoder().decode(search.payload));
  if (!isRecord(document)) return { found: 'unsure', candidates: [] };
  const earliest = search.sentAt + offsetOf(search) - TIME_SLACK_MS;
  const ours = page.predictions.filter(
    (one) => one.id !== null && !search.isFollowed(one.id) && runsTheSame(one, document),
  );
  const same = ours.filter(
    ({ input, created_at: made }) =>
      sameJson(input, document['input']) && (made === null || made >= earliest),
  );
  // One without a time could be of any time: it is shown, and not taken for the lost one.
  const isClear = same.every(({ created_at: made }) => made !== null);
  const found = isClear ? foundAmong(idsOf(same), search.lostAlike) : null;
  if (found !== null) return { found: 'yes', remoteId: found };
  if (ours.length === 0 && !page.hasMore && isSettled(search)) return { found: 'no' };
  return unsureOf(idsOf(same.length > 0 ? same : ours));
}

function idsOf(predictions: readonly Prediction[]): string[] {
  return predictions.flatMap(({ id }) => id ?? []);
}

/** What an answer does not say of its model speaks for it: only a difference speaks against it. */
function runsTheSame(
  { model, version }: Prediction,
  document: Readonly<Record<string, unknown>>,
): boolean {
  const byModel = modelOf(document);
  if (byModel !== null) return model === null || sameWord(model, byModel);
  const wanted = String(document['version']);
  const [name, hash] = wanted.includes('/') ? wanted.split(':') : [undefined, wanted];
  if (hash !== undefined && version !== null && /^[0-9a-f]{64}$/i.test(version)) {
    return sameWord(version, hash);
  }
  return name === undefined || model === null || sameWord(model, name);
}

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isSettled({ sentAt, askedAt }: Search): boolean {
  return askedAt - sentAt >= SETTLED_AFTER_MS;
}

/** How far the server's clock is ahead of ours. */
function offsetOf({ serverTime, askedAt }: Search): number {
  return serverTime === null ? 0 : serverTime - askedAt;
}
