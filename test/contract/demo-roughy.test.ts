import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRoughyDemo } from '../../src/core/demo/roughy/roughy-demo.ts';
import {
  BROKEN_ID,
  INTERVIEW_ID,
  PROCESSING_ID,
  UNFINISHED_CUT_ID,
  UNPAID_ID,
  VERTICAL_ID,
} from '../../src/core/demo/roughy/roughy-sources.ts';
import { fileAt, startVendorDemo, stopVendorDemo } from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

let client: VendorDemoClient;
beforeEach(async () => {
  client = await startVendorDemo(startRoughyDemo, { timeScale: 60 });
});
afterEach(() => stopVendorDemo(client));

const order = (output: object = { format: 'mp4', resolution: '720p' }, more: object = {}) => ({
  asset_id: INTERVIEW_ID,
  output,
  ...more,
});
const hasEnded = (json: Record<string, unknown>) =>
  json['state'] === 'completed' || json['state'] === 'failed';

async function mediaOf(bytes: Buffer) {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new BufferSource(new Uint8Array(bytes)),
  });
  const picture = await input.getPrimaryVideoTrack();
  const sound = await input.getPrimaryAudioTrack();
  return {
    type: (await input.getMimeType()).split(';')[0],
    size: picture && [picture.displayWidth, picture.displayHeight],
    codecs: [picture?.codec, sound?.codec].filter(Boolean),
    seconds: await input.computeDuration(),
  };
}

describe('"Read a render" of the Roughy demo', () => {
  it('goes through the documented states with every required field', async () => {
    const created = await client.post('/renders', order());
    expect(created.status).toBe(201);
    const id = String(created.json['id']);
    const required = ['id', 'asset_id', 'cut_id', 'state', 'output', 'size_bytes', 'error_code'];
    const others = ['error_message', 'created_at', 'started_at', 'completed_at'];
    expect(Object.keys(created.json)).toEqual([...required, ...others]);
    expect(created.json).toMatchObject({ state: 'pending', cut_id: null, started_at: null });
    const pending = await client.get(`/renders/${id}`);
    expect(pending.json['download_url']).toBeNull();
    const states = new Set<unknown>();
    const ended = await client.until(`/renders/${id}`, (json) => {
      states.add(json['state']);
      return hasEnded(json);
    });
    expect([...states].at(-2)).toBe('processing');
    expect(ended.json).toMatchObject({ state: 'completed', error_code: null, error_message: null });
    const { response, bytes } = await fileAt(ended.json['download_url']);
    expect(response.status).toBe(200);
    expect(bytes.length).toBe(ended.json['size_bytes']);
    const times = ['created_at', 'started_at', 'completed_at'].map((name) =>
      Date.parse(String(ended.json[name])),
    );
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('tells a failed render with HTTP 200, a code and a message', async () => {
    await client.fault({ kind: 'fail-render', code: 'no_space', error: 'The disk is full.' });
    const { json } = await client.post('/renders', order());
    const ended = await client.until(`/renders/${String(json['id'])}`, hasEnded);
    expect(ended.status).toBe(200);
    expect(ended.json).toMatchObject({
      state: 'failed',
      error_code: 'no_space',
      error_message: 'The disk is full.',
      size_bytes: null,
      download_url: null,
    });
  });

  it('has short-lived links on another origin: reading again gives a new one', async () => {
    const { renders } = await client.report();
    const path = `/renders/${renders[0]?.id ?? ''}`;
    const first = (await client.until(path, hasEnded)).json['download_url'];
    expect(new URL(String(first)).origin).toBe(client.demo.filesOrigin);
    await client.fault({ kind: 'expire-links' });
    expect((await fileAt(first)).response.status).toBe(403);
    const second = (await client.get(path)).json['download_url'];
    expect((await fileAt(second)).response.status).toBe(200);
    await client.fault({ kind: 'expire-links', forGood: true });
    expect((await fileAt((await client.get(path)).json['download_url'])).response.status).toBe(403);
  });

  it('can answer in the shape of the printed sample, without a state', async () => {
    const { renders } = await client.report();
    const path = `/renders/${renders[0]?.id ?? ''}`;
    await client.fault({ kind: 'reshape', route: 'status', remove: ['state'] });
    const { json } = await client.get(path);
    expect(json).not.toHaveProperty('state');
    expect(json).toHaveProperty('download_url');
    expect((await client.get(path)).json).toHaveProperty('state');
  });

  it("knows renders from the start, and nobody else's", async () => {
    const { renders } = await client.report();
    expect(renders.length).toBeGreaterThan(3);
    expect(renders.every((render) => render.fromStart)).toBe(true);
    const states = await Promise.all(
      renders.map(async ({ id }) => (await client.get(`/renders/${id}`)).json['state']),
    );
    expect(new Set(states)).toEqual(new Set(['completed', 'failed', 'processing']));
    const unknown = await client.get('/renders/3c90c3cc-0d44-4b50-8888-8dd25736052a');
    expect(unknown).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
  });
});

describe('"Render an asset" of the Roughy demo', () => {
  it('is idempotent on the full request shape', async () => {
    const [first, same, other] = [
      await client.post('/renders', order({ format: 'mp4', resolution: '720p' })),
      await client.post('/renders', order({ resolution: '720p', format: 'mp4' }, { cut_id: null })),
      await client.post('/renders', order({ format: 'mov', resolution: '720p' })),
    ];
    expect([first.status, same.status, other.status]).toEqual([201, 200, 201]);
    expect(same.json['id']).toBe(first.json['id']);
    expect(other.json['id']).not.toBe(first.json['id']);
  });

  it.each([
    ['mp4', 'video/mp4', [1280, 720], ['avc', 'aac']],
    ['mov', 'video/quicktime', [1280, 720], ['avc', 'aac']],
    ['m4a', 'audio/mp4', null, ['aac']],
    ['mp3', 'audio/mpeg', null, ['mp3']],
  ])('makes a real %s', async (format, type, size, codecs) => {
    const output = size === null ? { format } : { format, resolution: '720p' };
    const { json } = await client.post('/renders', order(output));
    const ended = await client.until(`/renders/${String(json['id'])}`, hasEnded);
    const { response, bytes } = await fileAt(ended.json['download_url']);
    expect(response.headers.get('content-type')).toBe(type);
    const media = await mediaOf(bytes);
    expect(media).toMatchObject({ type, size, codecs });
    expect(media.seconds).toBeCloseTo(4, 0);
  });

  it('never upscales, and keeps a vertical source vertical', async () => {
    const wish = { asset_id: VERTICAL_ID, output: { format: 'mp4', resolution: '4k' } };
    const { json } = await client.post('/renders', wish);
    const ended = await client.until(`/renders/${String(json['id'])}`, hasEnded);
    const { bytes } = await fileAt(ended.json['download_url']);
    expect((await mediaOf(bytes)).size).toEqual([1080, 1920]);
  });

  it.each([
    [PROCESSING_ID, {}, 'asset_processing'],
    [UNPAID_ID, {}, 'asset_payment_required'],
    [BROKEN_ID, {}, 'asset_failed'],
    [INTERVIEW_ID, { cut_id: UNFINISHED_CUT_ID }, 'modifier_not_ready'],
  ])('refuses %s %o with 409 %s', async (asset, more, code) => {
    const wish = { asset_id: asset, output: { format: 'mp4' }, ...more };
    const { status, json, headers } = await client.post('/renders', wish);
    expect({ status, json }).toMatchObject({ status: 409, json: { error: { code } } });
    expect(headers.get('retry-after')).toBe(code === 'asset_processing' ? '20' : null);
  });

  it('names the fields that are wrong', async () => {
    const { status, json } = await client.post('/renders', { asset_id: 'x', output: {} });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      error: {
        code: 'validation_error',
        fields: [{ field: 'body.asset_id' }, { field: 'body.output.format' }],
      },
    });
  });

  it('refuses a key that it does not know, and tells the balance to one that it does', async () => {
    const path = '/credits/balance';
    expect(await client.get(path, 'sk_wrong')).toMatchObject({
      status: 401,
      json: { error: { code: 'unauthenticated' } },
    });
    expect((await client.get(path)).json).toEqual({ balance: 240 });
    await client.fault({ kind: 'account', state: 'out-of-credits' });
    expect(await client.post('/renders', order())).toMatchObject({
      status: 402,
      json: { error: { code: 'insufficient_credits' } },
    });
  });
});
