import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LaneOutcome, MediaLane } from '../../../src/core/media/media-lane.ts';
import { fragileLane, watchedLane } from '../../fakes/media-lane.ts';

/** Milliseconds: what a process needs to start on a machine that does other things. */
const ENOUGH = 20_000;
/** For jobs that never answer: the tests wait for it, twice. */
const SHORT = 1_500;

let lane: MediaLane | null = null;
afterEach(() => lane?.stop());

const jobOf = (path: string) => ({ kind: 'sound', path }) as const;
const doneAs = (path: string): LaneOutcome => ({ outcome: 'refused', reason: path });

describe('a file that kills its process', () => {
  it('is tried once more and costs nobody else anything', async () => {
    const watched = fragileLane();
    ({ lane } = watched);
    const paths = ['slow-1', 'die', 'slow-2', 'quick', 'slow-3'];
    const outcomes = await Promise.all(paths.map((path) => watched.lane.run(jobOf(path), ENOUGH)));
    expect(outcomes).toEqual([
      doneAs('slow-1'),
      { outcome: 'broken', how: 'died' },
      doneAs('slow-2'),
      doneAs('quick'),
      doneAs('slow-3'),
    ]);
    // The first, the one in which each suspect was alone until it died again, and one for the rest.
    expect(watched.started).toHaveLength(3);
  });

  it('does not take others with it, however many such files there are', async () => {
    const watched = fragileLane();
    ({ lane } = watched);
    const paths = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? 'die' : 'quick'));
    const outcomes = await Promise.all(paths.map((path) => watched.lane.run(jobOf(path), ENOUGH)));
    expect(outcomes.filter(({ outcome }) => outcome === 'broken')).toHaveLength(4);
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(8);
  });
});

describe('a file that its process hangs on', () => {
  it('is given up after two limits, and what ran beside it is done', async () => {
    const watched = fragileLane();
    ({ lane } = watched);
    const [hung, beside, after] = await Promise.all([
      watched.lane.run(jobOf('hang'), SHORT),
      watched.lane.run(jobOf('quick-beside'), ENOUGH),
      watched.lane.run(jobOf('quick-after'), ENOUGH),
    ]);
    expect(hung).toEqual({ outcome: 'broken', how: 'hung' });
    expect([beside, after]).toEqual([doneAs('quick-beside'), doneAs('quick-after')]);
  });
});

describe('a process', () => {
  it('that answers what is no answer is not listened to any more', async () => {
    const watched = fragileLane();
    ({ lane } = watched);
    expect(await watched.lane.run(jobOf('babble'), ENOUGH)).toEqual({
      outcome: 'broken',
      how: 'died',
    });
    expect(await watched.lane.run(jobOf('quick'), ENOUGH)).toEqual(doneAs('quick'));
  });

  it('that cannot be started is a broken job, and no exception', async () => {
    const watched = watchedLane({ script: new URL('file:///nowhere/at-all.ts') });
    ({ lane } = watched);
    expect(await watched.lane.run(jobOf('quick'), ENOUGH)).toMatchObject({ outcome: 'broken' });
    expect(watched.logged.join('\n')).toContain('ended by itself');
  });

  it('ends when it has nothing to do, and is there again for the next job', async () => {
    const timers: { delayMs: number; callback: () => void }[] = [];
    const watched = fragileLane({
      after(delayMs, callback) {
        const timer = { delayMs, callback };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    });
    ({ lane } = watched);
    await watched.lane.run(jobOf('quick'), ENOUGH);
    const exits: string[] = [];
    watched.started[0]?.onExit((how) => exits.push(how));
    expect(timers).toHaveLength(1);
    timers[0]?.callback();
    await vi.waitFor(() => expect(exits).toEqual(['SIGKILL']), { timeout: ENOUGH });
    expect(await watched.lane.run(jobOf('quick'), ENOUGH)).toEqual(doneAs('quick'));
    expect(watched.started).toHaveLength(2);
  });

  it('is told to stop with its lane, and what was asked of it comes back undone', async () => {
    const watched = fragileLane();
    ({ lane } = watched);
    const running = watched.lane.run(jobOf('slow'), ENOUGH);
    const waiting = Array.from({ length: 3 }, () => watched.lane.run(jobOf('quick'), ENOUGH));
    watched.lane.stop();
    const stopped = { outcome: 'stopped' };
    expect(await Promise.all([running, ...waiting])).toEqual([stopped, stopped, stopped, stopped]);
    expect(await watched.lane.run(jobOf('quick'), ENOUGH)).toEqual(stopped);
  });
});

describe.skipIf(process.platform === 'win32')('a parent that is killed', () => {
  const parentScript = join(import.meta.dirname, '../../fakes/media-parent.ts');

  it.each(['idle', 'busy'])('takes its %s media process with it', async (state) => {
    const parent = spawn(process.execPath, [parentScript, state], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(line.toString());
    expect(isRunning(child)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(child)).toBe(false), { timeout: ENOUGH });
  });

  function isRunning(pid: number): boolean {
    try {
      const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
        .toString()
        .trim();
      return state !== '' && !state.startsWith('Z');
    } catch {
      return false;
    }
  }
});

describe('a guarded process', () => {
  it('grows no larger than it may', async () => {
    const watched = watchedLane({
      script: new URL('../../fakes/greedy-process.ts', import.meta.url),
    });
    ({ lane } = watched);
    const begun = performance.now();
    expect(await watched.lane.run(jobOf('all'), ENOUGH)).toEqual({
      outcome: 'broken',
      how: 'died',
    });
    expect(performance.now() - begun).toBeLessThan(ENOUGH);
    expect(watched.logged.join('\n')).toContain('SIGKILL');
  });
});
