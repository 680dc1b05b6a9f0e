import type { AccountId } from '../../shared/ids.ts';

/** Keys that are kept for this run of the app and no longer. */
export interface MemorySecrets {
  read(id: AccountId): string | null;
  write(id: AccountId, key: string): void;
  remove(id: AccountId): void;
}

export function createMemorySecrets(): MemorySecrets {
  const keys = new Map<AccountId, string>();
  return {
    read: (id) => keys.get(id) ?? null,
    write: (id, key) => {
      keys.set(id, key);
    },
    remove: (id) => {
      keys.delete(id);
    },
  };
}
