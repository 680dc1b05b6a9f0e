import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { MINUTE } from '../../../../src/shared/durations.ts';
import type { AccountId } from '../../../../src/shared/ids.ts';
import { CoreUnderTest } from '../core-under-test.ts';
import { fastClock } from '../fast-clock.ts';
import { keyNamed } from './load-accounts.ts';
import { profilePath, times } from './settings.ts';

/*
 * The app as a process of its own, under load: takes jobs over its channel, and tells how late its
 * event loop was and what it holds in memory. It remembers nothing of what it was told, since that
 * would be taken for the app's own memory.
 */

export interface LoadAccount {
  readonly providerId: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly key: string;
}
export type LoadOrder =
  | { readonly type: 'accounts'; readonly accounts: readonly LoadAccount[] }
  | { readonly type: 'submit'; readonly account: string; readonly files: readonly LoadFile[] }
  | { readonly type: 'measure'; readonly anew: boolean }
  | { readonly type: 'stop' };
export interface LoadFile {
  readonly name: string;
  readonly text: string;
}
export type LoadTold =
  | { readonly type: 'ready' }
  | { readonly type: 'taken'; readonly account: string; readonly count: number }
  | { readonly type: 'refused'; readonly message: string }
  | ({ readonly type: 'measured' } & Measured)
  | { readonly type: 'stopped' };
export interface Measured {
  /** What lives on after a collection, in bytes. */
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** How late the loop came round, since it was measured anew, in milliseconds. */
  readonly lateMsP99: number;
  readonly lateMsMedian: number;
  readonly lateMsLongest: number;
  /** Of a processor, by all threads of the process since it began. */
  readonly cpuMs: number;
  /** The part of the time, since it was measured anew, in which the loop had something to do. */
  readonly busyShare: number;
}

const RESOLUTION_MS = 2;
/** In scaled time: what is on its way to a vendor, or from one, ends by itself. */
const LONGEST_END_MS = 10 * MINUTE;
const [home = ''] = process.argv.slice(2);
const tell = (told: LoadTold): void => void process.send?.(told);
process.on('disconnect', () => process.exit());

const core = await CoreUnderTest.open({
  home,
  clock: fastClock(times),
  isForgetful: true,
  secrets: {
    read: ({ name }) => Promise.resolve({ found: true, key: keyNamed(name), place: 'keychain' }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  },
});
await core.core.start();
const late = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
late.enable();
let loopBefore = performance.eventLoopUtilization();
let profiling: Session | null = null;
let accountIds: ReadonlyMap<string, AccountId> = new Map();
process.on('message', (order: LoadOrder) => {
  follow(order).catch((error: unknown) => tell({ type: 'refused', message: String(error) }));
});
tell({ type: 'ready' });

async function follow(order: LoadOrder): Promise<void> {
  switch (order.type) {
    case 'accounts':
      for (const account of order.accounts)
        await core.core.accounts.add({ ...account, keep: 'keychain' });
      return;
    case 'submit':
      return submit(order.account, order.files);
    case 'measure':
      tell({ type: 'measured', ...measure(order.anew) });
      return order.anew ? profile() : undefined;
    case 'stop':
      await endProfile();
      await core.stop(LONGEST_END_MS);
      return tell({ type: 'stopped' });
  }
}

/** Remembered: to list them for every order would be work that no app has. */
async function accountIdOf(name: string): Promise<AccountId | undefined> {
  if (!accountIds.has(name))
    accountIds = new Map((await core.core.accounts.list()).map((one) => [one.name, one.id]));
  return accountIds.get(name);
}

async function submit(name: string, files: readonly LoadFile[]): Promise<void> {
  const payloads = files.map((file) => ({
    name: `${file.name}.json`,
    bytes: Buffer.from(file.text),
  }));
  const results = await core.core.jobs.submit(payloads, await accountIdOf(name));
  for (const result of results)
    if (!result.accepted) tell({ type: 'refused', message: result.failure.message });
  tell({ type: 'taken', account: name, count: results.length });
}

function measure(anew: boolean): Measured {
  const measured = {
    lateMsP99: Math.max(0, late.percentile(99) / 1e6 - RESOLUTION_MS),
    lateMsMedian: Math.max(0, late.percentile(50) / 1e6 - RESOLUTION_MS),
    lateMsLongest: Math.max(0, late.max / 1e6 - RESOLUTION_MS),
  };
  // The collection that follows is the measurement's own, and no lateness of the app.
  late.disable();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { utilization: busyShare } = performance.eventLoopUtilization(loopBefore);
  if (anew) {
    late.reset();
    loopBefore = performance.eventLoopUtilization();
  }
  late.enable();
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1_000;
  return { ...measured, heapBytes: heapUsed + external, residentBytes: rss, cpuMs, busyShare };
}

/** From the end of the warm-up on, what this thread does, for who wants to know. */
async function profile(): Promise<void> {
  if (profilePath === null) return;
  profiling = new Session();
  profiling.connect();
  await profiling.post('Profiler.enable');
  await profiling.post('Profiler.start');
}

async function endProfile(): Promise<void> {
  if (profilePath === null || profiling === null) return;
  const { profile: taken } = await profiling.post('Profiler.stop');
  writeFileSync(profilePath, JSON.stringify(taken));
}
