import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Credential } from './traffic.ts';

/** Where keys of providers travel. */
const credentialHeaders = ['authorization', 'x-api-key', 'cookie', 'proxy-authorization'] as const;

/** The keys that are accepted: held in memory only. */
export class ApiKeys {
  readonly #keys: readonly string[];

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** Which of the keys this is, counted from 0; null for none of them. */
  indexOf(given: string | undefined): number | null {
    if (given === undefined) return null;
    const index = this.#keys.findIndex((key) => timingSafeEqual(digest(given), digest(key)));
    return index === -1 ? null : index;
  }

  /** Whether one of the keys goes along in a request's address or in any header, or another's. */
  credentialOf(request: IncomingMessage): Credential {
    const texts = [request.url ?? '', ...request.rawHeaders];
    if (texts.some((text) => this.#keys.some((key) => text.includes(key)))) return 'own';
    return credentialHeaders.some((name) => request.headers[name] !== undefined) ? 'other' : 'none';
  }
}

/** The key of `Authorization: Bearer KEY`. */
export function bearerKey(request: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
