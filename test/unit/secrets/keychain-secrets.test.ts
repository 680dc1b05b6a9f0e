import { describe, expect, it } from 'vitest';
import { keychainProblem } from '../../../src/core/secrets/keychain-problem.ts';
import { createKeychainSecrets } from '../../../src/core/secrets/keychain-secret-store.ts';
import type { KeychainBinding } from '../../../src/core/secrets/keychain-binding.ts';
import { anAccountId } from '../../fakes/fake-core.ts';

/** A keychain whose calls end when the test says so. */
function slowKeychain() {
  const pending: ((key: string | null) => void)[] = [];
  const binding: KeychainBinding = {
    getPassword: () => new Promise((resolve) => pending.push(resolve)),
    setPassword: async () => {},
    deletePassword: async () => true,
  };
  return { binding, pending };
}

describe('the words of a keychain', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', /no D-Bus/],
    ['Could not connect: No such file or directory', /no D-Bus/],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      /No keychain service/,
    ],
    [
      'Object does not exist at path "/org/freedesktop/secrets/collection/login"',
      /no default keyring/,
    ],
    ['Cannot create an item in a locked collection', /is locked/],
    ['libsecret-1.so.0: cannot open shared object file', /Install libsecret/],
    ['The user name or passphrase you entered is not correct. access denied', /refused access/],
    ['something new', /did not work/],
  ])('are told as a sentence with a way out: %s', (words, sentence) => {
    const told = keychainProblem(new Error(words));
    expect(told).toMatch(sentence);
    expect(told).toContain('in memory for this run');
    expect(told).not.toContain(words);
  });
});

describe('a keychain that hangs', () => {
  it('is not waited for, nor asked again while it hangs, and used again afterwards', async () => {
    const { binding, pending } = slowKeychain();
    const keychain = createKeychainSecrets({ load: async () => binding, lookupMs: 20 });

    const [first, second] = await Promise.all([
      keychain.read(anAccountId),
      keychain.read(anAccountId),
    ]);
    expect(first).toMatchObject({ works: false, message: expect.stringContaining('not answered') });
    expect(second.works).toBe(false);
    expect((await keychain.read(anAccountId)).works).toBe(false);
    expect(pending).toHaveLength(1);

    pending[0]?.('late');
    await new Promise((resolve) => setImmediate(resolve));
    const again = keychain.read(anAccountId);
    await new Promise((resolve) => setImmediate(resolve));
    pending[1]?.('the key');
    expect(await again).toEqual({ works: true, value: { key: 'the key', isOwn: false } });
  });
});

describe('a keychain that cannot be loaded', () => {
  it('says why, and is tried anew', async () => {
    let broken = true;
    const keychain = createKeychainSecrets({
      load: async () => {
        if (broken) throw new Error('libsecret-1.so.0: cannot open shared object file');
        return {
          getPassword: async () => 'the key',
          setPassword: async () => {},
          deletePassword: async () => true,
        };
      },
    });
    expect(await keychain.probe()).toMatchObject({ works: false });
    broken = false;
    expect(await keychain.read(anAccountId)).toMatchObject({ value: { key: 'the key' } });
  });

  it('is asked once for all who asked meanwhile, and by each that wants to keep something', async () => {
    let asked = 0;
    const noBus = (): Promise<never> => {
      asked += 1;
      return Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY'));
    };
    const keychain = createKeychainSecrets({
      load: async () => ({ getPassword: noBus, setPassword: noBus, deletePassword: noBus }),
    });
    const lookups = [keychain.probe(), keychain.read(anAccountId), keychain.read(anAccountId)];
    const answers = await Promise.all([...lookups, keychain.write(anAccountId, 'a key')]);
    expect(answers).toEqual(
      answers.map(() => ({ works: false, message: expect.stringContaining('no D-Bus') })),
    );
    expect(asked).toBe(2);
    await keychain.probe();
    expect(asked).toBe(3);
  });

  it('that refuses one entry is asked for the others', async () => {
    let asked = 0;
    const keychain = createKeychainSecrets({
      load: async () => ({
        getPassword: () => {
          asked += 1;
          return Promise.reject(new Error('access denied'));
        },
        setPassword: async () => {},
        deletePassword: async () => true,
      }),
    });
    await Promise.all([keychain.read(anAccountId), keychain.read(anAccountId)]);
    expect(asked).toBe(2);
  });
});
