import { describe, expect, it } from 'vitest';
import { createKnownKeys, type KnownKeysParts } from '../../../src/core/accounts/known-keys.ts';
import { keyFingerprint } from '../../../src/core/jobs/budget-scope.ts';
import { PROXY_LOGIN } from '../../../src/core/secrets/account-slug.ts';
import { readEntry, writeEntry } from '../../../src/core/secrets/keychain-entry.ts';
import { accountIdSchema, type AccountId } from '../../../src/shared/ids.ts';
import { anAccountId } from '../../fakes/fake-core.ts';

const other = accountIdSchema.parse('0197a0b0-0000-7000-8000-00000000000f');
const proxy = PROXY_LOGIN as AccountId;

describe('an entry of the keychain', () => {
  it.each(['mk_live_a"b\\c', '{"for":"system","name":"n","password":"p"}', 'Schlüssel'])(
    'gives back what was kept for this account: %s',
    (key) => {
      const entry = writeEntry(anAccountId, key);
      expect(readEntry(anAccountId, entry)).toEqual({ key, isOwn: true });
      expect(readEntry(other, entry)).toBeNull();
    },
  );

  it.each([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['a part of one', writeEntry(anAccountId, 'mk_live_a').slice(0, 30)],
    ['one without a key', JSON.stringify({ account: anAccountId, key: '' })],
    ['other JSON', '{"a":1}'],
    ['bytes that are no text', 'a\uFFFDb'],
    ['a control character', 'a\u0001b'],
    ['far too much', 'k'.repeat(40_000)],
  ])('is none where there is %s', (_, text) => {
    expect(readEntry(anAccountId, text)).toBeNull();
  });

  it('of an earlier version is the key itself, or the login of a proxy', () => {
    expect(readEntry(anAccountId, 'mk_live_a')).toEqual({ key: 'mk_live_a', isOwn: false });
    const login = '{"for":"system","name":"n","password":"p"}';
    expect(readEntry(proxy, login)).toEqual({ key: login, isOwn: false });
  });
});

describe('a key that the keychain does not mark', () => {
  const salt = Buffer.from('salt');
  const reading = (known: string | null, isUnmarked: true | undefined) => {
    const keyFingerprintOfOld = known === null ? null : keyFingerprint(known, salt);
    const found = { found: true, key: 'mk_live_now', place: 'keychain' } as const;
    const parts = {
      secrets: { read: async () => (isUnmarked ? { ...found, isUnmarked } : found) },
      accounts: { byId: () => undefined },
      scopes: { salt: () => salt, of: () => ({ keyFingerprint: keyFingerprintOfOld }) },
    } as unknown as KnownKeysParts;
    return createKnownKeys(parts).readAnew({ id: anAccountId, name: 'Main' });
  };

  it('is taken where none is known, or it is the one that is known', async () => {
    expect(await reading(null, true)).toMatchObject({ found: true });
    expect(await reading('mk_live_now', true)).toMatchObject({ found: true });
  });

  it('is refused where the account had another', async () => {
    const refused = await reading('mk_live_before', true);
    expect(refused).toMatchObject({ found: false, reason: 'unreadable' });
    expect(await reading('mk_live_before', undefined)).toMatchObject({ found: true });
  });
});
