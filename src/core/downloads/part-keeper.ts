import type { PartState } from './part-state.ts';

/** A file up to this size is fetched again as soon as it would be taken up where it stood: it is not kept on its way. */
export const LONGEST_UNKEPT_BYTES = 256 * 1024;

/** Where a transfer keeps what its part file is worth. */
export interface PartKeeper {
  /** What an earlier attempt kept. */
  readonly state: PartState | null;
  /** Bytes came that are not kept yet; `stateNow` tells what could be, and is asked sparingly. */
  wrote(bytes: number, stateNow: () => PartState | null): void;
  /** Kept at once. Null: the part file is worth nothing. */
  keep(state: PartState | null): void;
}

/** Keeps nothing beyond the attempt. */
export const keepsNothing: PartKeeper = {
  state: null,
  wrote: () => undefined,
  keep: () => undefined,
};
