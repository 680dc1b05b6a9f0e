import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { documentedFields, field, fieldOf, idOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import type { CheckAnswer } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';
import { readResult } from './rendley-results.ts';

/**
 * What is used of a job (page "Jobs and polling", section "The job object"). The same job is
 * `job_id` in the answer to a submit and `id` everywhere else.
 */
const jobSchema = z.object({
  id: field(idOf),
  job_id: field(idOf),
  type: field(providerWord),
  status: field(providerWord),
  source_type: field(providerWord),
  input_data: z.unknown().optional(),
  result_data: z.unknown().optional(),
  error: z.unknown().optional(),
});
type JobFields = z.infer<typeof jobSchema>;
export type RendleyJob = Omit<JobFields, 'job_id'>;

/** The job in the `data` envelope of an answer, or null when there is none. */
export function readJob(text: string): RendleyJob | null {
  const data = dataOf(text);
  return isRecord(data) ? jobOf(data) : null;
}

/** The jobs of a list, of which strange entries are left out; null when it is no list. */
export function readJobs(text: string): RendleyJob[] | null {
  const data = dataOf(text);
  return Array.isArray(data) ? data.filter(isRecord).map(jobOf) : null;
}

/**
 * How a job stands, or null where its answer cannot be understood: then it is asked again, since a
 * job that has ended never changes.
 * @param kind what was promised when it was submitted or adopted
 */
export function answerOf(job: RendleyJob, kind: MediaKind): CheckAnswer | null {
  if (job.status === null) return null;
  switch (job.status.toLowerCase()) {
    case 'completed': {
      const result = readResult(job.result_data, job.type, kind);
      if (result.state === 'unreadable') return null;
      if (result.state === 'ready') return { outcome: 'succeeded', outputs: result.outputs };
      break;
    }
    case 'failed':
      return { outcome: 'failed', failure: jobFailure(job.error) };
    // Documented with one l.
    case 'canceled':
    case 'cancelled':
      return { outcome: 'canceled' };
  }
  return { outcome: 'pending', providerState: job.status, progress: null, queuePosition: null };
}

/** Whether an entry of a list says of its job what a look-up would: its end may be all there is. */
export function isToldInFull({ status, result_data, error }: RendleyJob): boolean {
  const end = status?.toLowerCase();
  if (end === 'completed') return result_data !== undefined && result_data !== null;
  return end !== 'failed' || (error !== undefined && error !== null);
}

/** "A short error code or message": one word is a code. */
function jobFailure(error: unknown): Failure {
  const isCode = typeof error === 'string' && /^[a-z][\w.:-]*$/i.test(error.trim());
  const words = isCode ? { code: providerWord(error), message: null } : wordsOfError(error);
  return renderFailed(
    'Rendley could not make the render',
    words,
    /credit|plan|quota/i.test(`${words.code} ${words.message}`)
      ? 'Look after your credits and plan at Rendley, then render it again: that is a new job.'
      : 'Check that every address in the project is public and permanent, then render it again: that is a new job, which may cost again.',
  );
}

function jobOf(fields: Readonly<Record<string, unknown>>): RendleyJob {
  const { job_id, ...job } = documentedFields(jobSchema, fields);
  return { ...job, id: job.id ?? job_id };
}

function dataOf(text: string): unknown {
  const body = jsonOf(text);
  return isRecord(body) ? fieldOf(body, 'data') : undefined;
}
