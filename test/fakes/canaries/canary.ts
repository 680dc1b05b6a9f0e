import { randomBytes } from 'node:crypto';

/** Letters that stand nowhere else, so that whoever has them has the secret around them. */
export interface Canary {
  /** What it is, for the test's own words: those never hold the letters. */
  readonly what: string;
  /** The secret as a person or a provider has it. */
  readonly text: string;
  readonly letters: string;
}

/** @param around the secret around the letters, e.g. `(letters) => 'mk_live_' + letters` */
export function plant(what: string, around = (letters: string) => letters): Canary {
  const letters = randomBytes(24).toString('base64').replaceAll(/[+/=]/g, 'x');
  return { what, text: around(letters), letters };
}

/** Which of the canaries are in these bytes, in any writing that a program may have put them into. */
export function canariesIn(bytes: Buffer, canaries: readonly Canary[]): string[] {
  return canaries.filter((each) => isIn(bytes, each)).map(({ what }) => what);
}

const patterns = new WeakMap<Canary, readonly Buffer[]>();

function isIn(bytes: Buffer, canary: Canary): boolean {
  const known = patterns.get(canary) ?? writingsOf(canary.letters).map((text) => Buffer.from(text));
  patterns.set(canary, known);
  return known.some((pattern) => bytes.includes(pattern));
}

function writingsOf(letters: string): (string | Buffer)[] {
  const codes = Array.from(letters, (letter) => letter.charCodeAt(0).toString(16));
  const hex = codes.join('');
  // Without its last byte, which may be on either side of a letter.
  const utf16 = Buffer.from(letters, 'utf16le').subarray(0, -1);
  return [
    letters,
    utf16,
    hex,
    hex.toUpperCase(),
    codes.map((code) => `%${code}`).join(''),
    codes.map((code) => `%${code.toUpperCase()}`).join(''),
    codes.map((code) => `\\u00${code}`).join(''),
    codes.map((code) => `\\x${code}`).join(''),
    ...[0, 1, 2].flatMap((shift) => [
      inBase64(letters, shift, 'base64'),
      inBase64(letters, shift, 'base64url'),
    ]),
  ];
}

/** What is certain of its base64 when `shift` bytes, and others behind it, come before. */
function inBase64(letters: string, shift: number, encoding: 'base64' | 'base64url'): string {
  const whole = Buffer.from('.'.repeat(shift) + letters).toString(encoding);
  return whole.slice(shift === 0 ? 0 : shift + 1, -4);
}
