import type { IncomingMessage } from 'node:http';
import { errorAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../json-body.ts';
import { listed } from '../listed.ts';
import type { RenderRecord } from '../render-record.ts';
import { jobDetails, jobObject, newJobId } from './rendley-jobs.ts';

/** "Listing defaults to jobs created in Rendley" (jobs and polling, "List your jobs"). */
export async function listJobs(desk: Desk, request: IncomingMessage): Promise<Answer> {
  const { query } = addressOf(request);
  const acknowledged = query.get('acknowledged');
  if (acknowledged !== null && acknowledged !== 'true' && acknowledged !== 'false') {
    return errorAnswer(400, 'BAD_REQUEST', 'acknowledged is true or false');
  }
  const wanted: Readonly<Record<string, string | null>> = {
    sourceType: query.get('source_type') ?? 'studio',
    type: query.get('job_type'),
    projectId: query.get('project_id'),
    sourceId: query.get('source_id'),
    acknowledged,
  };
  const data: Record<string, unknown>[] = [];
  for (const { id } of desk.renders.list().filter((record) => fits(record, wanted))) {
    const record = await desk.renders.find(id);
    if (record !== undefined) data.push(jobObject(desk, record));
  }
  // The newest first, as lists of jobs are; no page says so.
  const anothers = (job: Record<string, unknown>) => ({
    ...job,
    id: newJobId(),
    input_data: '{"project_id":"prj_of_another"}',
  });
  return jsonAnswer(200, { data: listed(desk.faults, data.toReversed(), anothers) });
}

function fits(record: RenderRecord, wanted: Readonly<Record<string, string | null>>): boolean {
  const details: Readonly<Record<string, unknown>> = jobDetails(record);
  return Object.entries(wanted).every(
    ([name, value]) => value === null || String(details[name]) === value,
  );
}

/** "A job that has already finished cannot be canceled" (jobs and polling, "Cancel a job"). */
export async function cancelJob(desk: Desk, record: RenderRecord): Promise<Answer> {
  const { status } = desk.renders.state(record);
  if (status !== 'queued' && status !== 'rendering') {
    return errorAnswer(400, 'BAD_REQUEST', 'the job has already finished');
  }
  // The order "lose-cancel": the worker was faster.
  if (desk.faults.takeForCancel() === null) await desk.renders.cancel(record.id);
  const current = desk.renders.get(record.id) ?? record;
  return jsonAnswer(200, { data: jobObject(desk, current) });
}
