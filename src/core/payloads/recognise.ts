import { sizeWarnings } from './size-warnings.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { Provider } from '../providers/provider.ts';
import { refuseBinary } from './encoding.ts';
import { quoted } from './file-name.ts';
import { readPayload } from './read-payload.ts';

/** Less than half of what a provider asks for is a document for somebody else. */
const SURE_ENOUGH = 0.5;
/** Two providers whose sureness differs by less are equally likely. */
const CLEARLY_SURER = 0.2;
/** A byte order mark is not sent and does not count. */
const MARK_BYTES = 3;

export interface RecognisedPayload {
  readonly provider: Provider;
  readonly kind: MediaKind;
  readonly warnings: readonly string[];
  /** The bytes that are sent, and measured, and kept. */
  readonly payload: Uint8Array;
  readonly text: string;
  /** Who would take it, best first; the first is `provider`. */
  readonly candidates: readonly Candidate[];
  /** The second candidate is as likely as the first: only a person can tell. */
  readonly isAmbiguous: boolean;
}

/** A provider that would take a document. */
export interface Candidate {
  readonly provider: Provider;
  readonly kind: MediaKind;
  /** 0 to 1. */
  readonly certainty: number;
}

/**
 * What a dropped file is, for whom, and whether it can be sent. Sends nothing.
 * @throws FailureError with one sentence that names the file and a remedy: those of `readPayload`,
 * `not-recognised`, `too-large`, or `invalid-payload` for what the provider documents to refuse
 */
export function recognisePayload(
  name: string,
  bytes: Uint8Array,
  providers: readonly Provider[],
): RecognisedPayload {
  const recognised = inspectPayload(name, bytes, providers);
  const [one, other] = recognised.candidates;
  if (recognised.isAmbiguous && one !== undefined && other !== undefined)
    throw ambiguous(name, one.provider, other.provider);
  return recognised;
}

/**
 * As `recognisePayload`, where a person can still choose between two that are equally likely.
 * @throws FailureError as `recognisePayload` does, but for what fits several providers
 */
export function inspectPayload(
  name: string,
  bytes: Uint8Array,
  providers: readonly Provider[],
): RecognisedPayload {
  refuseBinary(name, bytes);
  const roomiest = providers.toSorted(
    (one, other) => other.payloadByteLimit - one.payloadByteLimit,
  )[0];
  if (roomiest !== undefined && bytes.byteLength - MARK_BYTES > roomiest.payloadByteLimit) {
    throw tooLarge(name, bytes.byteLength, roomiest);
  }
  const { document, text, payload, warnings } = readPayload(name, bytes);
  const { provider, candidates, isAmbiguous } = likeliest(document, providers);
  if (provider === undefined) throw notRecognised(name, providers);
  if (payload.byteLength > provider.payloadByteLimit) {
    throw tooLarge(name, payload.byteLength, provider);
  }
  const verdict = provider.examine(document);
  if (!verdict.usable) {
    const message = `${quoted(name)} cannot be sent. ${verdict.failure.message}`;
    throw new FailureError({ ...verdict.failure, message });
  }
  return {
    provider,
    kind: verdict.kind,
    warnings: [
      ...warnings,
      ...verdict.warnings,
      ...sizeWarnings(document, payload.byteLength, provider),
    ],
    payload,
    text,
    candidates,
    isAmbiguous,
  };
}

/** Whose payload a document tries to be, though it would be refused; undefined: nobody's. */
export function meantFor(
  name: string,
  bytes: Uint8Array,
  providers: readonly Provider[],
): Provider | undefined {
  try {
    return likeliest(readPayload(name, bytes).document, providers).provider;
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

interface Likeliest {
  /** Undefined: it is nobody's. One that would refuse it, where it is plainly meant for that one. */
  readonly provider: Provider | undefined;
  readonly candidates: readonly Candidate[];
  readonly isAmbiguous: boolean;
}

/**
 * The provider that a document is for. Two are equally likely when both are about as sure and
 * neither would refuse it.
 */
function likeliest(document: unknown, providers: readonly Provider[]): Likeliest {
  const ranked = providers
    .map((provider) => ({ provider, certainty: provider.recognise(document) }))
    .filter(({ certainty }) => certainty >= SURE_ENOUGH)
    .toSorted((one, other) => other.certainty - one.certainty);
  const surest = ranked[0]?.certainty ?? 0;
  const isClose = ({ certainty }: { certainty: number }) => surest - certainty < CLEARLY_SURER;
  const candidates = ranked.flatMap(({ provider, certainty }) => {
    const verdict = provider.examine(document);
    return verdict.usable ? [{ provider, kind: verdict.kind, certainty }] : [];
  });
  const [best, second] = candidates.filter(isClose);
  if (best === undefined)
    return { provider: ranked[0]?.provider, candidates: [], isAmbiguous: false };
  return { provider: best.provider, candidates, isAmbiguous: second !== undefined };
}

function ambiguous(name: string, one: Provider, other: Provider): FailureError {
  return new FailureError(
    failure(
      'not-recognised',
      `${quoted(name)} could be a payload for ${one.name} as well as for ${other.name}.`,
      'Choose the account that is to render it, then drop it again; nothing was sent.',
    ),
  );
}

function notRecognised(name: string, providers: readonly Provider[]): FailureError {
  const expected = providers.map((one) => one.payloadHint ?? `a ${one.name} payload`).join('; or ');
  return new FailureError(
    failure(
      'not-recognised',
      `${quoted(name)} is JSON, but not a payload of a provider that Renderdesk knows.`,
      `Expected is ${expected}.`,
    ),
  );
}

function tooLarge(name: string, bytes: number, provider: Provider): FailureError {
  const limit = provider.payloadByteLimit;
  return new FailureError(
    failure(
      'too-large',
      `${quoted(name)} has ${grouped(bytes)} bytes, and ${provider.name} takes at most ${grouped(limit)} (${megabytes(limit)} MB).`,
      'Host its images somewhere public and give their URLs instead of data URLs.',
    ),
  );
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return (bytes / 1_024 ** 2).toFixed(1).replace(/\.0$/, '');
}
