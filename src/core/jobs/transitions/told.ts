import type { RemoteTimes } from '../../../shared/job.ts';
import { redact } from '../../../shared/redact.ts';
import type { Job } from '../job.ts';
import type { Told } from '../job-event.ts';
import type { Transition } from './moves.ts';

/** A warning is a sentence or two; what is longer is a page that found its way into one. */
const LONGEST_WARNING = 500;

/** Keeps what an answer told besides what became of the render; a new warning is in the history. */
export function withTold(before: Job, result: Transition, told: Told): Transition {
  const warning = told.warning === null ? null : redact(told.warning).slice(0, LONGEST_WARNING);
  const remoteTimes = mergedTimes(before.remoteTimes, told.times);
  const job = { ...result.job, warning, remoteTimes };
  if (warning === null || warning === before.warning) return { ...result, job };
  return { ...result, job, note: result.note === null ? warning : `${result.note} ${warning}` };
}

/** A time that an answer leaves out was still said before. Whole milliseconds. */
function mergedTimes(before: RemoteTimes | null, now: RemoteTimes | null): RemoteTimes | null {
  if (now === null) return before;
  return {
    createdAt: whole(now.createdAt) ?? before?.createdAt ?? null,
    startedAt: whole(now.startedAt) ?? before?.startedAt ?? null,
    completedAt: whole(now.completedAt) ?? before?.completedAt ?? null,
  };
}

function whole(time: number | null): number | null {
  const rounded = Math.round(time ?? Number.NaN);
  return Number.isSafeInteger(rounded) ? rounded : null;
}
