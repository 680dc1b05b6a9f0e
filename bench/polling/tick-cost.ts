import { believe } from '../../src/core/jobs/polling/completion-odds.ts';
import { PollQueue, type FollowedJob } from '../../src/core/jobs/polling/poll-queue.ts';
import { usualRenderTime } from '../../src/core/jobs/polling/render-times.ts';
import { Random } from './random.ts';

export interface TickCost {
  /** Putting one job in, in milliseconds. */
  readonly putMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

const TICKS = 2_000;
/** The first ones are not measured: the compiler is still at work. */
const WARM_UP_TICKS = 200;
const SPACING_MS = 505;

/** Processor time, which what else runs on the machine does not change. */
function workedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

/** The time of one choice, and putting its job back, with so many jobs waiting. */
export function tickCost(jobs: number, added: 'at once' | 'over an hour'): TickCost {
  const random = new Random(3);
  const queue = new PollQueue(4_000);
  const aJob = (number: number, now: number): FollowedJob => {
    const startedAt = now - random.between(0, 200_000);
    const progress = random.even() < 0.5 ? null : random.even();
    const facts = { startedAt, pendingAt: now, progress, progressAt: now };
    const belief = believe(facts, usualRenderTime);
    return { number, belief, askedAt: now, notBefore: now + 2_000 };
  };
  const span = added === 'at once' ? 0 : 3_600_000;
  const before = performance.now();
  for (let number = 0; number < jobs; number += 1) {
    const now = (span * number) / jobs;
    queue.put(aJob(number, now), now);
  }
  const putMs = (performance.now() - before) / jobs;
  const times: number[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) {
    const now = span + tick * SPACING_MS;
    const began = process.cpuUsage();
    const choice = queue.choose(now, SPACING_MS);
    if (choice.due) {
      queue.remove(choice.job.number);
      queue.put(aJob(choice.job.number, now), now);
    }
    if (tick >= WARM_UP_TICKS) times.push(workedMs(began));
  }
  const sorted = times.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { putMs, medianMs: part(0.5), p99Ms: part(0.99), mostMs: part(1) };
}
