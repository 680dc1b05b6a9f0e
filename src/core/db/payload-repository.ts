import type { ReadableDatabase, WritableDatabase } from './database.ts';

export function payloadReads(database: ReadableDatabase) {
  return {
    /** The very bytes that are, or were, sent. */
    bySha256(sha256: string): Uint8Array | undefined {
      const row = database.one('SELECT content FROM payload WHERE sha256 = :sha256', { sha256 });
      return row?.['content'] as Uint8Array | undefined;
    },
  };
}
export type PayloadReads = ReturnType<typeof payloadReads>;

export function payloadWrites(database: WritableDatabase) {
  return {
    /** Keeps the payload once, however many jobs have it. */
    keep(sha256: string, content: Uint8Array): void {
      database.run('INSERT INTO payload VALUES (:sha256, :content) ON CONFLICT DO NOTHING', {
        sha256,
        content,
      });
    },
  };
}
export type PayloadWrites = ReturnType<typeof payloadWrites>;
