import type { SecretStore } from '../ports.ts';

/**
 * The same store, which tells whenever the keychain gave or took something: it is open now, and who
 * waits for that need not ask its owner.
 */
export function tellingOfKeychain(store: SecretStore, opened: () => void): SecretStore {
  return {
    ...store,
    async read(owner) {
      const reading = await store.read(owner);
      if (reading.found && reading.place === 'keychain') opened();
      return reading;
    },
    async write(owner, key, keep) {
      await store.write(owner, key, keep);
      if (keep === 'keychain') opened();
    },
  };
}
