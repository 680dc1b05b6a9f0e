import type { SecretStore } from '../ports.ts';

/** The keys that passed through this run, so that a redactor can know them by their letters. */
export interface KnownSecrets {
  list(): readonly string[];
  add(secret: string): void;
  /** The same store; what goes in or out of it is known from then on. */
  watch(store: SecretStore): SecretStore;
}

export function createKnownSecrets(): KnownSecrets {
  const known = new Set<string>();
  return {
    list: () => [...known],
    add: (secret) => {
      known.add(secret);
    },
    watch: (store) => ({
      ...store,
      async read(owner) {
        const reading = await store.read(owner);
        if (reading.found) known.add(reading.key);
        return reading;
      },
      async write(owner, key, keep) {
        known.add(key);
        await store.write(owner, key, keep);
      },
    }),
  };
}
