import { createHmac, timingSafeEqual } from 'node:crypto';

export type LinkVerdict = 'valid' | 'expired' | 'forged';

/** Makes and checks links that open one file for a while without a key, in S3's manner. */
export class SignedLinks {
  readonly #secret: Buffer;
  /** Links of an earlier generation have been expired by hand. */
  #generation = 0;
  /** Links are expired when they are given out. */
  #expiredForGood = false;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** @param path what is signed, beginning with a slash. Times in milliseconds since 1970. */
  sign(path: string, now: number, lifeMs: number): string {
    const query = new URLSearchParams({
      'X-Demo-Generation': String(this.#generation),
      'X-Demo-Expires': String(Math.floor(this.#expiredForGood ? now : now + lifeMs)),
    });
    query.set('X-Demo-Signature', this.#signature(path, query));
    return `${path}?${query.toString()}`;
  }

  check(path: string, query: URLSearchParams, now: number): LinkVerdict {
    const given = Buffer.from(query.get('X-Demo-Signature') ?? '');
    const right = Buffer.from(this.#signature(path, query));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
    if (now >= Number(query.get('X-Demo-Expires'))) return 'expired';
    return Number(query.get('X-Demo-Generation')) < this.#generation ? 'expired' : 'valid';
  }

  /** Every link given out so far stops working. */
  expireAll(): void {
    this.#generation += 1;
  }

  /** Links that are given out from now on never work, or do so again. */
  expireForGood(forGood: boolean): void {
    this.#expiredForGood = forGood;
  }

  #signature(path: string, query: URLSearchParams): string {
    const signed = [path, query.get('X-Demo-Generation'), query.get('X-Demo-Expires')].join('\n');
    return createHmac('sha256', this.#secret).update(signed).digest('hex');
  }
}
