import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destinationRuleSchema } from '../../../src/shared/destination.ts';
import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

/*
 * A process that runs the core and is to be killed while files come. Adopts the renders it is
 * told, and tells where every job is. Every second one's file goes to the folder of a rule.
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
const APART = 'Apart';
if ((await core.core.accounts.list()).length === 0) await core.account(baseUrl);
const known = (await core.core.accounts.list()).find(({ name }) => name === APART);
const apart = known ?? (await core.account(baseUrl, APART));
if (core.core.settings.get().destinations.length === 0) {
  const folder = join(home, 'mnt', 'apart');
  mkdirSync(folder, { recursive: true });
  const rule = { id: 'apart', by: 'account', value: apart.id, folder, subfolder: '{provider}' };
  await core.core.destinations.save([destinationRuleSchema.parse(rule)]);
}
const [work] = (await core.core.accounts.list()).filter(({ name }) => name !== APART);
for (const [index, id] of renders.entries()) {
  core.core.jobs.adopt(id, (index % 2 === 0 ? work : apart)?.id);
}
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
