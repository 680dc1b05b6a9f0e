import { z } from 'zod';
import { jobStateSchema } from '../../shared/job.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import type { ReadableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const tagsSchema = z.array(z.int());
const rowSchema = z.object({
  id: z.int(),
  bytes: z.int(),
  kind: mediaKindSchema,
  account_id: z.string(),
  state: jobStateSchema,
  starred: z.int(),
  noted: z.int(),
  changed: z.int(),
});

/** A file as the rules for what is kept see it. */
export interface KeptItem {
  readonly id: number;
  readonly bytes: number;
  readonly kind: z.infer<typeof mediaKindSchema>;
  readonly accountId: string;
  readonly state: z.infer<typeof jobStateSchema>;
  readonly starred: boolean;
  readonly noted: boolean;
  readonly changed: boolean;
  readonly tags: readonly number[];
}

export function retentionReads(database: ReadableDatabase) {
  return {
    /** Files that are in the library and on the disk, newest first. */
    items(below: number, limit: number): KeptItem[] {
      return database
        .all(
          `SELECT item.id, item.bytes, item.kind, item.account_id, item.state, item.starred,
             item.note <> '' AS noted, seen.changed_at IS NOT NULL AS changed,
             (SELECT json_group_array(tag_id) FROM library_item_tag WHERE item_id = item.id) AS tags
           FROM library_item AS item LEFT JOIN disk_file AS seen ON seen.output_id = item.output_id
           WHERE item.id < :below AND item.output_id IS NOT NULL AND item.trashed_at IS NULL
             AND item.forgotten_at IS NULL AND item.missing_at IS NULL
           ORDER BY item.id DESC LIMIT :limit`,
          { below, limit },
        )
        .map((row) => {
          const { account_id: accountId, starred, noted, changed, ...plain } = rowSchema.parse(row);
          return {
            ...plain,
            accountId,
            starred: starred === 1,
            noted: noted === 1,
            changed: changed === 1,
            tags: parseColumn(tagsSchema, row['tags'], 'library_item_tag.tag_id'),
          };
        });
    },
  };
}
