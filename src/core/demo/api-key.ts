import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The one key that is accepted: held in memory only, and only as its digest where it suffices. */
export class ApiKey {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  isBearerOf(header: string | undefined): boolean {
    const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(this.#key));
  }

  /** Whether the key goes along in a request's address or in any of its headers. */
  isCarriedBy(request: IncomingMessage): boolean {
    return [request.url ?? '', ...request.rawHeaders].some((text) => text.includes(this.#key));
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
