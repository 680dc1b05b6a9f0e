import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUR, SECOND } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import type { ServedHost } from '../../fakes/served-host.ts';
import { pause } from '../../fakes/served-host.ts';
import { casesOf, hostOnOneHome, isWhole, type Place } from './host-on-one-home.ts';

const faketimeLibrary = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => spawnSync('test', ['-f', path]).status === 0);
if (faketimeLibrary === undefined)
  console.warn('SKIPPED the tests of set clocks: faketime is not installed');

const place = hostOnOneHome();

/** A host whose wall clock is set as a person or a time server sets it; its steady one is not. */
class SetClock {
  readonly #file: string;

  constructor(home: string) {
    this.#file = join(home, 'clock.rc');
  }

  set(offsetMs: number): void {
    const seconds = offsetMs / SECOND;
    writeFileSync(this.#file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  }

  start(at: Place, timeZone = 'UTC'): Promise<ServedHost> {
    return at.start({
      environment: {
        LD_PRELOAD: faketimeLibrary ?? '',
        FAKETIME_TIMESTAMP_FILE: this.#file,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        TZ: timeZone,
      },
    });
  }
}

/** Links to files hold for one run. */
const withoutTickets = (job: JobView) => ({
  ...job,
  outputs: job.outputs.map((output) => ({ ...output, mediaUrl: '' })),
});
const untilNow = (isoTime: string) => Date.parse(isoTime) - Date.now();

describe.skipIf(faketimeLibrary === undefined)('a wall clock that is set', () => {
  test.each(
    casesOf<[string, number]>(
      [
        ['forward by five hours', 5 * HOUR],
        ['back by seven hours', -7 * HOUR],
        ['forward by more than a month', 40 * 24 * HOUR],
      ],
      2,
    ),
  )('%s while a film is rendering: it is followed to its end', async (_name, jumpMs) => {
    const clock = new SetClock(place.home);
    clock.set(0);
    const host = await clock.start(place);
    const jobs = await host.submit('video', 'before the jump');
    await host.until(jobs, ({ status }) => status.state === 'rendering');
    clock.set(jumpMs);
    const later = await host.submit('image', 'after the jump');
    expect(await place.shortcomings(await host.completed([...jobs, ...later]))).toEqual([]);
  });

  test('back and forth around a start: nothing waits for a time that has been', async () => {
    const clock = new SetClock(place.home);
    clock.set(9 * HOUR);
    const host = await clock.start(place);
    const jobs = await host.submit('video', 'made in the future');
    await host.until(jobs, ({ status }) => status.state === 'rendering');
    await host.stop('SIGKILL');
    clock.set(0);
    const next = await clock.start(place);
    expect(await place.shortcomings(await next.completed(jobs))).toEqual([]);
  });

  test.each(
    casesOf<[string, string, string]>([
      ['when summer time ends', 'Europe/Berlin', '2026-10-25T00:59:57Z'],
      ['when summer time begins', 'America/New_York', '2026-03-08T06:59:57Z'],
      ['where a day is left out', 'Pacific/Apia', '2011-12-30T09:59:57Z'],
      ['at the end of a month and a year', 'Pacific/Kiritimati', '2026-12-31T23:59:57Z'],
      ['on a leap day', 'Asia/Kathmandu', '2028-02-29T23:59:57Z'],
    ]),
  )('%s: renders go over it', async (_name, timeZone, isoTime) => {
    const clock = new SetClock(place.home);
    clock.set(untilNow(isoTime));
    const host = await clock.start(place, timeZone);
    const first = await host.submit('video', 'over the moment');
    await pause(4 * SECOND);
    const second = await host.submit('image', 'after the moment');
    const jobs = await host.completed([...first, ...second]);
    expect(await place.shortcomings(jobs)).toEqual([]);
    for (const { createdAt, endedAt } of jobs) expect(endedAt).toBeGreaterThanOrEqual(createdAt);
  });

  test.skipIf(!isWhole)(
    'another time zone at the next start: the same jobs, the same times',
    async () => {
      const clock = new SetClock(place.home);
      clock.set(0);
      const host = await clock.start(place, 'Asia/Tokyo');
      const jobs = await host.completed(await host.submit('image', 'from Tokyo'));
      await host.stop();
      const next = await clock.start(place, 'America/Los_Angeles');
      expect((await next.completed(jobs)).map(withoutTickets)).toEqual(jobs.map(withoutTickets));
    },
  );
});
