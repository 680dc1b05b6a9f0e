import type { CareServices } from '../../src/core/library/care/care-services.ts';
import type { EditView } from '../../src/shared/library.ts';
import type { LibraryCheck, RetentionView } from '../../src/shared/library-care.ts';

const done: EditView = { id: 2, at: 1, label: 'Forget', state: 'applied', total: 1, done: 1 };

export const aCheck: LibraryCheck = {
  id: 1,
  state: 'done',
  byPerson: true,
  startedAt: 1,
  endedAt: 2,
  files: 0,
  readBytes: 0,
  expected: 0,
  found: { moved: 0, changed: 0, missing: 0, back: 0, unknown: 0, unsure: 0 },
  folders: [{ path: '/library', problem: null }],
  sentences: [],
};

const retention: RetentionView = {
  rules: [],
  keepNoted: true,
  on: false,
  lastRunAt: null,
  lastRunFiles: 0,
  lastEditId: null,
  nextRunAt: null,
};

/** A library and a disk that agree. */
export function fakeCare(notFound: () => Error): CareServices {
  const missing = (): never => {
    throw notFound();
  };
  return {
    startCheck: async () => aCheck,
    stopCheck: async () => aCheck,
    lastCheck: () => aCheck,
    changedFiles: () => ({ files: [], more: false }),
    keepChanged: () => 0,
    diskTotals: () => ({ changed: 0, unknown: 0 }),
    isUnknownFile: () => false,
    unknownFiles: () => ({ files: [], more: false }),
    takeIn: async () => [],
    ignoreUnknown: () => 0,
    relink: async () => missing(),
    fetchAgain: async () => [],
    fetchesAgain: () => [],
    trash: async () => done,
    restore: async () => done,
    trashed: async () => missing(),
    trashTotals: () => ({ items: 0, files: 0, bytes: 0 }),
    emptyTrash: async () => ({ items: 0, files: 0, bytes: 0 }),
    forget: async () => done,
    retention: () => retention,
    previewRetention: async () => ({
      seen: 'seen',
      files: 0,
      bytes: 0,
      protected: 0,
      byRule: [],
      items: [],
      next: null,
    }),
    setRetention: () => retention,
    runRetention: async () => null,
  };
}
