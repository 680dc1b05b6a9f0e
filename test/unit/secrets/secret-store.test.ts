import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretStore } from '../../../src/core/secrets/create-secret-store.ts';
import { createKeychainSecrets } from '../../../src/core/secrets/keychain-secret-store.ts';
import type { KeychainSecrets } from '../../../src/core/secrets/keychain-secret-store.ts';
import { createKnownSecrets } from '../../../src/core/secrets/known-secrets.ts';
import { anAccountId } from '../../fakes/fake-core.ts';
import { rememberingLogger } from '../../fakes/fake-host-services.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const owner = { id: anAccountId, name: 'Main' };
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function workingKeychain(keys = new Map<string, string>()): KeychainSecrets {
  return createKeychainSecrets({
    load: async () => ({
      getPassword: async (_, account) => keys.get(account) ?? null,
      setPassword: async (_, account, key) => void keys.set(account, key),
      deletePassword: async (_, account) => keys.delete(account),
    }),
  });
}
function noKeychain(): KeychainSecrets {
  return createKeychainSecrets({
    load: () => Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY')),
  });
}
const store = (keychain: KeychainSecrets, environment: Record<string, string> = {}) =>
  createSecretStore({ environment, logger: rememberingLogger(), keychain });

describe('where a key is found', () => {
  it('is memory before environment before credentials before keychain', async () => {
    writeFileSync(join(folder.path, 'main'), 'from-file\n');
    const keychain = workingKeychain(new Map([[anAccountId, 'from-keychain']]));
    const credentials = { CREDENTIALS_DIRECTORY: folder.path };
    const all = store(keychain, { ...credentials, RENDERDESK_KEY_MAIN: 'from-variable' });
    await all.write(owner, 'from-memory', 'memory');

    const read = (of: typeof all) => of.read(owner);
    expect(await read(all)).toEqual({ found: true, key: 'from-memory', place: 'memory' });
    await all.remove(owner);
    expect(await read(all)).toMatchObject({ key: 'from-variable', place: 'environment' });
    expect(await read(store(keychain, credentials))).toMatchObject({
      key: 'from-file',
      place: 'credentials-folder',
    });
    const kept = workingKeychain(new Map([[anAccountId, 'from-keychain']]));
    expect(await read(store(kept))).toMatchObject({ key: 'from-keychain', place: 'keychain' });
    expect(await read(store(workingKeychain()))).toEqual({ found: false, reason: 'missing' });
  });

  it('is the keychain again once a key for this run is replaced by one to keep', async () => {
    const secrets = store(workingKeychain());
    await secrets.write(owner, 'for-now', 'memory');
    await secrets.write(owner, 'to-keep', 'keychain');
    expect(await secrets.read(owner)).toMatchObject({ key: 'to-keep', place: 'keychain' });
    await secrets.remove(owner);
    await secrets.remove(owner);
    expect(await secrets.read(owner)).toEqual({ found: false, reason: 'missing' });
  });
});

describe('without a keychain', () => {
  it('says so, refuses to keep a key there, and keeps one in memory', async () => {
    const secrets = store(noKeychain());
    expect(await secrets.keychain()).toMatchObject({
      available: false,
      message: expect.stringContaining('D-Bus'),
    });
    expect(await secrets.read(owner)).toMatchObject({ found: false, reason: 'unreadable' });
    await expect(secrets.write(owner, 'the-secret-key', 'keychain')).rejects.toMatchObject({
      failure: {
        code: 'keychain-unavailable',
        remedy: expect.stringContaining('RENDERDESK_KEY_MAIN'),
      },
      message: expect.not.stringContaining('the-secret-key'),
    });
    await secrets.write(owner, 'the-secret-key', 'memory');
    expect(await secrets.read(owner)).toMatchObject({ key: 'the-secret-key', place: 'memory' });
    await expect(secrets.remove(owner)).resolves.toBeUndefined();
  });

  it('remembers that nothing could be kept, though lookups answer', async () => {
    let broken = true;
    const secrets = store(
      createKeychainSecrets({
        load: async () => ({
          getPassword: async () => null,
          setPassword: async () => {
            if (broken) throw new Error('Object does not exist at path "/x/collection/login"');
          },
          deletePassword: async () => false,
        }),
      }),
    );
    expect(await secrets.keychain()).toEqual({ available: true, message: null });
    await expect(secrets.write(owner, 'k', 'keychain')).rejects.toThrow('no default keyring');
    expect((await secrets.keychain()).available).toBe(false);
    broken = false;
    await secrets.write(owner, 'k', 'keychain');
    expect((await secrets.keychain()).available).toBe(true);
  });
});

it('keeps a list of the keys that passed, for the redactor', async () => {
  const known = createKnownSecrets();
  const secrets = known.watch(store(workingKeychain(), { RENDERDESK_KEY_MAIN: 'from-variable' }));
  await secrets.read(owner);
  await secrets.write(owner, 'written', 'memory');
  expect(known.list()).toEqual(['from-variable', 'written']);
});
