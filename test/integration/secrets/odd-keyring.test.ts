import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretStore } from '../../../src/core/secrets/create-secret-store.ts';
import { KeychainApart } from '../../../src/core/secrets/keychain-apart.ts';
import { createKeychainSecrets } from '../../../src/core/secrets/keychain-secret-store.ts';
import { startKeychainProcess } from '../../../src/core/secrets/open-keychain.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';
import type { Behaviour } from '../../fakes/secret-service/behaviour.ts';
import {
  FakeSecretService,
  secretServiceMissing,
} from '../../fakes/secret-service/fake-secret-service.ts';

/*
 * keytar and libsecret as they are, in the process that the app gives them, against a Secret Service
 * that answers in ways in which none should.
 */

const missing = secretServiceMissing();
if (missing !== null) console.warn(`SKIPPED the tests against an odd keyring: ${missing}`);

const owner = { id: accountIdSchema.parse('0197a0b0-0000-7000-8000-000000000001'), name: 'Main' };
const other = { id: accountIdSchema.parse('0197a0b0-0000-7000-8000-000000000002'), name: 'Side' };
const key = 'mk_live_odd_keyring_own';
const otherKey = 'mk_live_odd_keyring_other';
const bytes = (base64: string): Behaviour => ({ kind: 'bytes', base64 });
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Shorter than the app's own, and long enough for a busy machine to start a process in. */
const LOOKUP_MS = 6_000;
const HUNG_MS = 500;
const WELL_AGAIN_MS = 30_000;

describe.skipIf(missing !== null)('a keyring', () => {
  let service: FakeSecretService;
  let apart: KeychainApart;
  let secrets: ReturnType<typeof createSecretStore>;

  beforeEach(async () => {
    service = await FakeSecretService.start();
    const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: service.address };
    apart = new KeychainApart(() => startKeychainProcess(environment));
    const keychain = createKeychainSecrets({
      load: async () => apart,
      lookupMs: LOOKUP_MS,
      changeMs: LOOKUP_MS,
      hungMs: HUNG_MS,
    });
    secrets = createSecretStore({ environment: {}, logger: { log: () => {} }, keychain });
    await secrets.write(owner, key, 'keychain');
    await secrets.write(other, otherKey, 'keychain');
  });
  afterEach(async () => {
    apart.stop();
    await service.stop();
  });

  const isFound = async () => {
    const reading = await secrets.read(owner);
    return reading.found && reading.key === key;
  };
  const wellAgain = async () => {
    await service.behave({ kind: 'well' });
    await expect.poll(isFound, { timeout: WELL_AGAIN_MS, interval: 250 }).toBe(true);
  };

  it.each<[string, Behaviour, RegExp]>([
    ['fails', { kind: 'errors' }, /did not work/],
    ['answers in other types', { kind: 'wrong-types' }, /did not work/],
    ['gives the key of another account', { kind: 'another-entry' }, /not this account's key/],
    ['gives an empty secret', bytes(''), /not this account's key/],
    ['gives blanks', bytes(base64('  \n')), /not this account's key/],
    ['gives bytes that are no text', bytes('//4BAoA='), /not this account's key/],
    ['gives a megabyte', bytes(base64('k'.repeat(1 << 20))), /not this account's key/],
    ['gives the half of its entry', bytes(base64('{"account":"0197a0b0')), /not this account's/],
    ['gives some other JSON', bytes(base64('{"for":"all","key":"x"}')), /not this account's/],
    ['dies when it is asked', { kind: 'dies' }, /did not work/],
  ])('that %s is told of in a sentence, and used when it is well', async (_, odd, sentence) => {
    await service.behave(odd);
    expect(await secrets.read(owner)).toEqual({
      found: false,
      reason: 'unreadable',
      message: expect.stringMatching(sentence),
    });
    await wellAgain();
  });

  it.each<[string, Behaviour]>([
    ['never answers', { kind: 'silent' }],
    ['answers after half a minute', { kind: 'slow', ms: 30_000 }],
    ['is locked, with a prompt that nobody answers', { kind: 'locked' }],
    ['has its prompt end in a way that libsecret waits on for ever', { kind: 'broken-prompt' }],
  ])('that %s is given up, and used when it is well', async (_, odd) => {
    await service.behave(odd);
    const [read, probed] = await Promise.all([secrets.read(owner), secrets.keychain()]);
    expect(read).toMatchObject({ found: false, message: expect.stringMatching(/not answered/) });
    expect(probed).toMatchObject({ available: false });
    // What hangs is not asked anew by everyone who comes.
    expect(await secrets.read(other)).toMatchObject({ found: false, reason: 'unreadable' });
    await wellAgain();
  });

  it('whose prompt is dismissed says that it is locked, and keeps nothing', async () => {
    await service.behave({ kind: 'dismissed' });
    const before = service.secrets;
    const problem: unknown = await secrets.write(owner, 'mk_live_new', 'keychain').catch(String);
    expect(problem).toMatch(/The keychain /);
    expect(service.secrets).toEqual(before);
    await wellAgain();
  });

  it('that does not keep a key says so, and has the one from before', async () => {
    await service.behave({ kind: 'errors' });
    const problem: unknown = await secrets
      .write(owner, 'mk_live_new', 'keychain')
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(FailureError);
    expect((problem as FailureError).failure.code).toBe('keychain-unavailable');
    expect(String(problem)).not.toContain('mk_live_new');
    await wellAgain();
  });

  it('gives back what an earlier version kept, and says that it is not marked', async () => {
    await service.behave(bytes(base64('mk_live_kept_before')));
    expect(await secrets.read(owner)).toEqual({
      found: true,
      key: 'mk_live_kept_before',
      place: 'keychain',
      isUnmarked: true,
    });
  });
});
