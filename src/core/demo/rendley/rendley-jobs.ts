import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { filesOf } from '../render-record.ts';
import type { RenderRecord } from '../render-record.ts';
import type { RenderFault } from '../fault-orders.ts';
import type { NewRender } from '../renders.ts';
import { LINK_LIFE_MS, OTHER_JOB_MS, SHORTEST_QUEUE_MS, WORKERS } from './documented-times.ts';
import { costOf, exportMs, lateProblem } from './rendley-request.ts';
import type { RendleyExport } from './rendley-request.ts';

const ID_BYTES = 8;

/** What a job is besides its render: the fields of "The job object" (jobs and polling). */
const detailsSchema = z.object({
  type: z.string(),
  inputData: z.string(),
  sourceType: z.string(),
  sourceId: z.string(),
  projectId: z.string().nullable().default(null),
  acknowledged: z.boolean().default(false),
});
export type JobDetails = z.infer<typeof detailsSchema>;

export function jobDetails(record: RenderRecord): JobDetails {
  return detailsSchema.parse(record.details);
}

export function newJobId(): string {
  return `job_${randomBytes(ID_BYTES).toString('hex')}`;
}

const statuses = {
  queued: 'queued',
  rendering: 'processing',
  completed: 'completed',
  failed: 'failed',
  canceled: 'canceled',
} as const;

/** "The job object": what goes in and what comes out are JSON in strings. */
export function jobObject(desk: Desk, record: RenderRecord): Record<string, unknown> {
  const state = desk.renders.state(record);
  const details = jobDetails(record);
  const result = state.status === 'completed' ? resultOf(desk, record, details) : null;
  return {
    id: record.id,
    type: details.type,
    status: statuses[state.status],
    input_data: details.inputData,
    result_data: result === null ? null : JSON.stringify(result),
    error: state.status === 'failed' ? state.error : null,
    acknowledged: details.acknowledged,
    source_type: details.sourceType,
    source_id: details.sourceId,
  };
}

/** "Other job types put their own fields in result_data" (jobs and polling). */
function resultOf(desk: Desk, record: RenderRecord, { type }: JobDetails): unknown {
  const [file] = filesOf(record);
  if (file === undefined) {
    return {
      language: 'en',
      text: 'This is a demo of a transcript. It has two sentences.',
      segments: [
        { start: 0, end: 2.1, text: 'This is a demo of a transcript.' },
        { start: 2.1, end: 3.6, text: 'It has two sentences.' },
      ],
    };
  }
  const url = linkTo(desk, record, file, LINK_LIFE_MS);
  const mediaId = `med_${record.id.slice('job_'.length)}`;
  if (type === 'generate_image') return { image_url: url, media_id: mediaId };
  return { storage_url: url, media_id: mediaId };
}

/** A job of any type, as it begins. */
export function otherJob(
  job: { readonly type: string; readonly sourceType: string; readonly input: unknown },
  fault: NewRender['fault'],
): NewRender {
  const isText = job.type === 'transcription';
  const isImage = job.type === 'generate_image';
  const inputData = JSON.stringify(job.input);
  const details: JobDetails = {
    type: job.type,
    inputData,
    sourceType: job.sourceType,
    sourceId: 'src_demo',
    projectId: null,
    acknowledged: false,
  };
  return {
    id: newJobId(),
    kind: isText ? 'data' : isImage ? 'image' : 'video',
    format: isText ? 'json' : isImage ? 'png' : 'mp4',
    body: Buffer.from(inputData),
    renderMs: OTHER_JOB_MS,
    details,
    fault,
  };
}

/** An export as it was submitted over the API. */
export function exportJob(
  desk: Desk,
  request: RendleyExport,
  body: { readonly bytes: Buffer; readonly document: unknown },
): NewRender {
  const projectId = request.project_id ?? null;
  const details: JobDetails & { cost: number } = {
    type: 'export_video',
    inputData: JSON.stringify(body.document),
    sourceType: 'api',
    sourceId: projectId ?? `src_${randomBytes(ID_BYTES).toString('hex')}`,
    projectId,
    acknowledged: false,
    cost: costOf(request),
  };
  return {
    id: newJobId(),
    kind: 'video',
    format: 'mp4',
    body: body.bytes,
    queueMs: Math.max(SHORTEST_QUEUE_MS, desk.renders.waitForWorkerMs(WORKERS)),
    renderMs: exportMs(request),
    details,
    fault: lateFault(request) ?? desk.faults.takeForRender(),
  };
}

function lateFault(request: RendleyExport): RenderFault | null {
  const problem = lateProblem(request);
  return problem && { kind: 'fail-render', times: 1, atProgress: 0.3, ...problem };
}
