import { z } from 'zod';
import type { ReadableDatabase } from '../../db/database.ts';
import { libraryItemReads, type ItemRow } from '../../db/library-item-repository.ts';

export interface FoundDuplicates {
  readonly groups: {
    readonly sha256: string;
    readonly count: number;
    readonly spareBytes: number;
    readonly items: ItemRow[];
  }[];
  /** Where this page ended; null: there are no more. */
  readonly next: string | null;
}

/** Of one group, the newest. */
const MOST_ITEMS = 50;

const groupSchema = z.object({ sha256: z.string(), count: z.int(), bytes: z.int() });

/*
 * Both walk along an index by SHA-256 and end with the page. What is in the trash, forgotten or
 * missing is no duplicate.
 */
const GROUPS = {
  content: `SELECT output.sha256, count(*) AS count, max(output.bytes) AS bytes
    FROM output JOIN library_item AS item
      ON item.job_number = output.job_number AND item.output_id = output.id
    WHERE output.state = 'stored' AND output.sha256 > :before AND output.sha256 <= :last
      AND item.trashed_at IS NULL AND item.forgotten_at IS NULL AND item.missing_at IS NULL
    GROUP BY output.sha256 HAVING count(*) > 1 ORDER BY output.sha256 LIMIT :limit`,
  payload: `SELECT payload_sha256 AS sha256, count(*) AS count, 0 AS bytes
    FROM job WHERE payload_sha256 > :before AND payload_sha256 <= :last
      AND EXISTS (SELECT 1 FROM library_item AS item WHERE item.job_number = job.number
        AND item.trashed_at IS NULL AND item.forgotten_at IS NULL)
    GROUP BY payload_sha256 HAVING count(*) > 1 ORDER BY payload_sha256 LIMIT :limit`,
} as const;

const MEMBERS = {
  content: `SELECT item.id FROM output JOIN library_item AS item
      ON item.job_number = output.job_number AND item.output_id = output.id
    WHERE output.sha256 = :sha256 AND output.state = 'stored' AND item.trashed_at IS NULL
      AND item.forgotten_at IS NULL AND item.missing_at IS NULL
    ORDER BY item.id DESC LIMIT :limit`,
  payload: `SELECT item.id FROM job JOIN library_item AS item ON item.job_number = job.number
    WHERE job.payload_sha256 = :sha256 AND item.trashed_at IS NULL AND item.forgotten_at IS NULL
    ORDER BY item.id DESC LIMIT :limit`,
} as const;

/** After every hash. */
const LAST = 'g';

export interface DuplicatesWish {
  readonly by: 'content' | 'payload';
  /** The hash that the page before ended with. */
  readonly before?: string | undefined;
  /** The one group of this hash, if it is one. */
  readonly of?: string | undefined;
  readonly limit: number;
}

/**
 * Groups of files with the same bytes, or of jobs with the same payload, in order of their hash.
 */
export function findDuplicates(
  database: ReadableDatabase,
  { by, before = '', of, limit }: DuplicatesWish,
): FoundDuplicates {
  const items = libraryItemReads(database);
  const found = database
    // What a hash begins with comes just before it.
    .all(GROUPS[by], {
      before: of?.slice(0, -1) ?? before,
      last: of ?? LAST,
      limit: limit + 1,
    })
    .map((row) => groupSchema.parse(row));
  const shown = found.slice(0, limit);
  return {
    groups: shown.map(({ sha256, count, bytes }) => ({
      sha256,
      count,
      spareBytes: bytes * (count - 1),
      items: items.byIds(
        database.all(MEMBERS[by], { sha256, limit: MOST_ITEMS }).map((row) => Number(row['id'])),
      ),
    })),
    next: found.length > limit ? (shown.at(-1)?.sha256 ?? null) : null,
  };
}
