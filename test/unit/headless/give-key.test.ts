import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/headless/cli/command-context.ts';
import { giveKey } from '../../../src/headless/cli/give-key.ts';
import { Printer } from '../../../src/headless/cli/printer.ts';
import type { KeyPlace } from '../../../src/shared/account.ts';
import { failure, FailureError } from '../../../src/shared/failure.ts';
import { anAccount, fakeCore } from '../../fakes/fake-core.ts';
import { fakeHostServices } from '../../fakes/fake-host-services.ts';
import { fakeSession } from '../../fakes/fake-session.ts';

const key = 'mk_live_0123456789';

async function give(options: {
  keychain: boolean;
  holds: boolean;
  keyPlace?: KeyPlace;
  refusesToKeep?: boolean;
  key?: string | null;
}) {
  const warned: string[] = [];
  const printer = new Printer({
    json: true,
    out: new PassThrough(),
    err: { write: (text) => warned.push(text) },
    environment: {},
  });
  const base = fakeHostServices();
  const info = async () => ({
    ...(await base.info()),
    keychain: { available: options.keychain, message: options.keychain ? null : 'No keyring.' },
  });
  const calls: string[] = [];
  const session = fakeSession(fakeCore(), { holds: options.holds, host: { info } });
  const account = anAccount({ keyPlace: options.keyPlace ?? 'missing' });
  const context = { printer } as CommandContext;
  const given = await giveKey(context, session, 'Büro 1', options.key ?? null, {
    withKey: async (_key, keep) => {
      calls.push(keep);
      if (options.refusesToKeep === true) {
        throw new FailureError(failure('keychain-unavailable', 'It is locked.', 'Unlock it.'));
      }
      return account;
    },
    withoutKey: async () => {
      calls.push('without');
      return account;
    },
  });
  return { given, calls, warned: warned.join('') };
}

describe('a key that is given', () => {
  test('goes into the keychain', async () => {
    const { given, calls, warned } = await give({ keychain: true, holds: true, key });
    expect(calls).toEqual(['keychain']);
    expect(given.kept).toBe(true);
    expect(warned).toBe('');
  });

  test('without a keychain is not kept, and it is said how to give it for each run', async () => {
    const { given, calls, warned } = await give({ keychain: false, holds: true, key });
    expect(calls).toEqual(['without']);
    expect(given.kept).toBe(false);
    expect(warned).toMatch(/THE KEY WAS NOT KEPT.*RENDERDESK_KEY_BURO_1.*renderdesk\.buro-1/);
    expect(warned).not.toContain(key);
  });

  test('that a keychain refuses to keep counts as without one', async () => {
    const refused = { keychain: true, holds: true, refusesToKeep: true, key };
    const { calls, warned } = await give(refused);
    expect(calls).toEqual(['keychain', 'without']);
    expect(warned).toContain('THE KEY WAS NOT KEPT. It is locked.');
  });

  test('to a running app without a keychain stays in its memory', async () => {
    const { given, calls, warned } = await give({ keychain: false, holds: false, key });
    expect(calls).toEqual(['memory']);
    expect(given.kept).toBe(true);
    expect(warned).toContain('until it ends');
  });

  test('with a line break is refused before anything is made', async () => {
    const attempt = give({ keychain: false, holds: true, key: `${key}\nmk_live_other` });
    await expect(attempt).rejects.toThrow(/line break/);
    await expect(attempt).rejects.not.toThrow(key);
  });

  test('that is missing is asked for, unless the environment has it', async () => {
    expect((await give({ keychain: true, holds: true })).warned).toContain('has no key yet');
    const found = await give({ keychain: false, holds: true, keyPlace: 'environment' });
    expect(found.warned).toBe('');
  });
});
