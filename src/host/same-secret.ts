import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that tells nothing of either: not where they differ, nor how long they are. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}
