import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { startReplicateDemo } from '../../src/core/demo/replicate/replicate-demo.ts';
import { startShotstackDemo } from '../../src/core/demo/shotstack/shotstack-demo.ts';
import { fileAt, startVendorDemo, stopVendorDemo } from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

type Fields = Record<string, unknown>;

let client: VendorDemoClient;
afterEach(() => stopVendorDemo(client));

const inResponse = (json: Fields) => json['response'] as Fields;

describe('the Shotstack demo', () => {
  const edit = (output: Fields) => ({
    timeline: {
      tracks: [{ clips: [{ asset: { type: 'title', text: 'Hello' }, start: 0, length: 2 }] }],
    },
    output,
  });
  const start = async () => {
    client = await startVendorDemo(startShotstackDemo, { timeScale: 15 }, (key) => ({
      'x-api-key': key,
    }));
  };
  const hasEnded = (json: Fields) => /^(done|failed)$/.test(String(inResponse(json)['status']));

  it('queues with 201 and has a link only when it is done', async () => {
    await start();
    const { status, json } = await client.post(
      '/render',
      edit({ format: 'mp4', resolution: 'sd' }),
    );
    expect(status).toBe(201);
    expect(json).toMatchObject({ success: true, message: 'Created' });
    const path = `/render/${String(inResponse(json)['id'])}`;
    const states = new Set<unknown>();
    const done = await client.until(`${path}?data=false`, (answer) => {
      states.add(inResponse(answer)['status']);
      if (inResponse(answer)['status'] !== 'done' && 'url' in inResponse(answer)) return true;
      return hasEnded(answer);
    });
    expect([...states].at(-1)).toBe('done');
    expect([...states]).toContain('rendering');
    const render = inResponse(done.json);
    expect(render).toMatchObject({ duration: 2, error: '' });
    expect(render).not.toHaveProperty('data');
    expect(inResponse((await client.get(path)).json)).toHaveProperty('data.output.format', 'mp4');
    const { response } = await fileAt(render['url']);
    expect(response.headers.get('content-type')).toBe('video/mp4');
  });

  it('fails what it can not make, and says so', async () => {
    await start();
    const { json } = await client.post('/render', edit({ format: 'gif' }));
    const ended = await client.until(`/render/${String(inResponse(json)['id'])}`, hasEnded);
    expect(inResponse(ended.json)).toMatchObject({ status: 'failed' });
    expect(String(inResponse(ended.json)['error'])).toContain('gif');
  });

  it('takes the key in its own header only, and counts in fixed windows', async () => {
    await start();
    const path = '/render/none';
    const wrong = { headers: { authorization: 'Bearer x' }, key: 'wrong' };
    expect((await client.ask('GET', path, wrong)).status).toBe(403);
    const statuses = await Promise.all(
      Array.from({ length: 160 }, async () => (await client.get(path)).status),
    );
    expect(statuses).toContain(429);
    const { limits } = await client.report();
    expect(limits[0]).toMatchObject({ id: 'edit', count: 150 });
    expect(limits[0]?.refused).toBe(statuses.filter((status) => status === 429).length);
    await new Promise((resolve) => setTimeout(resolve, limits[0]?.windowMs));
    expect((await client.get(path)).status).toBe(404);
  });
});

describe('the Replicate demo', () => {
  const start = async (timeScale = 60) => {
    client = await startVendorDemo(startReplicateDemo, { timeScale });
  };
  const hasEnded = (json: Fields) =>
    ['succeeded', 'failed', 'canceled'].includes(String(json['status']));
  const pictures = { input: { prompt: 'A harbour', num_outputs: 3, width: 256, height: 256 } };

  it('has one output for each picture that was asked for', async () => {
    await start();
    const { status, json } = await client.post('/models/demo/pictures/predictions', pictures);
    expect(status).toBe(201);
    expect(json).toMatchObject({ status: 'starting', output: null, model: 'demo/pictures' });
    const ended = await client.until(`/predictions/${String(json['id'])}`, hasEnded);
    expect(ended.json).toMatchObject({ status: 'succeeded', error: null, data_removed: false });
    const links = ended.json['output'] as string[];
    expect(new Set(links).size).toBe(3);
    const { bytes } = await fileAt(links[2]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 256 });
    expect(ended.headers.get('ratelimit-remaining')).not.toBeNull();
  });

  it('has text as pieces, and a film as one link', async () => {
    await start();
    const ends = ['meta/llama-x', 'demo/video-x'].map(async (model) => {
      const { json } = await client.post(`/models/${model}/predictions`, pictures);
      return (await client.until(`/predictions/${String(json['id'])}`, hasEnded)).json['output'];
    });
    const [text, film] = await Promise.all(ends);
    expect((text as string[]).join('')).toBe('Hello from the demo.');
    expect(film).toMatch(/\.mp4\?/);
  });

  it('cancels, lists and refuses', async () => {
    await start();
    const { json } = await client.post('/predictions', { version: 'abc', ...pictures });
    const id = String(json['id']);
    const canceled = await client.ask('POST', `/predictions/${id}/cancel`);
    expect(canceled.json).toMatchObject({ id, status: 'canceled' });
    const { results } = (await client.get('/predictions')).json as { results: Fields[] };
    expect(results.map((one) => one['id'])).toEqual([id]);
    expect((await client.post('/predictions', pictures)).status).toBe(422);
    expect((await client.get('/account', 'wrong')).status).toBe(401);
    await client.fault({ kind: 'limit', route: 'status', retryAfterMs: 30_000 });
    const limited = await client.get(`/predictions/${id}`);
    expect(limited).toMatchObject({ status: 429 });
    expect(limited.json['detail']).toContain('resets in ~30s');
    expect(limited.headers.get('ratelimit-reset')).toBe('30');
  });

  it('removes what it made after an hour', async () => {
    // An hour in a second and a half.
    await start(2_400);
    const { json } = await client.post('/predictions', { version: 'abc', ...pictures });
    const path = `/predictions/${String(json['id'])}`;
    const [link] = (await client.until(path, hasEnded)).json['output'] as string[];
    const removed = await client.until(path, (answer) => answer['data_removed'] === true);
    expect(removed.json).toMatchObject({ status: 'succeeded', output: null, input: {} });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect((await fileAt(link)).response.status).toBe(403);
  });
});
