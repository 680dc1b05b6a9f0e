import { z } from 'zod';
import { colourSchema, type Colour } from '../../shared/colour.ts';
import { failureSchema, type Failure } from '../../shared/failure.ts';
import { accountIdSchema, providerIdSchema, type AccountId } from '../../shared/ids.ts';
import { spendingGuardSchema, type SpendingGuard } from '../../shared/money.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const accountSchema = z
  .object({
    id: accountIdSchema,
    provider_id: providerIdSchema,
    name: z.string(),
    base_url: z.string(),
    plan_id: z.string().nullable(),
    is_demo: z.int(),
    created_at: z.int(),
    paused_at: z.int().nullable(),
    removed_at: z.int().nullable(),
    // A colour from a newer Renderdesk is no reason to lose the account.
    colour: colourSchema.catch('slate'),
    submit_enabled: z.int(),
  })
  .transform((row) => ({
    id: row.id,
    providerId: row.provider_id,
    name: row.name,
    baseUrl: row.base_url,
    planId: row.plan_id,
    isDemo: row.is_demo === 1,
    createdAt: row.created_at,
    pausedAt: row.paused_at,
    removedAt: row.removed_at,
    colour: row.colour,
    submitEnabled: row.submit_enabled === 1,
  }));

/** A provider, a label and a base URL. The key is elsewhere: see SecretStore. */
export type Account = z.output<typeof accountSchema> & {
  readonly pauseFailure: Failure | null;
  readonly guard: SpendingGuard | null;
};

/** Paused, and not because of anything that its provider said. */
export const isHeldByPerson = ({ pausedAt, pauseFailure }: Account): boolean =>
  pausedAt !== null && pauseFailure === null;

function accountOf(row: SqlRow): Account {
  return {
    ...accountSchema.parse(row),
    pauseFailure:
      row['pause_failure'] === null
        ? null
        : parseColumn(failureSchema, row['pause_failure'], 'account.pause_failure'),
    guard:
      row['guard'] === null
        ? null
        : parseColumn(spendingGuardSchema, row['guard'], 'account.guard'),
  };
}

/** Names are the same when they look the same, in whatever case or Unicode form they were typed. */
export const accountNameKey = (name: string): string => name.normalize('NFKC').toLowerCase();

export function accountReads(database: ReadableDatabase) {
  return {
    /** Also finds removed ones: their jobs keep their name. */
    byId(id: AccountId): Account | undefined {
      const row = database.one('SELECT * FROM account WHERE id = :id', { id });
      return row && accountOf(row);
    },
    byName(name: string): Account | undefined {
      const row = database.one(
        'SELECT * FROM account WHERE name_key = :nameKey AND removed_at IS NULL',
        { nameKey: accountNameKey(name) },
      );
      return row && accountOf(row);
    },
    all(): Account[] {
      return database
        .all('SELECT * FROM account WHERE removed_at IS NULL ORDER BY created_at, name_key')
        .map(accountOf);
    },
  };
}
export type AccountReads = ReturnType<typeof accountReads>;

export function accountWrites(database: WritableDatabase) {
  return {
    ...choiceWrites(database),
    insert(
      account: Pick<
        Account,
        'id' | 'providerId' | 'name' | 'baseUrl' | 'planId' | 'isDemo' | 'createdAt'
      > & { readonly colour?: Colour },
    ): void {
      database.run(
        `INSERT INTO account (id, provider_id, name, name_key, base_url, plan_id, is_demo, created_at,
           colour)
         VALUES (:id, :providerId, :name, :nameKey, :baseUrl, :planId, :isDemo, :createdAt,
           :colour)`,
        {
          colour: 'slate',
          ...account,
          nameKey: accountNameKey(account.name),
          isDemo: account.isDemo ? 1 : 0,
        },
      );
    },
    rename(id: AccountId, name: string): void {
      database.run('UPDATE account SET name = :name, name_key = :nameKey WHERE id = :id', {
        id,
        name,
        nameKey: accountNameKey(name),
      });
    },
    setBaseUrl(id: AccountId, baseUrl: string): void {
      database.run('UPDATE account SET base_url = :baseUrl WHERE id = :id', { id, baseUrl });
    },
    /**
     * True when this call paused it; false when it was paused already.
     * @param failure null: a person pauses it
     */
    pause(id: AccountId, failure: Failure | null, now: number): boolean {
      return (
        database.run(
          `UPDATE account SET paused_at = :now, pause_failure = :failure
           WHERE id = :id AND paused_at IS NULL`,
          { id, now, failure: failure === null ? null : JSON.stringify(failure) },
        ).changes > 0
      );
    },
    resume(id: AccountId): void {
      database.run('UPDATE account SET paused_at = NULL, pause_failure = NULL WHERE id = :id', {
        id,
      });
    },
    /** Takes back an account that no job has ever had. */
    erase(id: AccountId): void {
      database.run('DELETE FROM account WHERE id = :id', { id });
    },
    remove(id: AccountId, now: number): void {
      database.run('UPDATE account SET removed_at = :now WHERE id = :id', { id, now });
    },
    /** Takes the removal back. */
    restore(id: AccountId): void {
      database.run('UPDATE account SET removed_at = NULL WHERE id = :id', { id });
    },
  };
}

/** What a person chooses for an account. */
function choiceWrites(database: WritableDatabase) {
  return {
    setPlan(id: AccountId, planId: string | null): void {
      database.run('UPDATE account SET plan_id = :planId WHERE id = :id', { id, planId });
    },
    setColour(id: AccountId, colour: Colour): void {
      database.run('UPDATE account SET colour = :colour WHERE id = :id', { id, colour });
    },
    setGuard(id: AccountId, guard: SpendingGuard | null): void {
      const value = guard === null ? null : JSON.stringify(guard);
      database.run('UPDATE account SET guard = :value WHERE id = :id', { id, value });
    },
    setSubmitEnabled(id: AccountId, enabled: boolean): void {
      database.run('UPDATE account SET submit_enabled = :enabled WHERE id = :id', {
        id,
        enabled: enabled ? 1 : 0,
      });
    },
  };
}

export type AccountWrites = ReturnType<typeof accountWrites>;
