import { accountIdSchema } from '../../shared/ids.ts';
import type { AccountRecord } from '../library/journal/record.ts';
import { accountNameKey } from './account-repository.ts';
import type { WritableDatabase } from './database.ts';

/** Accounts come back without their keys: a keychain finds its own again by the account's id. */
export function accountRestores(database: WritableDatabase) {
  return {
    /** The account itself, or one that is there and goes to the same place under that name. */
    accountLike(
      account: Pick<AccountRecord, 'id' | 'providerId' | 'name' | 'baseUrl'>,
    ): AccountRecord['id'] | null {
      const { id, providerId, baseUrl } = account;
      const row = database.one(
        `SELECT id FROM account WHERE id = :id
         UNION ALL
         SELECT id FROM account WHERE name_key = :nameKey AND provider_id = :providerId
           AND base_url = :baseUrl AND removed_at IS NULL
         LIMIT 1`,
        { id, providerId, baseUrl, nameKey: accountNameKey(account.name) },
      );
      return row === undefined ? null : accountIdSchema.parse(row['id']);
    },
    isAccountRemoved(id: string): boolean {
      const row = database.one('SELECT removed_at FROM account WHERE id = :id', { id });
      return row?.['removed_at'] !== null;
    },
    /** @returns false where it is there already; then nothing is changed */
    addAccount(account: Omit<AccountRecord, 'type'>): boolean {
      if (database.one('SELECT 1 FROM account WHERE id = :id', { id: account.id }) !== undefined) {
        return false;
      }
      const { organisation, ...rest } = account;
      const name = freeName(database, account.name, account.removedAt !== null);
      database.run(
        `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at,
           removed_at, plan_id, colour, submit_enabled, guard)
         VALUES (:id, :providerId, :name, :nameKey, :baseUrl, :isDemo, :createdAt, :removedAt,
           :planId, :colour, :submitEnabled, :guard)`,
        {
          id: rest.id,
          providerId: rest.providerId,
          name,
          nameKey: accountNameKey(name),
          baseUrl: rest.baseUrl,
          isDemo: rest.isDemo ? 1 : 0,
          createdAt: rest.createdAt,
          removedAt: rest.removedAt,
          planId: rest.planId,
          colour: rest.colour,
          submitEnabled: rest.submitEnabled ? 1 : 0,
          guard: rest.guard === null ? null : JSON.stringify(rest.guard),
        },
      );
      if (organisation !== null) {
        database.run(
          'INSERT INTO account_scope (account_id, organisation) VALUES (:id, :organisation)',
          { id: account.id, organisation },
        );
      }
      return true;
    },
  };
}

/** Accounts that are there have names of their own. */
function freeName(database: WritableDatabase, name: string, isRemoved: boolean): string {
  if (isRemoved) return name;
  for (let copy = 1; ; copy += 1) {
    const tried = copy === 1 ? name : `${name} (${copy})`;
    const taken = database.one(
      'SELECT 1 FROM account WHERE name_key = :nameKey AND removed_at IS NULL',
      { nameKey: accountNameKey(tried) },
    );
    if (taken === undefined) return tried;
  }
}
