import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { ProviderRequest } from './exchange.ts';

/** A look-up in a database: what takes longer is better asked again. */
const READ_TIMEOUT_MS = 30 * SECOND;
/** A document goes up and an id comes back: what takes longer is stuck. */
const SUBMIT_TIMEOUT_MS = MINUTE;

/** No answer that does not repeat a payload comes near it. */
const ANSWER_BYTES = 8 * 1_024 * 1_024;
/** A payload that is repeated as a text inside of JSON grows to this much of itself at most. */
const LARGEST_ESCAPE = 3;
/** The largest payload that is taken. */
const LARGEST_PAYLOAD_BYTES = 32 * 1_024 * 1_024;

/** A look-up, which makes nothing and may be repeated. */
export function reading(path: string): ProviderRequest {
  return { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS };
}

/**
 * A look-up whose answer repeats what was submitted, which may be megabytes.
 * @param payloadBytes of what was submitted; absent: not known
 */
export function readingWithPayload(
  path: string,
  payloadBytes = LARGEST_PAYLOAD_BYTES,
): ProviderRequest {
  return { ...reading(path), answerByteLimit: ANSWER_BYTES + LARGEST_ESCAPE * payloadBytes };
}

/** @param bytes a JSON document, sent as it stands */
export function posting(
  path: string,
  bytes: Uint8Array,
  timeoutMs = SUBMIT_TIMEOUT_MS,
): ProviderRequest {
  const body = { contentType: 'application/json', bytes };
  const answerByteLimit = ANSWER_BYTES + LARGEST_ESCAPE * bytes.byteLength;
  return { method: 'POST', path, body, timeoutMs, answerByteLimit };
}

/** A request whose meaning is all in its path, such as a cancel. */
export function asking(method: 'POST' | 'DELETE', path: string): ProviderRequest {
  return { method, path, timeoutMs: READ_TIMEOUT_MS };
}
