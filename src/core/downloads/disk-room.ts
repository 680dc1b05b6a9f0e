import { stat, statfs } from 'node:fs/promises';
import type { Clock } from '../ports.ts';

/** Left free for everyone else: a disk that is full to the brim takes the whole machine down. */
const MARGIN_BYTES = 64 * 1024 * 1024;
/** Of a small disk the margin is no more than a hundredth. */
const MARGIN_SHARE = 0.01;
/** A disk is asked no more often than this; what is claimed meanwhile is counted by ourselves. */
const FRESH_MS = 250;

export interface Claim {
  /** Bytes that were written of what was claimed. */
  wrote(bytes: number): void;
  release(): void;
}

interface Reading {
  /** What tells its disk from others: files go to several folders, which may share one. */
  readonly disk: number;
  readonly free: number;
  readonly margin: number;
  readonly at: number;
}

/** Who is about to write how much: so that ten downloads do not each count on the same room. */
export class DiskRoom {
  readonly #clock: Clock;
  readonly #claims = new Map<symbol, { disk: number; left: number }>();
  readonly #readings = new Map<string, Reading>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Room for so many bytes more on the disk of the folder, or null when there is none.
   * @param bytes null where nobody knows: then there must be some
   * @throws the system's error where the folder is not there
   */
  async claim(folder: string, bytes: number | null): Promise<Claim | null> {
    const { disk, free, margin } = await this.#reading(folder);
    const taken = [...this.#claims.values()]
      .filter((claim) => claim.disk === disk)
      .reduce((sum, claim) => sum + claim.left, 0);
    if (free - margin - taken < Math.max(bytes ?? 0, 1)) return null;
    const id = Symbol('claim');
    const claim = { disk, left: bytes ?? 0 };
    this.#claims.set(id, claim);
    return {
      wrote: (written) => {
        claim.left = Math.max(0, claim.left - written);
      },
      release: () => void this.#claims.delete(id),
    };
  }

  /** False when what is left is the margin: whoever is writing had better stop. */
  async isFree(folder: string): Promise<boolean> {
    const { free, margin } = await this.#reading(folder);
    return free > margin;
  }

  async #reading(folder: string): Promise<Reading> {
    const at = this.#clock.monotonic();
    const known = this.#readings.get(folder);
    if (known !== undefined && at - known.at < FRESH_MS && at >= known.at) return known;
    const [{ dev: disk }, { bavail, bsize, blocks }] = await Promise.all([
      stat(folder),
      statfs(folder),
    ]);
    const margin = Math.min(MARGIN_BYTES, Math.floor(blocks * bsize * MARGIN_SHARE));
    const reading = { disk, free: bavail * bsize, margin, at };
    this.#readings.set(folder, reading);
    return reading;
  }
}
