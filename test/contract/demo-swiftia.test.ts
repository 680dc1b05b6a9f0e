import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSwiftiaDemo } from '../../src/core/demo/swiftia/swiftia-demo.ts';
import {
  VENDOR_KEY,
  fileAt,
  startVendorDemo,
  stopVendorDemo,
} from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

/** Two seconds, the window of the usual plan, in a fifth of one. */
const TIME_SCALE = 10;
const COLLEAGUE = 'sk_aColleaguesKey';

let client: VendorDemoClient;
beforeEach(async () => {
  client = await startVendorDemo(startSwiftiaDemo, {
    timeScale: TIME_SCALE,
    colleagueKeys: [COLLEAGUE],
  });
  await client.fault({ kind: 'secret-limit', count: 10_000, windowMs: 1_000 });
});
afterEach(() => stopVendorDemo(client));

const short = (target: string, more: object = {}) => ({
  id: 'job_1',
  target,
  size: { width: 360, height: 640 },
  ...more,
});
const hasEnded = (json: Record<string, unknown>) =>
  json['type'] !== 'queued' && json['type'] !== 'progress';

async function submitted(target: string): Promise<string> {
  const { status, json } = await client.post('/render', short(target));
  expect(status).toBe(200);
  expect(Object.keys(json)).toEqual(['renderId']);
  return `/render/${String(json['renderId'])}`;
}

describe('"Get Render" of the Swiftia demo', () => {
  it('queues with a position, works with a progress, and is done with a link and a size', async () => {
    const paths = [];
    for (const target of ['a', 'b', 'c', 'd', 'e']) paths.push(await submitted(target));
    const waiting = await Promise.all(paths.map((path) => client.get(path)));
    const positions = waiting.map(({ json }) => Number(json['queuePosition'] ?? 0));
    expect(waiting[4]?.json).toEqual({
      type: 'queued',
      status: 'QUEUED',
      queuePosition: positions[4],
      progress: 0,
    });
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(positions[4]).toBeGreaterThan(positions[0] ?? 0);
    const seen: number[] = [];
    const first = paths[0] ?? '';
    const done = await client.until(first, (json) => {
      const isProgress = Object.keys(json).join() === 'type,progress';
      if (isProgress) seen.push(Number(json['progress']));
      return hasEnded(json);
    });
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBeLessThan(1);
    expect(Object.keys(done.json)).toEqual(['type', 'url', 'size']);
    const { response, bytes } = await fileAt(done.json['url']);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(bytes.length).toBe(done.json['size']);
    const later = (await client.get(paths[4] ?? '')).json;
    expect(Number(later['queuePosition'] ?? 0)).toBeLessThan(positions[4] ?? 0);
  });

  it.each([
    [undefined, 200, { type: 'error', message: 'No luck.' }],
    ['older', 500, { status: 500, message: 'No luck.', code: 'RENDERING_ERROR' }],
    ['table', 200, { type: 'failed', message: 'No luck.' }],
  ])('tells a failure in the shape %s', async (shape, status, json) => {
    await client.fault({ kind: 'fail-render', error: 'No luck.', atProgress: 0, shape });
    const path = await submitted('a');
    expect(
      await client.until(path, hasEnded).then(({ status: got, json: told }) => [got, told]),
    ).toEqual([status, json]);
  });

  it('knows renders from the start', async () => {
    const { json } = await client.get('/render/v9lqxvtb9x');
    expect(json).toMatchObject({ type: 'done' });
    expect((await fileAt(json['url'])).bytes.length).toBe(json['size']);
    expect(await client.get('/render/none')).toMatchObject({
      status: 404,
      json: { status: 404, code: 'NOT_FOUND' },
    });
  });
});

describe('the limits of the Swiftia demo', () => {
  it('counts a whole organisation in a sliding window, and tells its reset in milliseconds', async () => {
    await client.fault({ kind: 'plan', plan: 'free' });
    const first = await client.get('/render/none');
    expect(first.status).toBe(404);
    expect(first.headers.get('x-ratelimit-limit')).toBe('1');
    const before = Date.now();
    const refused = await client.get('/render/none', COLLEAGUE);
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({
      status: 429,
      message: 'Rate limit exceeded. Please try again later.',
      code: 'RATE_LIMIT_EXCEEDED',
      retryAfter: 1,
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    const reset = Number(refused.headers.get('x-ratelimit-reset'));
    expect(reset).toBeGreaterThan(before);
    expect(reset).toBeLessThan(before + 2_000);
    await new Promise((resolve) => setTimeout(resolve, 5_000 / TIME_SCALE));
    expect((await client.get('/render/none')).status).toBe(404);
    const [limit] = (await client.report()).limits;
    expect(limit).toMatchObject({ count: 1, windowMs: 5_000 / TIME_SCALE, refused: 1 });
  });

  it('lets the largest plan ask five times a second', async () => {
    await client.fault({ kind: 'plan', plan: 'swift' });
    const many = await Promise.all(Array.from({ length: 6 }, () => client.get('/render/none')));
    const statuses = many.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });
});

describe('the refusals of the Swiftia demo', () => {
  it('has 403 in two shapes besides its usual one', async () => {
    const refusals = [];
    for (const state of ['storage-full', 'phone-unverified', 'plan-limit']) {
      await client.fault({ kind: 'account', state });
      const { status, json } = await client.post('/render', short('a'));
      expect(status).toBe(403);
      refusals.push(json);
    }
    expect(refusals).toMatchObject([
      { error: 'fullStorage', storageInfo: { usedSize: 950, totalSize: 1_000, availableSize: 50 } },
      { error: 'Phone verification required' },
      { status: 403, code: 'FORBIDDEN' },
    ]);
  });

  it.each([
    [{ target: 'a' }, 400, "The 'id' parameter is required."],
    [short('a', { brandPresetId: 'branding_inactive' }), 400, 'Selected brand preset is inactive'],
    [
      short('a', { brandPresetId: 'branding_unknown' }),
      404,
      'Brand preset not found for this organization',
    ],
  ])('refuses %o with %i', async (body, status, message) => {
    expect(await client.post('/render', body)).toMatchObject({ status, json: { status, message } });
  });

  it('refuses a key that it does not know', async () => {
    const answer = await client.get('/render/v9lqxvtb9x', `${VENDOR_KEY}x`);
    expect(answer).toMatchObject({ status: 401, json: { status: 401, code: 'UNAUTHORIZED' } });
  });
});
