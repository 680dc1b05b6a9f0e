import { z } from 'zod';
import type { AccountId } from '../../shared/ids.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const scopeSchema = z
  .object({ key_fingerprint: z.string().nullable(), organisation: z.string().nullable() })
  .transform((row) => ({ keyFingerprint: row.key_fingerprint, organisation: row.organisation }));

/** What is known of who shares an account's limits. */
export type AccountScope = z.output<typeof scopeSchema>;

const unknown: AccountScope = { keyFingerprint: null, organisation: null };

export function scopeReads(database: ReadableDatabase) {
  return {
    of(accountId: AccountId): AccountScope {
      const row = database.one(
        'SELECT key_fingerprint, organisation FROM account_scope WHERE account_id = :accountId',
        { accountId },
      );
      return row === undefined ? unknown : scopeSchema.parse(row);
    },
    /** Random, made with this library: a fingerprint means nothing outside it. */
    salt(): Uint8Array {
      const salt = database.one('SELECT salt FROM fingerprint_salt')?.['salt'];
      if (!(salt instanceof Uint8Array)) throw new Error('the library has no salt');
      return salt;
    },
  };
}
export type ScopeReads = ReturnType<typeof scopeReads>;

export function scopeWrites(database: WritableDatabase) {
  return {
    setFingerprint(accountId: AccountId, fingerprint: string): void {
      database.run(
        `INSERT INTO account_scope (account_id, key_fingerprint) VALUES (:accountId, :fingerprint)
         ON CONFLICT DO UPDATE SET key_fingerprint = excluded.key_fingerprint`,
        { accountId, fingerprint },
      );
    },
    setOrganisation(accountId: AccountId, organisation: string | null): void {
      database.run(
        `INSERT INTO account_scope (account_id, organisation) VALUES (:accountId, :organisation)
         ON CONFLICT DO UPDATE SET organisation = excluded.organisation`,
        { accountId, organisation },
      );
    },
  };
}
export type ScopeWrites = ReturnType<typeof scopeWrites>;
