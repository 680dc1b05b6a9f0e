import type { PayloadTemplate } from '../../shared/template.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

const COLUMNS = 'id, name, provider_id, content, created_at, changed_at';
type Kept = Omit<PayloadTemplate, 'placeholders'>;

function kept(row: SqlRow): Kept {
  const providerId = row['provider_id'];
  return {
    id: Number(row['id']),
    name: String(row['name']),
    providerId: typeof providerId === 'string' ? providerId : null,
    content: String(row['content']),
    createdAt: Number(row['created_at']),
    changedAt: Number(row['changed_at']),
  };
}

export function templateReads(database: ReadableDatabase) {
  return {
    /** By name. */
    all(): Kept[] {
      return database.all(`SELECT ${COLUMNS} FROM payload_template ORDER BY name`).map(kept);
    },
    byId(id: number): Kept | undefined {
      const row = database.one(`SELECT ${COLUMNS} FROM payload_template WHERE id = :id`, { id });
      return row === undefined ? undefined : kept(row);
    },
    byName(name: string): Kept | undefined {
      const row = database.one(`SELECT ${COLUMNS} FROM payload_template WHERE name = :name`, {
        name,
      });
      return row === undefined ? undefined : kept(row);
    },
  };
}
export type TemplateReads = ReturnType<typeof templateReads>;

export function templateWrites(database: WritableDatabase) {
  return {
    insert({ name, providerId, content, createdAt }: Omit<Kept, 'id' | 'changedAt'>): number {
      return database.run(
        `INSERT INTO payload_template (name, provider_id, content, created_at, changed_at)
         VALUES (:name, :providerId, :content, :createdAt, :createdAt)`,
        { name, providerId, content, createdAt },
      ).rowId;
    },
    change({ id, name, providerId, content, changedAt }: Omit<Kept, 'createdAt'>): void {
      database.run(
        `UPDATE payload_template
         SET name = :name, provider_id = :providerId, content = :content, changed_at = :changedAt
         WHERE id = :id`,
        { id, name, providerId, content, changedAt },
      );
    },
    remove(id: number): boolean {
      return database.run('DELETE FROM payload_template WHERE id = :id', { id }).changes > 0;
    },
  };
}
export type TemplateWrites = ReturnType<typeof templateWrites>;
