import { z } from 'zod';
import { outputIdSchema } from '../../shared/ids.ts';
import { previewStateSchema, stripLayoutSchema } from '../../shared/preview.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const pictureSchema = z.object({ width: z.int().positive(), height: z.int().positive() });

/** What lies in the cache for one content. */
export const previewPartsSchema = z.object({
  small: pictureSchema.nullable(),
  large: pictureSchema.nullable(),
  strip: stripLayoutSchema.nullable(),
  waveform: z.object({ peaks: z.int().positive() }).nullable(),
});
export type PreviewParts = z.infer<typeof previewPartsSchema>;

const rowSchema = z
  .object({
    sha256: z.string(),
    output_id: outputIdSchema,
    version: z.int(),
    state: previewStateSchema,
    reason: z.string().nullable(),
    by_window: z.literal([0, 1]),
    bytes: z.int(),
    changed_at: z.int(),
    used_at: z.int(),
  })
  .transform((row) => ({
    sha256: row.sha256,
    outputId: row.output_id,
    version: row.version,
    state: row.state,
    reason: row.reason,
    byWindow: row.by_window === 1,
    bytes: row.bytes,
    changedAt: row.changed_at,
    usedAt: row.used_at,
  }));

export type Preview = z.output<typeof rowSchema> & { readonly parts: PreviewParts };

function previewOf(row: SqlRow): Preview {
  const parts = parseColumn(previewPartsSchema, row['parts'], 'preview.parts');
  return { ...rowSchema.parse(row), parts };
}

export function previewReads(database: ReadableDatabase) {
  return {
    of(sha256: string): Preview | undefined {
      const row = database.one('SELECT * FROM preview WHERE sha256 = :sha256', { sha256 });
      return row && previewOf(row);
    },
    /** What the core has to draw, the latest first. */
    waiting(limit: number): Preview[] {
      return database
        .all(
          `SELECT * FROM preview WHERE state = 'waiting' AND by_window = 0
           ORDER BY changed_at DESC LIMIT :limit`,
          { limit },
        )
        .map(previewOf);
    },
    /** Those with files whose last use is the longest ago. */
    leastUsed(limit: number): Preview[] {
      return database
        .all('SELECT * FROM preview WHERE bytes > 0 ORDER BY used_at LIMIT :limit', { limit })
        .map(previewOf);
    },
    totalBytes(): number {
      return Number(database.one('SELECT bytes FROM preview_total WHERE id = 1')?.['bytes'] ?? 0);
    },
  };
}
export type PreviewReads = ReturnType<typeof previewReads>;

export function previewWrites(database: WritableDatabase) {
  return {
    put(preview: Preview): void {
      database.run(
        `INSERT INTO preview (sha256, output_id, version, state, reason, by_window, parts, bytes,
           changed_at, used_at)
         VALUES (:sha256, :outputId, :version, :state, :reason, :byWindow, :parts, :bytes,
           :changedAt, :usedAt)
         ON CONFLICT (sha256) DO UPDATE SET output_id = excluded.output_id,
           version = excluded.version, state = excluded.state, reason = excluded.reason,
           by_window = excluded.by_window, parts = excluded.parts, bytes = excluded.bytes,
           changed_at = excluded.changed_at, used_at = excluded.used_at`,
        {
          ...preview,
          byWindow: preview.byWindow ? 1 : 0,
          parts: JSON.stringify(preview.parts),
        },
      );
    },
    used(sha256: string, now: number): void {
      database.run('UPDATE preview SET used_at = :now WHERE sha256 = :sha256', { sha256, now });
    },
    drop(sha256: string): void {
      database.run('DELETE FROM preview WHERE sha256 = :sha256', { sha256 });
    },
    all<Result>(work: () => Result): Result {
      return database.transaction(work);
    },
  };
}
export type PreviewWrites = ReturnType<typeof previewWrites>;
