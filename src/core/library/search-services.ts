import type {
  DuplicateGroup,
  LibraryBuilding,
  LibraryCounts,
  LibraryItem,
  LibraryQuery,
  PayloadComparison,
} from '../../shared/library.ts';
import { itemIdSchema, type ItemId } from '../../shared/library.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type { JobId } from '../../shared/ids.ts';
import type { ItemRow } from '../db/library-item-repository.ts';
import { outputView } from '../jobs/output-view.ts';
import type { MediaLinks } from '../ports.ts';
import type { DuplicatesWish } from './search/find-duplicates.ts';
import type { SearchWish } from './search/library-reader.ts';
import type { LibraryReading } from './search/library-reading.ts';

export interface LibraryPage {
  readonly items: LibraryItem[];
  readonly next: string | null;
  readonly counts: LibraryCounts | null;
  readonly building: LibraryBuilding;
}

/** Finds what was rendered, ever. Everything reads in a thread of its own; a signal lets go of it. */
export interface SearchServices {
  /** @throws FailureError `invalid-request` for a `before` that is of no page of this search */
  search(query: SearchWish, signal?: AbortSignal): Promise<LibraryPage>;
  /** Exact, however long it takes. */
  count(query: LibraryQuery, signal?: AbortSignal): Promise<LibraryCounts>;
  /** @throws FailureError `not-found` */
  item(id: ItemId): Promise<LibraryItem>;
  duplicates(
    query: DuplicatesWish,
    signal?: AbortSignal,
  ): Promise<{ groups: DuplicateGroup[]; next: string | null }>;
  /** @throws FailureError `not-found` for a job without a payload */
  differencePayloads(a: JobId, b: JobId): Promise<PayloadComparison>;
}

export interface SearchParts {
  /** For what a person waits for while typing. */
  readonly quick: LibraryReading;
  /** For what may take its time. */
  readonly slow: LibraryReading;
  readonly mediaLinks: MediaLinks;
}

export function createSearchServices({ quick, slow, mediaLinks }: SearchParts): SearchServices {
  const views = (rows: readonly ItemRow[]) => rows.map((row) => itemView(row, mediaLinks));
  return {
    async search(query, signal) {
      const { items, ...found } = await quick.ask('search', query, signal);
      return { ...found, items: views(items) };
    },
    count: (query, signal) => slow.ask('count', query, signal),
    async item(id) {
      const [row] = await quick.ask('items', [id]);
      if (row !== undefined) return itemView(row, mediaLinks);
      throw new FailureError(
        failure('not-found', 'There is no such item in the library.', 'Search for it again.'),
      );
    },
    async duplicates(query, signal) {
      const { groups, next } = await slow.ask('duplicates', query, signal);
      return { groups: groups.map((group) => ({ ...group, items: views(group.items) })), next };
    },
    differencePayloads: (a, b) => slow.ask('compare', { a, b }),
  };
}

export function itemView(item: ItemRow, mediaLinks: MediaLinks): LibraryItem {
  const { row } = item;
  const job = { id: row.job_id, number: row.job_number, name: row.name };
  const account = { id: row.account_id, name: row.account_name, providerId: row.provider_id };
  return {
    id: itemIdSchema.parse(row.output_id ?? row.job_id),
    at: item.at,
    jobId: job.id,
    jobNumber: job.number,
    name: job.name,
    kind: row.kind,
    state: row.state,
    providerId: account.providerId,
    accountId: account.id,
    accountName: account.name,
    accountIsRemoved: row.removed_at !== null,
    remoteId: row.remote_id,
    payloadSha256: row.payload_sha256,
    submittedAt: row.submitted_at,
    endedAt: row.ended_at,
    failure: item.failure,
    price: item.price,
    output: fileOf(item, job, account, mediaLinks),
    tags: item.tags,
    starred: row.starred === 1,
    note: row.note,
    trashedAt: row.trashed_at,
    missingAt: row.missing_at,
    changedAt: row.changed_at,
  };
}

function fileOf(
  { row, facts }: ItemRow,
  job: Parameters<typeof outputView>[1],
  account: Parameters<typeof outputView>[2],
  mediaLinks: MediaLinks,
): LibraryItem['output'] {
  const { output_id: id, folder, file_name: fileName, stored_at: createdAt } = row;
  if (id === null || folder === null || fileName === null || createdAt === null) return null;
  const { bytes, sha256 } = row;
  const output = { id, folder, fileName, createdAt, bytes, sha256, facts };
  return outputView(output, job, account, mediaLinks)[0] ?? null;
}
