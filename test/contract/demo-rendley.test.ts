import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRendleyDemo } from '../../src/core/demo/rendley/rendley-demo.ts';
import { fileAt, startVendorDemo, stopVendorDemo } from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

let client: VendorDemoClient;
beforeEach(async () => {
  client = await startVendorDemo(startRendleyDemo, { timeScale: 60 });
});
afterEach(() => stopVendorDemo(client));

type Fields = Record<string, unknown>;
const stored = (settings: Fields = { target_resolution: '480p' }) => ({
  project_id: 'prj_123',
  settings,
});
const sample = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../resources/payloads/${name}.json`, import.meta.url), 'utf8'),
  ) as Fields;
const jobIn = (json: Fields) => json['data'] as Fields;
const jobsIn = (json: Fields) => json['data'] as Fields[];
const hasEnded = (json: Fields) =>
  ['completed', 'failed', 'canceled'].includes(String(jobIn(json)['status']));

async function started(body: Fields = stored()): Promise<string> {
  const { status, json } = await client.post('/export', body);
  expect(status).toBe(200);
  expect(Object.keys(jobIn(json))).toEqual(['job_id']);
  return String(jobIn(json)['job_id']);
}

async function endOf(id: string): Promise<Fields> {
  return jobIn((await client.until(`/jobs/${id}`, hasEnded)).json);
}

describe('a job of the Rendley demo', () => {
  it('has every field of "The job object", with JSON in strings', async () => {
    const id = await started();
    const open = jobIn((await client.get(`/jobs/${id}`)).json);
    expect(open).toMatchObject({ result_data: null, error: null });
    expect(['queued', 'processing']).toContain(open['status']);
    const ended = await endOf(id);
    expect(Object.keys(ended)).toEqual([
      'id',
      'type',
      'status',
      'input_data',
      'result_data',
      'error',
      'acknowledged',
      'source_type',
      'source_id',
    ]);
    expect(ended).toMatchObject({ id, type: 'export_video', source_type: 'api', error: null });
    expect(JSON.parse(String(ended['input_data']))).toEqual(stored());
    const result = JSON.parse(String(ended['result_data'])) as Fields;
    expect(Object.keys(result)).toEqual(['storage_url', 'media_id']);
    const { response, bytes } = await fileAt(result['storage_url']);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(bytes.length).toBeGreaterThan(1_000);
  });

  it('draws the texts of an inline project', async () => {
    const made = await endOf(await started(sample('rendley-project')));
    expect(made['status']).toBe('completed');
    const other = await endOf(await started(sample('rendley-stored-project')));
    const sizes = [made, other].map(async (job) => {
      const result = JSON.parse(String(job['result_data'])) as Fields;
      return (await fileAt(result['storage_url'])).bytes.length;
    });
    const [one, two] = await Promise.all(sizes);
    expect(one).not.toBe(two);
  });

  it('may have a result without a file, or an image', async () => {
    const { data } = (await client.make({ type: 'transcription', source_type: 'api' })) as {
      data: Fields;
    };
    const transcript = await endOf(String(data['job_id']));
    expect(transcript).toMatchObject({ status: 'completed', type: 'transcription' });
    expect(JSON.parse(String(transcript['result_data']))).toHaveProperty('text');
    const listed = jobsIn((await client.get('/jobs?job_type=generate_image')).json);
    const image = JSON.parse(String(listed[0]?.['result_data'])) as Fields;
    const { bytes } = await fileAt(image['image_url']);
    expect((await sharp(bytes).metadata()).format).toBe('png');
  });

  it.each([
    ['media behind an expiring link', 'media_unreachable'],
    ['a resolution that nobody knows', 'unsupported target_resolution'],
  ])('is accepted with %s and fails later, with HTTP 200', async (what, error) => {
    const media = { src: 'https://files.example/a.mp4?X-Amz-Signature=abc' };
    const inline = { project: { library: media } };
    const id = await started(
      what.startsWith('media') ? inline : stored({ target_resolution: '9p' }),
    );
    expect(await endOf(id)).toMatchObject({ status: 'failed', error, result_data: null });
  });

  it('is unknown with 404', async () => {
    const answer = await client.get('/jobs/job_none');
    expect(answer).toMatchObject({ status: 404, json: { error: { code: 'NOT_FOUND' } } });
  });
});

describe('"Cancel a job" of the Rendley demo', () => {
  it('moves a job that has not ended to canceled, for good', async () => {
    const id = await started();
    expect((await client.ask('DELETE', `/jobs/${id}`)).status).toBe(200);
    expect(await endOf(id)).toMatchObject({ status: 'canceled', result_data: null });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await endOf(id)).toMatchObject({ status: 'canceled' });
    expect((await client.ask('DELETE', `/jobs/${id}`)).status).toBe(400);
  });

  it('can lose the race', async () => {
    await client.fault({ kind: 'lose-cancel' });
    const id = await started();
    expect((await client.ask('DELETE', `/jobs/${id}`)).status).toBe(200);
    expect(await endOf(id)).toMatchObject({ status: 'completed' });
  });
});

describe('"List your jobs" of the Rendley demo', () => {
  it('defaults to the studio, and shows API jobs when asked for them', async () => {
    const id = await started();
    const studio = jobsIn((await client.get('/jobs')).json);
    expect(studio.length).toBeGreaterThan(3);
    expect(studio.every((job) => job['source_type'] === 'studio')).toBe(true);
    const api = jobsIn((await client.get('/jobs?source_type=api')).json);
    expect(api.map((job) => job['id'])).toEqual([id]);
  });

  it('narrows by project, type and mark', async () => {
    const id = await started();
    await started({ ...stored(), project_id: 'prj_other' });
    const ids = async (query: string) =>
      jobsIn((await client.get(`/jobs?source_type=api&${query}`)).json).map((job) => job['id']);
    expect(await ids('project_id=prj_123')).toEqual([id]);
    expect(await ids('job_type=transcription')).toEqual([]);
    expect(await ids('acknowledged=true')).toEqual([]);
    expect(await ids('acknowledged=false')).toHaveLength(2);
    expect((await client.get('/jobs?acknowledged=perhaps')).status).toBe(400);
  });
});

describe('money at the Rendley demo', () => {
  it('tells the price of the exact request without starting it, and takes just that', async () => {
    const quote = await client.post('/export/cost', stored({ target_resolution: '4k' }));
    expect(quote.json).toEqual({ data: { cost: 8 } });
    const before = (await client.report()).account.credits ?? 0;
    expect(jobsIn((await client.get('/jobs?source_type=api')).json)).toEqual([]);
    await started(stored({ target_resolution: '1080p' }));
    expect((await client.report()).account.credits).toBe(before - 4);
  });

  it('answers 402 once the credits do not suffice, and takes work again with more', async () => {
    await client.fault({ kind: 'credits', balance: 3 });
    const refused = await client.post('/export', stored({ target_resolution: '1080p' }));
    expect(refused).toMatchObject({ status: 402, json: { error: { code: 'PAYMENT_REQUIRED' } } });
    await started();
    await client.fault({ kind: 'credits', balance: 100 });
    await started(stored({ target_resolution: '1080p' }));
  });
});

describe('the refusals of the Rendley demo', () => {
  it.each([
    ['both', { project_id: 'a', project: {} }],
    ['neither', { settings: {} }],
    ['something else', []],
  ])('takes a project or its id, and not %s', async (_, body) => {
    const answer = await client.post('/export', body);
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'BAD_REQUEST' } } });
  });

  it('answers 429 without a header that says how long', async () => {
    await client.fault({ kind: 'secret-limit', count: 1, windowMs: 60_000 });
    await client.get('/jobs/job_none');
    const { status, headers, json } = await client.get('/jobs/job_none');
    expect({ status, json }).toMatchObject({
      status: 429,
      json: { error: { code: 'TOO_MANY_REQUESTS' } },
    });
    const names = [...headers.keys()].filter((name) => /retry|limit/.test(name));
    expect(names).toEqual([]);
  });

  it('tells a key apart that is wrong from one that may not', async () => {
    expect(await client.get('/workspaces', 'wrong')).toMatchObject({
      status: 401,
      json: { error: { code: 'UNAUTHORIZED', message: 'invalid api key' } },
    });
    expect((await client.get('/workspaces')).status).toBe(200);
    await client.fault({ kind: 'account', state: 'plan-limit' });
    expect(await client.post('/export', stored())).toMatchObject({
      status: 403,
      json: { error: { code: 'PLAN_LIMIT' } },
    });
  });
});
