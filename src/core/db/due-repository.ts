import type { AccountId } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job.ts';
import type { HeldFor, Job } from '../jobs/job.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { priorityRank } from './job-columns.ts';
import { jobOf } from './job-repository.ts';

/** Those that wait for a time. */
const dueStates: readonly JobState[] = ['queued', 'unconfirmed', 'rendering', 'downloading'];
/** By a person. Only for rows that an index has found: it looks into the JSON. */
const IS_NOT_PAUSED = `coalesce(status ->> '$.paused', 0) = 0`;

export interface DueJob {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  /** Its priority: what goes first has the highest. */
  readonly rank: number;
}

/** What is to be done, and how much of it there is. */
export function dueReads(database: ReadableDatabase) {
  return {
    ...dueInTurn(database),
    inState(state: JobState): Job[] {
      return database
        .all('SELECT * FROM job WHERE state = :state ORDER BY number', { state })
        .map(jobOf);
    },
    /** The numbers of queued jobs that wait for this, oldest first. */
    held(accountId: AccountId, heldFor: HeldFor): number[] {
      return database
        .all(
          `SELECT number FROM job
           WHERE account_id = :accountId AND held_for = :heldFor AND ${IS_NOT_PAUSED}
           ORDER BY number`,
          { accountId, heldFor },
        )
        .map((row) => Number(row['number']));
    },
    /** Whether any job of the account waits for no time any more. */
    isAnyDue: (accountId: AccountId, now: number): boolean => {
      const due = nextDueAfter(database, accountId, Number.MIN_SAFE_INTEGER);
      return due !== null && due <= now;
    },
    /** When the next job of an account comes due after `now`, or null. */
    nextDueAfter: (accountId: AccountId, now: number) => nextDueAfter(database, accountId, now),
    /** The numbers of jobs that may still go on, but whose account was removed. */
    ofRemovedAccounts(): number[] {
      return database
        .all(
          `SELECT job.number FROM account JOIN job ON job.account_id = account.id
           WHERE account.removed_at IS NOT NULL
             AND job.state IN ('queued', 'submitting', 'unconfirmed', 'rendering', 'downloading')`,
        )
        .map((row) => Number(row['number']));
    },
    /** The numbers of all the account's jobs that may still go on. */
    unfinishedOf(accountId: AccountId): number[] {
      return database
        .all(
          `SELECT number FROM job WHERE account_id = :accountId
             AND state IN ('queued', 'submitting', 'unconfirmed', 'rendering', 'downloading')`,
          { accountId },
        )
        .map((row) => Number(row['number']));
    },
    /** How many of the account's jobs may still go on: a count that is kept, not made. */
    inFlight(accountId: AccountId): number {
      const row = database.one('SELECT jobs FROM jobs_in_flight WHERE account_id = :accountId', {
        accountId,
      });
      return Number(row?.['jobs'] ?? 0);
    },
  };
}

/** Which jobs are due, the longest waiting first. */
function dueInTurn(database: ReadableDatabase) {
  return {
    /**
     * The jobs of an account that are due in this state, at most `limit` of each priority, of each
     * what has waited longest. In no order: see jobs/priority-order.ts.
     */
    due(accountId: AccountId, state: JobState, now: number, limit: number): DueJob[] {
      return database.all(dueSql(state), { accountId, state, now, limit }).map(dueJob);
    },
    /** All jobs that are due in this state, by priority, what has waited longest first. */
    dueInState(state: JobState, now: number): DueJob[] {
      return database
        .all(
          `SELECT number, next_check_at, priority FROM job
           WHERE state = :state AND next_check_at <= :now
           ORDER BY priority DESC, next_check_at, number`,
          { state, now },
        )
        .map(dueJob);
    },
  };
}
export type DueReads = ReturnType<typeof dueReads>;

const dueJob = (row: SqlRow): DueJob => ({
  number: Number(row['number']),
  dueAt: Number(row['next_check_at']),
  rank: Number(row['priority']),
});

/** The states in which priority counts: those of the index. */
const IS_BY_PRIORITY = `state IN ('queued', 'downloading')`;

/** One look where all are alike; a look for each priority elsewhere, in the order of the index. */
function dueSql(state: JobState): string {
  const isDue = 'account_id = :accountId AND state = :state AND next_check_at <= :now';
  if (state !== 'queued' && state !== 'downloading')
    return `SELECT number, next_check_at, 0 AS priority FROM job
      WHERE ${isDue} ORDER BY next_check_at, number LIMIT :limit`;
  return Object.values(priorityRank)
    .map(
      (rank) => `SELECT * FROM (SELECT number, next_check_at, priority FROM job
        WHERE ${isDue} AND ${IS_BY_PRIORITY} AND priority = ${rank}
        ORDER BY next_check_at, number LIMIT :limit)`,
    )
    .join(' UNION ALL ');
}

/** A look for each state: each ends at the first row of the index. */
const nextDueSql = `SELECT min(due) AS due FROM (${dueStates
  .map(
    (state) =>
      `SELECT (SELECT next_check_at FROM job
       WHERE account_id = :accountId AND state = '${state}' AND next_check_at > :now
       ORDER BY next_check_at LIMIT 1) AS due`,
  )
  .join(' UNION ALL ')})`;

function nextDueAfter(
  database: ReadableDatabase,
  accountId: AccountId,
  now: number,
): number | null {
  const due = database.one(nextDueSql, { accountId, now })?.['due'];
  return typeof due === 'number' ? due : null;
}

/** Brings forward what waits for a time. */
export function dueWrites(database: WritableDatabase) {
  return {
    /**
     * Everything of the account that waits for a time is due now; what was just asked after, as
     * soon as it may be asked after again.
     */
    makeDue(accountId: AccountId, now: number, floorMs: number): void {
      database.run(
        `UPDATE job SET next_check_at = CASE state
           WHEN 'rendering' THEN
             min(next_check_at, max(:now, min(status ->> '$.observedAt', :now) + :floorMs))
           ELSE :now END
         WHERE account_id = :accountId AND state IN ('queued', 'unconfirmed', 'rendering', 'downloading')
           AND next_check_at > :now`,
        { accountId, now, floorMs },
      );
    },
    /** Queued jobs that wait for this are due, the oldest first, at most `limit`: their numbers. */
    letGo(
      accountId: AccountId,
      heldFor: HeldFor,
      now: number,
      limit = Number.MAX_SAFE_INTEGER,
    ): number[] {
      return database
        .all(
          `UPDATE job SET next_check_at = :now WHERE number IN (
             SELECT number FROM job
             WHERE account_id = :accountId AND held_for = :heldFor AND ${IS_NOT_PAUSED}
             ORDER BY number LIMIT :limit)
           RETURNING number`,
          { accountId, heldFor, now, limit },
        )
        .map((row) => Number(row['number']));
    },
    /** These are due, and go in this order. */
    queueInOrder(numbers: readonly number[], now: number): void {
      database.transaction(() => {
        for (const [index, number] of numbers.entries()) {
          database.run('UPDATE job SET next_check_at = :dueAt WHERE number = :number', {
            number,
            dueAt: now - (numbers.length - index),
          });
        }
      });
    },
    /**
     * What was last touched at a time that is yet to come was written before the clock was set
     * back, and so was the time it waits for: it is due now.
     */
    makeDueAfterSetBack(now: number): void {
      database.run(
        `UPDATE job SET next_check_at = :now, updated_at = :now
         WHERE state IN ('queued', 'unconfirmed', 'rendering', 'downloading')
           AND next_check_at > :now AND updated_at > :now`,
        { now },
      );
    },
  };
}
export type DueWrites = ReturnType<typeof dueWrites>;
