import { describe, expect, it } from 'vitest';
import { inKeyringSession, keyringMissing } from './keyring-session.ts';

const missing = keyringMissing();
if (missing !== null) console.warn(`SKIPPED the tests against a real keyring: ${missing}`);

const report = async (keyring: Parameters<typeof inKeyringSession>[1]) => {
  const { output } = await inKeyringSession('use-keychain.ts', keyring);
  const json = output.slice(output.indexOf('{'));
  return JSON.parse(json) as unknown;
};

describe.skipIf(missing !== null)('a real gnome-keyring', () => {
  it('keeps a key for later runs, gives it back whole, and forgets it', async () => {
    expect(await report('unlocked')).toEqual({
      available: { available: true, message: null },
      before: { found: false, reason: 'missing' },
      written: 'kept',
      after: { found: true, key: 'mk_live_real_keyring_ÄÖÜ_"quoted"', place: 'keychain' },
      removed: { found: false, reason: 'missing' },
    });
  });

  it('that is not running is explained in a sentence', async () => {
    expect(await report('none')).toMatchObject({
      available: { available: false, message: expect.stringContaining('No keychain service') },
      written: expect.stringContaining('keychain-unavailable: No keychain service'),
    });
  });

  it('without a keyring inside is explained in a sentence', async () => {
    expect(await report('empty')).toMatchObject({
      before: { found: false },
      written: expect.stringMatching(/^keychain-unavailable: The keychain /),
    });
  });
});
