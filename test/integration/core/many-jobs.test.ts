import { MINUTE } from '../../../src/shared/durations.ts';
import { expect, test } from 'vitest';
import { anImage, aVideo, rememberedSecrets } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock } from './fast-clock.ts';

/** The documented minute is a second here, for the provider and for the core alike. */
const times = 60;
const jobsOnOneKey = 200;
const videosAmongThem = 8;
/** Submits that one account has under way at once. */
const MOST_OF_ONE_ACCOUNT = 4;

const bench = coresOnOneHome(times);

test('200 jobs on one key all come home, and no window ever holds more than is allowed', async () => {
  const core = await bench.start({ clock: fastClock(times), secrets: rememberedSecrets() });
  const payloads = Array.from({ length: jobsOnOneKey }, (_, at) =>
    at < videosAmongThem ? aVideo(`video-${at}`) : anImage(`image-${at}`),
  );
  const jobs = await core.submit(...payloads);
  for (const job of jobs) await core.until(job, 'completed', 60_000);
  const { renders, traffic } = await bench.demo.report();
  expect(renders).toHaveLength(jobsOnOneKey);
  expect(traffic.requests).toMatchObject({ submit: jobsOnOneKey, download: jobsOnOneKey });
  expect(traffic.highestInAnyWindow.submits).toBeLessThanOrEqual(60);
  expect(traffic.highestInAnyWindow.reads).toBeLessThanOrEqual(120);
  expect(core.shown).toHaveLength(jobsOnOneKey);
  expect(core.core.library.list({ limit: 500 }).outputs).toHaveLength(jobsOnOneKey);
  expect(core.logged.filter((line) => line.startsWith('error'))).toEqual([]);
});

test('two accounts with one key stay within what the provider allows the key', async () => {
  const core = await bench.start({ clock: fastClock(times), secrets: rememberedSecrets() });
  const { baseUrl } = (await core.core.accounts.list())[0]!;
  const second = await core.account(baseUrl, 'Agency');
  const [first] = (await core.core.accounts.list()).filter(({ id }) => id !== second.id);
  const images = (name: string) => Array.from({ length: 50 }, (_, at) => anImage(`${name}${at}`));
  const jobs = [
    ...(await core.submitTo(first, ...images('one'))),
    ...(await core.submitTo(second, ...images('two'))),
  ];
  await core.untilJob(jobs[70]!, ({ status }) => status.state !== 'queued');
  const views = await core.core.accounts.list();
  const used = views.map(({ budgets }) => budgets.find(({ id }) => id === 'submits')?.used);
  expect(used[0]).toBe(used[1]);
  expect(used[0]).toBeGreaterThan(MOST_OF_ONE_ACCOUNT);
  for (const job of jobs) await core.until(job, 'completed', 60_000);
  const { traffic } = await bench.demo.report();
  expect(traffic.highestInAnyWindow.submits).toBeLessThanOrEqual(60);
  expect(traffic.highestInAnyWindow.reads).toBeLessThanOrEqual(120);
});

test('a restart forgets none of what was asked in the last minute', async () => {
  const core = await bench.start({ clock: fastClock(times) });
  const jobs = await core.submit(...Array.from({ length: 100 }, (_, at) => anImage(`i${at}`)));
  await core.untilJob(jobs[50]!, ({ status }) => status.state !== 'queued');
  // In scaled time, what is on its way would have a fraction of a second to end by itself.
  await core.stop(10 * MINUTE);
  const next = await bench.start({ clock: fastClock(times) });
  for (const job of jobs) await next.until(job, 'completed', 60_000);
  const { renders, traffic } = await bench.demo.report();
  expect(renders).toHaveLength(100);
  expect(traffic.highestInAnyWindow.submits).toBeLessThanOrEqual(60);
});
