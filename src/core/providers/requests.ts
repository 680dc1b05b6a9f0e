import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { ProviderRequest } from './exchange.ts';

/** A look-up in a database: what takes longer is better asked again. */
const READ_TIMEOUT_MS = 30 * SECOND;
/** A document goes up and an id comes back: what takes longer is stuck. */
const SUBMIT_TIMEOUT_MS = MINUTE;

/** A look-up, which makes nothing and may be repeated. */
export function reading(path: string): ProviderRequest {
  return { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS };
}

/** @param bytes a JSON document, sent as it stands */
export function posting(
  path: string,
  bytes: Uint8Array,
  timeoutMs = SUBMIT_TIMEOUT_MS,
): ProviderRequest {
  return { method: 'POST', path, body: { contentType: 'application/json', bytes }, timeoutMs };
}

/** A request whose meaning is all in its path, such as a cancel. */
export function asking(method: 'POST' | 'DELETE', path: string): ProviderRequest {
  return { method, path, timeoutMs: READ_TIMEOUT_MS };
}
