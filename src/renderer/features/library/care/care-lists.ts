import type { LibraryFilters, LibraryItem } from '../../../../shared/library.ts';
import type { ChangedFile, UnknownFile } from '../../../../shared/library-care.ts';
import { host } from '../../../client/session.ts';
import { everything } from '../library-query.ts';
import type { LoadRows } from '../lists/row-pager.ts';

/** Items that fit some filters, newest first. */
const itemsThat =
  (filters: LibraryFilters): LoadRows<LibraryItem> =>
  async (after, limit, signal) => {
    const { items, next } = await host().library.search(
      {
        ...everything,
        filters,
        limit,
        counts: false,
        ...(after === null ? {} : { before: after }),
      },
      { signal },
    );
    return { rows: items, next };
  };

export const loadMissing = itemsThat({ missing: true, trashed: false });
export const loadTrashed = itemsThat({ trashed: true });

export const loadChanged: LoadRows<ChangedFile> = async (after, limit, signal) => {
  const skip = Number(after ?? 0);
  const { files, more } = await host().library.changedFiles({ skip, limit }, { signal });
  return { rows: files, next: more ? String(skip + files.length) : null };
};

const unknownThat =
  (ignored: boolean): LoadRows<UnknownFile> =>
  async (after, limit, signal) => {
    const { files, more } = await host().library.unknownFiles(
      { ignored, limit, ...(after === null ? {} : { after }) },
      { signal },
    );
    return { rows: files, next: more ? (files.at(-1)?.path ?? null) : null };
  };

export const loadUnknown = unknownThat(false);
/** Those that are ignored as well. */
export const loadAllUnknown = unknownThat(true);
