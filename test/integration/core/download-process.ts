import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

/*
 * A process that runs the core and is to be killed while files come. Adopts the renders it is
 * told, and tells where every job is.
 */

export interface Told {
  readonly jobs: readonly {
    readonly remoteId: string | null;
    readonly state: string;
    readonly path: string | null;
    readonly sha256: string | null;
  }[];
}

const TELL_EVERY_MS = 50;
/** A minute's request limit is over sooner: with many kills it is what takes longest. */
const TIMES = 4;
const [home = '', baseUrl = '', ...renders] = process.argv.slice(2);
// Ends with the test that started it.
process.on('disconnect', () => process.exit());

const core = await CoreUnderTest.open({
  home,
  clock: fastClock(TIMES),
  secrets: {
    read: () => Promise.resolve({ found: true, key: 'mk_live_killed', place: 'environment' }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  },
});
await core.core.start();
if ((await core.core.accounts.list()).length === 0) await core.account(baseUrl);
for (const id of renders) core.core.jobs.adopt(id, undefined);
setInterval(() => {
  const { jobs } = core.core.jobs.list({ limit: 1_000 });
  const told: Told = {
    jobs: jobs.map(({ remoteId, status, outputs }) => ({
      remoteId,
      state: status.state,
      path: outputs[0]?.path ?? null,
      sha256: outputs[0]?.sha256 ?? null,
    })),
  };
  process.send?.(told);
}, TELL_EVERY_MS);
