import { rendley } from '../../../../src/core/providers/rendley/rendley.ts';
import { answering, callError } from '../answering.ts';

export const OPERATION = { id: 'job_1', kind: 'video' } as const;
export const ENDPOINT = { baseUrl: 'https://api.rendley.com/v1' };
const LINK = 'https://storage.rendley.com/exports/a.mp4';

/** A finished export as Rendley documents it. */
export function aJob(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'job_1',
    type: 'export_video',
    status: 'completed',
    input_data: '{"project_id":"prj_123"}',
    result_data: JSON.stringify({ storage_url: LINK, media_id: 'med_1' }),
    error: null,
    acknowledged: false,
    source_type: 'api',
    source_id: 'prj_123',
    ...more,
  };
}

export const exportBody = (document: unknown = { project_id: 'prj_123' }) =>
  Buffer.from(JSON.stringify(document));

export const checkWith = (job: unknown, status = 200) =>
  rendley.check(OPERATION, answering(status, { data: job }));

export const checkError = (body: unknown, status = 200, headers = {}) =>
  callError(rendley.check(OPERATION, answering(status, body, headers)));

export const submitError = (status: number, body: unknown, headers = {}) =>
  callError(rendley.submit(exportBody(), answering(status, body, headers)));
