import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoChat, demoMessage, startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoClient } from '../fakes/demo-client.ts';

let client: DemoClient;
beforeEach(async () => {
  client = await startDemo({ timeScale: 30 });
});
afterEach(() => stopDemo(client));

const video = () => demoChat({}, { renderKind: 'video' });
const idOf = (answer: { json: Record<string, unknown> }) => String(answer.json['id']);

async function pixelsOf(png: Buffer): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe('GET /exports/:id of the demo', () => {
  it('tells a rising progress from 0 to 1 while a video renders, and none afterwards', async () => {
    const id = idOf(await client.submit(video()));
    const seen: number[] = [];
    let answer = await client.status(id);
    while (answer.json['status'] === 'rendering') {
      expect(Object.keys(answer.json)).toEqual(['id', 'status', 'renderKind', 'progress']);
      seen.push(Number(answer.json['progress']));
      await new Promise((resolve) => setTimeout(resolve, 60));
      answer = await client.status(id);
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen[0]).toBeLessThan(0.9);
    expect(seen.at(-1)).toBeLessThan(1);
    const { json } = answer;
    expect(Object.keys(json)).toEqual(['id', 'status', 'renderKind', 'downloadUrl', 'sizeBytes']);
    expect(json).toMatchObject({ id, status: 'completed', renderKind: 'video' });
  });

  it('answers for an image without format and progress', async () => {
    const id = idOf(await client.submit(demoChat()));
    const { json } = await client.status(id);
    expect(Object.keys(json)).toEqual(['id', 'status', 'renderKind', 'downloadUrl', 'sizeBytes']);
  });

  it('tells a failed render with HTTP 200 and a text', async () => {
    await client.fault({ kind: 'fail-render' });
    const id = idOf(await client.submit(video()));
    expect(await client.ended(id)).toEqual({
      id,
      status: 'failed',
      renderKind: 'video',
      error: 'Render timed out after 600 seconds',
    });
    expect((await client.status(id)).status).toBe(200);
    const next = idOf(await client.submit(video()));
    expect(await client.ended(next)).toMatchObject({ status: 'completed' });
  });

  it('answers a failed image with 500, and keeps it as failed', async () => {
    await client.fault({ kind: 'fail-render', error: 'Lambda went away' });
    const { status, json } = await client.submit(demoChat());
    expect(status).toBe(500);
    expect(json).toEqual({ error: { code: 'internal_error', message: 'Lambda went away' } });
    const [render] = (await client.report()).renders;
    expect(render).toMatchObject({ kind: 'image', status: 'failed' });
    expect((await client.status(render?.id ?? '')).json).toMatchObject({
      status: 'failed',
      error: 'Lambda went away',
    });
  });

  it.each(['unknown', '..%2F..%2Flink-secret', '%E0%A4%A'])('answers 404 for %s', async (id) => {
    for (const path of [id, `${id}/download`]) {
      const { status, json } = await client.status(path);
      expect(status).toBe(404);
      expect(json).toMatchObject({ error: { code: 'not_found' } });
    }
  });
});

describe('GET /exports/:id/download of the demo', () => {
  it('crops the trailing transparent rows of a chat image, and nothing else', async () => {
    const { json } = await client.submit(demoChat({}, { resolutionScale: '2x' }));
    const response = await client.download(String(json['id']));
    const cropped = await bytesOf(response);
    const whole = await bytesOf(await fetch(String(json['downloadUrl'])));
    expect(whole.length).toBe(json['sizeBytes']);
    expect(cropped.length).toBeLessThan(whole.length);
    const big = await pixelsOf(whole);
    const small = await pixelsOf(cropped);
    expect([big.width, big.height]).toEqual([720, 1280]);
    expect(small.width).toBe(720);
    expect(small.height).toBeLessThan(1280);
    const kept = small.data.length;
    expect(big.data.subarray(0, kept).equals(small.data)).toBe(true);
    expect(big.data.subarray(kept).every((value) => value === 0)).toBe(true);
    const lastRow = small.data.subarray(kept - small.width * 4);
    expect(lastRow.some((value, index) => index % 4 === 3 && value > 0)).toBe(true);
  });

  it('serves an attachment that may be kept for a minute', async () => {
    const id = idOf(await client.submit(demoChat()));
    const response = await client.download(id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('private, max-age=60');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=".+\.png"$/);
    const bytes = await bytesOf(response);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('wants the key', async () => {
    const id = idOf(await client.submit(demoChat()));
    expect((await fetch(`${client.demo.baseUrl}/exports/${id}/download`)).status).toBe(401);
  });

  it('serves a video as it is, once it is rendered', async () => {
    const id = idOf(await client.submit(video()));
    expect((await client.download(id)).status).toBe(404);
    const { sizeBytes, downloadUrl } = await client.ended(id);
    const response = await client.download(id);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    const bytes = await bytesOf(response);
    expect(bytes.length).toBe(sizeBytes);
    expect(bytes.equals(await bytesOf(await fetch(String(downloadUrl))))).toBe(true);
  });
});

describe('the picture', () => {
  const draw = async (props: Record<string, unknown>, top: Record<string, unknown> = {}) => {
    const { status, json } = await client.submit(demoChat(props, top));
    expect(status).toBe(200);
    return pixelsOf(await bytesOf(await fetch(String(json['downloadUrl']))));
  };

  it('is another where a message, a name or the theme is another, and else the same', async () => {
    const one = await draw({});
    expect((await draw({})).data.equals(one.data)).toBe(true);
    const others = [
      { messages: [demoMessage({ text: 'Hellp' }), demoMessage({ id: 'm2', userId: 'u2' })] },
      { receivers: [{ id: 'u2', name: 'Pam' }] },
      { darkMode: true },
      { timezone: 'Asia/Tokyo' },
    ];
    for (const props of others) expect((await draw(props)).data.equals(one.data)).toBe(false);
  });

  it.each([
    ['1x', 360],
    ['2x', 720],
    ['4x', 1440],
  ])('is as large as %s asks', async (resolutionScale, width) => {
    expect((await draw({}, { resolutionScale })).width).toBe(width);
  });

  it('survives every text', async () => {
    const texts = [
      '</svg><script>alert(1)</script>&amp;"\'',
      '\u0000\u0008\u001F\uFFFF\uD800',
      '‮ right to left مرحبا שלום',
      'Z̸̢̛͖̬͍͖͎̯͍͇̘ͥͨͭ͂ͅa̴l̵g̷o',
      '👩‍👩‍👧‍👦🏳️‍🌈🇳🇱#️⃣',
      '日本語のとても長い文章です。'.repeat(12),
      'x'.repeat(4_000),
      '',
      '\n\n\n',
    ];
    const plain = await draw({ messages: [demoMessage({ text: 'plain' })] });
    for (const text of texts) {
      const picture = await draw({ messages: [demoMessage({ text })] });
      expect(picture.width).toBe(plain.width);
      expect(picture.data.equals(plain.data)).toBe(false);
    }
  });
});
