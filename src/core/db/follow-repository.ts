import { z } from 'zod';
import { accountIdSchema, type AccountId } from '../../shared/ids.ts';
import { mediaKindSchema, type MediaKind } from '../../shared/output.ts';
import { isIn, type Job } from '../jobs/job.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';
import { jobOf } from './job-repository.ts';

/** What is known of a render that is asked after. Milliseconds since 1970. */
export interface FollowFacts {
  readonly number: number;
  readonly accountId: AccountId;
  readonly kind: MediaKind;
  /** Not to be asked after sooner. */
  readonly notBefore: number;
  readonly acceptedAt: number;
  /** When it began to render; null while it waits in the provider's queue, or was not seen yet. */
  readonly startedAt: number | null;
  /** When an answer last said that it was not done. */
  readonly pendingAt: number;
  /** When it was last asked after, whatever came of it. */
  readonly askedAt: number;
  readonly progress: number | null;
  readonly progressAt: number | null;
  readonly queuePosition: number | null;
  /** A cancel was asked for, and is to be asked of the provider next. */
  readonly cancelWanted: boolean;
}

/** Where among the jobs of an account that wait for a time a reader has come to. */
export interface DueCursor {
  readonly at: number;
  readonly number: number;
}

/** Of a status only what is needed here: a hundred thousand rows may be read at a start. */
const statusSchema = z.object({
  since: z.number(),
  progress: z.number().nullable(),
  progressAt: z.number().nullable().default(null),
  startedAt: z.number().nullable().default(null),
  queuePosition: z.number().nullable(),
  lastCheckAt: z.number().nullable(),
  observedAt: z.number(),
  cancelSentAt: z.number().nullable().default(null),
  misses: z.number().default(0),
});
type FollowedStatus = z.output<typeof statusSchema>;
const rowSchema = z.object({
  number: z.int(),
  account_id: accountIdSchema,
  kind: mediaKindSchema,
  next_check_at: z.int(),
  submitted_at: z.int().nullable(),
  cancel_requested_at: z.int().nullable(),
  status: z.string().transform((text) => statusSchema.parse(JSON.parse(text))),
});

function factsOfRow(row: SqlRow): FollowFacts {
  const plain = rowSchema.parse(row);
  const { number, kind, status } = plain;
  return factsOf({
    number,
    accountId: plain.account_id,
    kind,
    notBefore: plain.next_check_at,
    submittedAt: plain.submitted_at,
    cancelRequestedAt: plain.cancel_requested_at,
    status,
  });
}

/** Null for a job that is not asked after. */
export function followFacts(job: Job): FollowFacts | null {
  if (!isIn(job, 'rendering') || job.nextCheckAt === null) return null;
  return factsOf({ ...job, notBefore: job.nextCheckAt });
}

function factsOf(
  job: Pick<FollowFacts, 'number' | 'accountId' | 'kind' | 'notBefore'> &
    Pick<Job, 'submittedAt' | 'cancelRequestedAt'> & { readonly status: FollowedStatus },
): FollowFacts {
  const { number, accountId, kind, notBefore, status } = job;
  const acceptedAt = job.submittedAt ?? status.since;
  return {
    number,
    accountId,
    kind,
    notBefore,
    acceptedAt,
    startedAt: status.startedAt,
    pendingAt: status.lastCheckAt ?? acceptedAt,
    askedAt: status.observedAt,
    progress: status.progress,
    progressAt: status.progressAt,
    queuePosition: status.queuePosition,
    // A cancel that failed is tried again after a look: the render may have ended meanwhile.
    cancelWanted:
      job.cancelRequestedAt !== null && status.cancelSentAt === null && status.misses % 2 === 0,
  };
}

/** The renders that are asked after. */
export function followReads(database: ReadableDatabase) {
  return {
    /** The jobs of the account that are asked after. */
    all(accountId: AccountId): Job[] {
      return database
        .all(
          `SELECT * FROM job
           WHERE account_id = :accountId AND state = 'rendering' AND next_check_at IS NOT NULL`,
          { accountId },
        )
        .map(jobOf);
    },
    /** Those whose time has come, in order, from behind the cursor on. */
    due(accountId: AccountId, after: DueCursor, now: number, limit: number): FollowFacts[] {
      return database
        .all(
          `SELECT number, account_id, kind, next_check_at, submitted_at, cancel_requested_at, status
           FROM job
           WHERE account_id = :accountId AND state = 'rendering' AND next_check_at <= :now
             AND (next_check_at, number) > (:at, :number)
           ORDER BY next_check_at, number LIMIT :limit`,
          { accountId, now, at: after.at, number: after.number, limit },
        )
        .map(factsOfRow);
    },
  };
}
export type FollowReads = ReturnType<typeof followReads>;
