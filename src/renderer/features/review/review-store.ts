import { create } from 'zustand';
import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobPriority } from '../../../shared/job.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ReviewRow, RowChoice } from './review-row.ts';

export type NewRow =
  | { readonly file: PayloadFile; readonly bytes: number; readonly choice?: RowChoice }
  | { readonly name: string; readonly failure: Failure };

interface ReviewStore {
  /** In the order in which they came. */
  readonly rows: readonly ReviewRow[];
  /** Whether the sheet is shown; while it is not, files may be looked at that need no review. */
  readonly shown: boolean;
  /** Whether a person has hidden the sheet and means to come back. */
  readonly aside: boolean;
  /** What is made of the rows waits until a person lets it go on. */
  readonly startPaused: boolean;
  /** Each is sent when the one above it has finished. */
  readonly oneAfterAnother: boolean;
  /** They are sent when these have finished. */
  readonly after: readonly JobId[];
  /** They are sent not before this, in milliseconds since 1970; null: in their turn. */
  readonly sendAt: number | null;
  readonly priority: JobPriority;
  /** The first job of what was sent last. */
  readonly sent: JobId | null;
  /** Adds rows and returns them. */
  readonly add: (files: readonly NewRow[]) => readonly ReviewRow[];
  /** Brings back rows that were taken away. */
  readonly restore: (rows: readonly ReviewRow[]) => void;
  readonly change: (changes: ReadonlyMap<number, Partial<ReviewRow>>) => void;
  readonly remove: (ids: ReadonlySet<number>) => void;
  readonly show: (shown: boolean) => void;
  /** Hides the sheet to look at something else; its files wait. */
  readonly putAside: () => void;
}

/** How what comes next is sent, until a person says otherwise. */
const usualOrder = {
  startPaused: false,
  oneAfterAnother: false,
  after: [],
  sendAt: null,
  priority: 'normal',
} as const;

let lastId = 0;

function rowOf(added: NewRow): ReviewRow {
  lastId += 1;
  const base = {
    id: lastId,
    found: null,
    price: { state: 'none' },
    addresses: { state: 'none' },
    sending: false,
  } as const;
  return 'file' in added
    ? { ...base, ...added, name: added.file.name, choice: added.choice ?? {}, refusal: null }
    : { ...base, name: added.name, file: null, bytes: 0, choice: {}, refusal: added.failure };
}

export const useReview = create<ReviewStore>((set) => ({
  rows: [],
  shown: false,
  aside: false,
  ...usualOrder,
  sent: null,
  add: (files) => {
    const added = files.map(rowOf);
    set(({ rows }) => ({ rows: [...rows, ...added] }));
    return added;
  },
  restore: (back) =>
    set(({ rows }) => ({
      rows: [...back, ...rows].toSorted((left, right) => left.id - right.id),
      shown: true,
      aside: false,
    })),
  change: (changes) =>
    set(({ rows }) => ({
      rows: rows.map((row) => {
        const change = changes.get(row.id);
        return change ? { ...row, ...change } : row;
      }),
    })),
  remove: (ids) =>
    set(({ rows }) => {
      const left = rows.filter(({ id }) => !ids.has(id));
      // The next files are another matter.
      return left.length === 0 ? { rows: left, ...usualOrder } : { rows: left };
    }),
  show: (shown) => set({ shown, aside: false }),
  putAside: () => set({ shown: false, aside: true }),
}));
