import { proxyLoginOwner } from '../net/kept-proxy-login.ts';
import { readLogin } from '../net/proxy-login.ts';
import { webhookOwner } from '../notices/webhook/webhook-address.ts';
import type { SecretOwner, SecretStore } from '../ports.ts';

/** The keys that passed through this run, so that a redactor can know them by their letters. */
export interface KnownSecrets {
  list(): readonly string[];
  add(secret: string): void;
  /** The same store; what goes in or out of it is known from then on. */
  watch(store: SecretStore): SecretStore;
}

export function createKnownSecrets(): KnownSecrets {
  const known = new Set<string>();
  const learn = (owner: SecretOwner, key: string) => {
    known.add(key);
    // The address and the secret of a webhook are one text.
    if (owner.id === webhookOwner.id) for (const part of key.split(' ')) known.add(part);
    // That of a proxy is kept together with its name.
    const password = owner.id === proxyLoginOwner.id ? readLogin(key)?.password : undefined;
    if (password !== undefined) known.add(password);
  };
  return {
    list: () => [...known],
    add: (secret) => {
      known.add(secret);
    },
    watch: (store) => ({
      ...store,
      async read(owner) {
        const reading = await store.read(owner);
        if (reading.found) learn(owner, reading.key);
        return reading;
      },
      async write(owner, key, keep) {
        learn(owner, key);
        await store.write(owner, key, keep);
      },
    }),
  };
}
