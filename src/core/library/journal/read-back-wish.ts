import type { DamagedLine } from './scan.ts';

export interface ReadBackWish {
  /** The libraries' folders. */
  readonly libraries: readonly string[];
  /** Only the journals of this home; null: whosever they are. */
  readonly home: string | null;
  /** Reads every file whole and compares its SHA-256. */
  readonly verify: boolean;
  /** The database is new, and becomes what the journals say; else it gets what it has not yet. */
  readonly isNew: boolean;
  readonly now: () => number;
  readonly monotonic: () => number;
  /** The longest that the event loop should be held, in milliseconds. */
  readonly pieceMs: number;
  readonly signal: AbortSignal;
  readonly progress?: ((progress: ReadBackProgress) => void) | undefined;
}

export interface ReadBackProgress {
  readonly phase: 'reading' | 'restoring';
  /** Bytes of journals, or jobs. */
  readonly done: number;
  readonly total: number;
}

export interface ReadBackReport {
  readonly journals: number;
  readonly accounts: number;
  /** Those that were put in, those that got files they had not, and those that were there whole. */
  readonly jobs: { added: number; completed: number; known: number };
  readonly files: { there: number; missing: number; changed: number };
  readonly damage: Damage;
  /** False: it was stopped; what was put in until then is in. */
  readonly isComplete: boolean;
}

const TOLD_LINES = 100;

/** Lines that could not be used: how many, and the first of them. */
export class Damage {
  readonly first: DamagedLine[] = [];
  lines = 0;

  note(line: DamagedLine): void {
    this.lines += 1;
    if (this.first.length < TOLD_LINES) this.first.push(line);
  }
}
