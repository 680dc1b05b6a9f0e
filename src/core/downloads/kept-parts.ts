import { failureOf } from '../../shared/failure.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { TransferWrites } from '../db/transfer-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { PartKeeper } from './part-keeper.ts';
import { isWhole, type PartState } from './part-state.ts';

/**
 * So many bytes, of all transfers together, may have come since what was kept last. With what is
 * on its way through memory (about 1 MiB a transfer), a crash costs less than `CHUNK_BYTES`.
 */
const KEEP_STEP_BYTES = 4 * 1024 * 1024;
/** A slow transfer is kept this often, when something came. */
const KEEP_EVERY_MS = 250;
/** What a crash costs at most, over all transfers: see the step above; for tests and benchmarks. */
export const CHUNK_BYTES = 16 * 1024 * 1024;

/** Whole files up to this size are not noted: their next row says it all, or they are fetched again. */
const LONGEST_UNNOTED_BYTES = 1024 * 1024;

const isSoonVerified = (state: PartState): boolean =>
  isWhole(state) && state.written.bytes <= LONGEST_UNNOTED_BYTES;

export interface KeptPartsParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transferWrites: TransferWrites;
}

/**
 * Keeps what running transfers have on the disk, all of them in one transaction: however many
 * there are and however fast, the database is written a few times a second at most speeds.
 */
export class KeptParts {
  readonly #parts: KeptPartsParts;
  readonly #changed = new Map<OutputId, () => PartState | null>();
  #unkeptBytes = 0;
  #takeBackTimer: (() => void) | null = null;

  constructor(parts: KeptPartsParts) {
    this.#parts = parts;
  }

  /** @param state what was kept of it before */
  keeperOf(id: OutputId, state: PartState | null): PartKeeper {
    return {
      state,
      wrote: (bytes, stateNow) => {
        this.#changed.set(id, stateNow);
        this.#unkeptBytes += bytes;
        if (this.#unkeptBytes >= KEEP_STEP_BYTES) this.#keepAll();
        else this.#takeBackTimer ??= this.#parts.clock.after(KEEP_EVERY_MS, () => this.#keepAll());
      },
      keep: (state) => {
        this.#changed.delete(id);
        if (state === null) this.forget(id);
        else if (!isSoonVerified(state)) this.#write(new Map([[id, state]]));
      },
    };
  }

  forget(id: OutputId): void {
    this.#changed.delete(id);
    this.#parts.transferWrites.forget(id);
  }

  #keepAll(): void {
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    this.#unkeptBytes = 0;
    const states = new Map<OutputId, PartState>();
    for (const [id, stateNow] of this.#changed) {
      const state = stateNow();
      if (state !== null) states.set(id, state);
    }
    this.#changed.clear();
    this.#write(states);
  }

  /** A database that takes nothing now costs a crash more, and no transfer anything. */
  #write(states: ReadonlyMap<OutputId, PartState>): void {
    try {
      this.#parts.transferWrites.keep(states);
    } catch (error) {
      this.#parts.logger.log('warn', 'what has been downloaded could not be noted', {
        fault: failureOf(error).code,
      });
    }
  }
}
