import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { eventually } from './core-under-test.ts';
import { LoadedVendors } from './load-run/loaded-vendors.ts';
import { LoadedApp } from './load-run/loaded-app.ts';
import type { Measured } from './load-run/load-life.ts';
import {
  isWhole,
  jobsInFlight,
  minutes,
  times,
  vendorShares,
  fillUpMinutes,
  warmUpMinutes,
} from './load-run/settings.ts';

/** Of real time. */
const WHOLE_MS = (minutes * MINUTE) / times;
const LONGEST_MS = WHOLE_MS + 5 * MINUTE;
const LOOK_MS = 250;
const FEWEST_SAMPLES = 5;
/** What is asked of the whole form; the short one runs beside other tests, and only tells. */
const HOUR_MINUTES = 60;
const MOST_SLOPE_MB = 1;
const MOST_LATE_MS = 20;
/** Most of it is what was asked of the vendors, and what they answered. */
const MOST_BYTES_A_JOB = 6_000;
const accountCount = Object.values(vendorShares).reduce((sum, { accounts }) => sum + accounts, 0);

let folder: string;
let vendors: LoadedVendors;
let app: LoadedApp;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-load-'));
  vendors = await LoadedVendors.start(folder);
  app = await LoadedApp.start(join(folder, 'home'));
});
afterEach(async () => {
  await app.kill();
  await vendors.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Sample extends Measured {
  readonly minute: number;
}

test(
  `${jobsInFlight} jobs in flight over ${accountCount} accounts for ${minutes} minutes, ${times} times as fast`,
  { timeout: LONGEST_MS },
  async () => {
    app.order({ type: 'accounts', accounts: vendors.accounts() });
    const begun = performance.now();
    const minuteNow = () => ((performance.now() - begun) * times) / MINUTE;
    const samples: Sample[] = [];
    let isWarm = false;
    // However slow the machine is, something has come home at the end.
    while (minuteNow() < minutes || app.endedCount() === 0) {
      app.makeUpTo(jobsInFlight, vendors);
      if (minuteNow() >= samples.length + 1) {
        const anew: boolean = !isWarm && minuteNow() >= warmUpMinutes;
        isWarm ||= anew;
        samples.push({ minute: minuteNow(), ...(await app.measure(anew)) });
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const end = await app.measure(false);
    const vendorsCpuMs = await vendors.cpuMs();
    const realMs = performance.now() - begun;
    await app.stop();
    const again = await startedAgain();
    const states = app.states();
    const renders = await vendors.renderCount();
    const jobs = app.jobCount();
    const { size } = statSync(join(folder, 'home', 'library.db'));
    const { exceeded, fullest } = await vendors.limits();
    const growth = slope(samples);
    console.info(
      [
        `${jobs} jobs in ${(realMs / SECOND).toFixed(0)} s: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`,
        `${renders} renders at the vendors; their fullest windows: ${fullest.join(', ')}`,
        `a job takes ${Math.round(size / jobs)} bytes of the database (${megabytes(size)} MB)`,
        `memory ${samples.map(({ heapBytes }) => megabytes(heapBytes)).join(' ')} MB by the minute, ${megabytes(end.heapBytes)} MB at last (${megabytes(end.residentBytes)} resident), ${growth?.toFixed(2) ?? 'an unknown number of'} MB an hour in its second half`,
        `event loop late by ${end.lateMsMedian.toFixed(1)} ms at the median, ${end.lateMsP99.toFixed(1)} ms at p99, ${end.lateMsLongest.toFixed(1)} ms at most; busy ${share(end.busyShare)} of the time`,
        again,
        `of a processor the app took ${share(end.cpuMs / realMs)}, the vendors ${share(vendorsCpuMs / realMs)}`,
      ].join('\n'),
    );

    expect(app.refusals).toEqual([]);
    expect(exceeded).toEqual([]);
    expect([states.get('failed') ?? 0, states.get('unconfirmed') ?? 0]).toEqual([0, 0]);
    expect(app.sentCount()).toBe(renders);
    expect(states.get('completed')).toBeGreaterThan(0);
    expect(app.wholeFiles()).toBe(states.get('completed'));
    if (!isWhole || minutes < HOUR_MINUTES) return;
    expect(growth).toBeLessThan(MOST_SLOPE_MB);
    expect(end.lateMsP99).toBeLessThan(MOST_LATE_MS);
    expect(size / jobs).toBeLessThan(MOST_BYTES_A_JOB);
  },
);

/** The app as a new process, with all that is under way: until it is taken up, and goes on. */
async function startedAgain(): Promise<string> {
  const [live, ended] = [app.jobCount() - app.endedCount(), app.endedCount()];
  await app.kill();
  const begun = performance.now();
  const since = () => ((performance.now() - begun) / SECOND).toFixed(1);
  app = await LoadedApp.start(join(folder, 'home'));
  const takenUp = since();
  await eventually(() => app.endedCount() > ended, LONGEST_MS);
  const goesOn = since();
  const { heapBytes, residentBytes } = await app.measure(false);
  await app.stop();
  return `started again with ${live} jobs under way: taken up after ${takenUp} s, the first one home after ${goesOn} s; ${megabytes(heapBytes)} MB (${megabytes(residentBytes)} resident)`;
}

const share = (part: number) => `${(100 * part).toFixed(0)} %`;
const megabytes = (bytes = 0) => (bytes / 1024 / 1024).toFixed(1);

/** By least squares, of what lives on after a collection. @returns megabytes a simulated hour; null: too short to say */
function slope(samples: readonly Sample[]): number | null {
  const late = samples.filter(({ minute }) => minute > fillUpMinutes);
  if (late.length < FEWEST_SAMPLES) return null;
  const mean = (pick: (one: Sample) => number) =>
    late.reduce((sum, one) => sum + pick(one), 0) / late.length;
  const [meanMinute, meanBytes] = [
    mean(({ minute }) => minute),
    mean(({ heapBytes }) => heapBytes),
  ];
  let [over, under] = [0, 0];
  for (const { minute, heapBytes } of late) {
    over += (minute - meanMinute) * (heapBytes - meanBytes);
    under += (minute - meanMinute) ** 2;
  }
  return (over / under / 1024 / 1024) * (MINUTE / SECOND);
}
