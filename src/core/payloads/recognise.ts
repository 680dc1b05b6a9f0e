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
  refuseBinary(name, bytes);
  const roomiest = providers.toSorted(
    (one, other) => other.payloadByteLimit - one.payloadByteLimit,
  )[0];
  if (roomiest !== undefined && bytes.byteLength - MARK_BYTES > roomiest.payloadByteLimit) {
    throw tooLarge(name, bytes.byteLength, roomiest);
  }
  const { document, text, payload, warnings } = readPayload(name, bytes);
  const [provider, other] = likeliest(document, providers);
  if (provider === undefined) throw notRecognised(name, providers);
  if (other !== undefined) throw ambiguous(name, provider, other);
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
    warnings: [...warnings, ...verdict.warnings],
    payload,
    text,
  };
}

/**
 * The provider that a document is for. Two where nobody but a person can tell: both are about as
 * sure, and neither would refuse it.
 */
function likeliest(document: unknown, providers: readonly Provider[]): Provider[] {
  const ranked = providers
    .map((provider) => ({ provider, sureness: provider.recognise(document) }))
    .filter(({ sureness }) => sureness >= SURE_ENOUGH)
    .toSorted((one, other) => other.sureness - one.sureness);
  const surest = ranked[0]?.sureness ?? 0;
  const close = ranked
    .filter(({ sureness }) => surest - sureness < CLEARLY_SURER)
    .map(({ provider }) => provider);
  const takers = close.filter((provider) => provider.examine(document).usable);
  return takers.length > 0 ? takers : close.slice(0, 1);
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
