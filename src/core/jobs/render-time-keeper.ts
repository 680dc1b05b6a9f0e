import type { Account } from '../db/account-repository.ts';
import type { RenderTimeReads, RenderTimeWrites } from '../db/render-time-repository.ts';
import { followFacts } from '../db/follow-repository.ts';
import type { RemoteTimes } from '../providers/provider.ts';
import type { Job } from './job.ts';
import { isIn } from './job.ts';
import { believe, type RenderTime } from './polling/completion-odds.ts';
import { medianEnd } from './polling/median-end.ts';
import {
  RenderTimeTable,
  sampleBetween,
  toldTime,
  usualRenderTime,
} from './polling/render-times.ts';
import type { WallJumps } from './wall-jumps.ts';

/** Fewer renders say too little of the next for a person to go by. */
const ENOUGH_SEEN = 3;

/** How long renders take: what an account's own have taught, kept with them. */
export interface RenderTimeKeeper {
  expect(account: Pick<Account, 'id' | 'providerId'>, kind: string): RenderTime;
  /**
   * When a render is as likely done as not, in milliseconds since 1970. Null for one that waits in
   * its provider's queue, and where too little was seen to say.
   */
  expectedEnd(account: Pick<Account, 'id' | 'providerId'>, job: Job): number | null;
  /**
   * Learns from a render that was found done, asked for at `askedAt` (milliseconds since 1970).
   * Belongs in the transaction in which it is said to be done. Only completions teach.
   */
  learn(
    account: Pick<Account, 'id' | 'providerId'>,
    job: Job,
    askedAt: number,
    times: RemoteTimes | undefined,
  ): void;
}

export function createRenderTimeKeeper(parts: {
  readonly keptRenderTimes: RenderTimeReads;
  readonly renderTimeWrites: RenderTimeWrites;
  readonly jumps: WallJumps;
  /** What is expected before anything was learned. */
  readonly usual?: RenderTime;
}): RenderTimeKeeper {
  const { usual = usualRenderTime } = parts;
  const table = new RenderTimeTable(parts.keptRenderTimes.all());
  return {
    expect: ({ id, providerId }, kind) => table.expect(id, providerId, kind, usual),
    expectedEnd(account, job) {
      if (table.seen(account.id, account.providerId, job.kind) < ENOUGH_SEEN) return null;
      const facts = followFacts(job);
      if (facts === null || facts.queuePosition !== null) return null;
      const prior = table.expect(account.id, account.providerId, job.kind, usual);
      const { pendingAt, progress, progressAt } = facts;
      const startedAt = facts.startedAt ?? facts.acceptedAt;
      const bar = { progress, progressAt: progressAt ?? pendingAt };
      return Math.round(medianEnd(believe({ startedAt, pendingAt, ...bar }, prior)));
    },
    learn(account, job, askedAt, times) {
      const prior = table.expect(account.id, account.providerId, job.kind, usual);
      const sample = sampleOf(job, askedAt, times, prior, parts.jumps);
      if (sample === null) return;
      const { id, providerId } = account;
      const render = { account: id, provider: providerId, kind: job.kind, sample };
      for (const [sort, row] of table.learn(render, usual)) parts.renderTimeWrites.keep(sort, row);
    },
  };
}

function sampleOf(
  job: Job,
  askedAt: number,
  times: RemoteTimes | undefined,
  prior: RenderTime,
  jumps: WallJumps,
) {
  const took = (times?.completedAt ?? Number.NaN) - (times?.startedAt ?? Number.NaN);
  if (took > 0) return toldTime(took);
  if (!isIn(job, 'rendering')) return null;
  // When a render from elsewhere began is not known.
  if (job.payloadSha256 === null || job.submittedAt === null) return null;
  const { status } = job;
  const startedAt = status.startedAt ?? job.submittedAt;
  if (!jumps.isSteadySince(startedAt)) return null;
  const pendingAt = Math.max(startedAt, status.lastCheckAt ?? startedAt);
  if (askedAt < pendingAt) return null;
  const bar = { progress: status.progress, progressAt: status.progressAt ?? pendingAt };
  return sampleBetween(believe({ startedAt, pendingAt, ...bar }, prior), askedAt, bar);
}
