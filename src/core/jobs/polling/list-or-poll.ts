import { SECOND } from '../../../shared/durations.ts';

/*
 * A list tells of every job in as many requests as it has pages. Asked evenly, it finds a render
 * half its spacing after it was done. A poll tells of one job, when that is likely to be done.
 */

/** More often than this a list is not asked for, whatever the limit allows. */
export const LEAST_LIST_SPACING_MS = SECOND;

/**
 * Polls that go where completions are likeliest do with so much of round-robin's delay when few
 * jobs share a limit. Measured in bench/polling-simulation.ts at 10 and 50 jobs.
 */
const AIMED_PART = 0.35;

/** @param intervalMs from one poll of this limit to the next, see PollGate.intervalMs */
export const listSpacingMs = (pages: number, intervalMs: number): number =>
  Math.max(LEAST_LIST_SPACING_MS, Math.max(1, pages) * intervalMs);

/**
 * Whether one round of the list finds completions sooner than the same requests spent on single
 * polls: half its spacing, against an aimed poll's part of half a turn of all jobs (or half the
 * floor, which no single poll goes under).
 */
export function listBeatsPolls(jobs: number, pages: number, intervalMs: number, floorMs: number) {
  if (jobs < 2) return false;
  const byList = listSpacingMs(pages, intervalMs) / 2;
  const byPolls = Math.max(floorMs / 2, (AIMED_PART * jobs * intervalMs) / 2);
  const requestsByList = 1 / listSpacingMs(pages, intervalMs);
  const requestsByPolls = Math.min(1 / intervalMs, jobs / floorMs);
  return byList < byPolls || (byList === byPolls && requestsByList <= requestsByPolls);
}
