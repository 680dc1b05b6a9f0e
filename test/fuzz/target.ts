/** A parser that meets strangers. */
export interface FuzzTarget {
  readonly name: string;
  /** What it usually meets. */
  readonly seeds: readonly Uint8Array[];
  /** Of the cases of a run, beside those of the others. */
  readonly weight: number;
  /** @throws whatever it should not have thrown, and for a wrong result */
  meet(bytes: Uint8Array): Promise<void> | void;
  /** A promise that nobody waits for may fail for what is no message: that it did is logged. */
  readonly mayReject?: true;
  close?(): Promise<void>;
}

export const bytesOf = (...texts: readonly string[]): Uint8Array[] =>
  texts.map((text) => Buffer.from(text));

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** @throws when something does not hold that should whatever came in */
export function hold(claim: boolean, what: string): void {
  if (!claim) throw new Error(what);
}
