import type { AccountId } from '../../shared/ids.ts';
import { accountIdSchema } from '../../shared/ids.ts';
import type { WritableDatabase } from './database.ts';

/** Whose files are those that nobody rendered: an account that nobody sees, and nothing is sent for. */
export const FILES_PROVIDER = 'files';
const FILES_NAME = 'Files taken in';

export function takenInWrites(database: WritableDatabase) {
  return {
    /** Its account; made with the first file. */
    ensureAccount(newId: AccountId, now: number): AccountId {
      const known = database.one('SELECT id FROM account WHERE provider_id = :provider', {
        provider: FILES_PROVIDER,
      });
      if (known !== undefined) return accountIdSchema.parse(known['id']);
      database.run(
        `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at,
           removed_at)
         VALUES (:id, :provider, :name, :nameKey, '', 0, :now, :now)`,
        {
          id: newId,
          provider: FILES_PROVIDER,
          name: FILES_NAME,
          nameKey: FILES_NAME.toLowerCase(),
          now,
        },
      );
      return newId;
    },
  };
}
