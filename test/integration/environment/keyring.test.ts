import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import type { Behaviour } from '../../fakes/secret-service/behaviour.ts';
import {
  FakeSecretService,
  secretServiceMissing,
} from '../../fakes/secret-service/fake-secret-service.ts';
import type { ServedHost } from '../../fakes/served-host.ts';
import { casesOf, hostOnOneHome } from './host-on-one-home.ts';

const missing = secretServiceMissing();
if (missing !== null) console.warn(`SKIPPED the host on an odd keyring: ${missing}`);

const otherKey = 'mk_live_theKeyOfAnotherAccount';
const binary: Behaviour = { kind: 'bytes', base64: '//4BAoA=' };
const empty: Behaviour = { kind: 'bytes', base64: '' };
const huge: Behaviour = { kind: 'bytes', base64: Buffer.alloc(1 << 20, 'k').toString('base64') };

/** The longest that a lookup is waited for, and what hangs is left to its owner, and a start. */
const LONGEST_MS = 150_000;
/** Calls that need no key: far more than they take, and less than any wait for a keyring. */
const PROMPT_ANSWER_MS = 5_000;

describe.skipIf(missing !== null)('a host whose keyring', () => {
  const place = hostOnOneHome();
  let service: FakeSecretService;
  beforeEach(async () => {
    service = await FakeSecretService.start();
  });
  afterEach(() => service.stop());

  const start = () =>
    place.start({
      environment: { DBUS_SESSION_BUS_ADDRESS: service.address, RENDERDESK_KEY_WORK: '' },
    });
  const account = async (host: ServedHost): Promise<AccountView> => {
    const found = (await host.client.accounts.list()).find(({ name }) => name === 'Work');
    if (found === undefined) throw new Error('the account is gone');
    return found;
  };

  /** Two accounts whose keys are kept, one render made with the first, and one that waits for later. */
  async function begin() {
    const host = await start();
    const { id } = await account(host);
    await host.client.accounts.setKey({ id, key: DEMO_KEY, keep: 'keychain' });
    const { baseUrl } = place.demo.demo;
    const other = { providerId: 'mockly', name: 'Other', baseUrl, key: otherKey } as const;
    await host.client.accounts.add({ ...other, keep: 'keychain' });
    const before = await host.submitFor(id, 'image', 'before');
    await host.completed(before);
    await host.client.queue.pauseAll();
    const [job] = await host.submitFor(id, 'image', 'during');
    if (job === undefined) throw new Error('no job was made');
    await host.stop();
    expect(service.secrets).toHaveLength(2);
    return { id, job };
  }

  it.each<[string, Behaviour, string]>([
    ...casesOf<[string, Behaviour, string]>([
      ['gives the key of another account', { kind: 'another-entry' }, "not this account's key"],
      ['gives an empty secret', empty, "not this account's key"],
      ['gives bytes that are no text', binary, "not this account's key"],
      ['gives a megabyte', huge, "not this account's key"],
      ['fails', { kind: 'errors' }, 'did not work'],
      ['answers in other types', { kind: 'wrong-types' }, 'did not work'],
      // It is asked again, and is not there any more.
      ['dies when it is asked', { kind: 'dies' }, 'No keychain service is running'],
    ]),
    ...casesOf<[string, Behaviour, string]>([
      ['never answers', { kind: 'silent' }, 'has not answered'],
      ['answers after half a minute', { kind: 'slow', ms: 30_000 }, 'has not answered'],
      ['is locked, and prompts for ever', { kind: 'locked' }, 'has not answered'],
    ]),
  ])(
    '%s sends nothing with it, says so, and goes on when it is well',
    { timeout: 2 * LONGEST_MS },
    async (_, odd, sentence) => {
      const { id, job } = await begin();
      await service.behave(odd);
      const host = await start();
      await host.client.queue.resumeAll();
      const asked = performance.now();
      await Promise.all([host.client.app.settings(), host.client.accounts.list()]);
      expect(performance.now() - asked).toBeLessThan(PROMPT_ANSWER_MS);
      const pause = async () => (await account(host)).paused?.failure ?? null;
      await expect
        .poll(pause, { timeout: LONGEST_MS })
        .toMatchObject({ message: expect.stringContaining(sentence) });

      await service.behave({ kind: 'well' });
      const goOn = async () => {
        await host.client.accounts.resume({ id });
        return (await host.job(job)).status.state;
      };
      await expect.poll(goOn, { timeout: LONGEST_MS, interval: 500 }).toBe('completed');
      const { traffic, renders } = await place.demo.report();
      expect(renders).toHaveLength(2);
      expect(traffic.otherCredentials).toEqual({ api: 0, files: 0, control: 0 });
    },
  );
});
