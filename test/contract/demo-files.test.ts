import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_KEY, demoChat, startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoClient } from '../fakes/demo-client.ts';

let client: DemoClient;
let link: string;
let whole: Buffer;

async function submitImage(): Promise<void> {
  const { json } = await client.submit(demoChat());
  link = String(json['downloadUrl']);
}

beforeEach(async () => {
  client = await startDemo();
  await submitImage();
  whole = Buffer.from(await (await fetch(link)).arrayBuffer());
});
afterEach(() => stopDemo(client));

async function ask(headers: Record<string, string>, method = 'GET') {
  const response = await fetch(link, { headers, method });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a signed link of the demo', () => {
  it('needs no key, and has a strong ETag and a length', async () => {
    const { response } = await ask({});
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('content-length')).toBe(String(whole.length));
    expect((await client.report()).traffic.keySeen).toEqual({ api: 1, files: 0, control: 0 });
  });

  it('answers HEAD with the same headers and no body', async () => {
    const { response, bytes } = await ask({}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(whole.length));
    expect(bytes.length).toBe(0);
  });

  it('refuses a request that carries the key, as S3 does, and counts it', async () => {
    const { response, bytes } = await ask({ authorization: `Bearer ${DEMO_KEY}` });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/xml');
    expect(bytes.toString()).toContain('<Code>InvalidArgument</Code>');
    expect((await client.report()).traffic.keySeen.files).toBe(1);
  });

  it('serves a range as 206, and goes on where a transfer stopped', async () => {
    const { response, bytes } = await ask({ range: 'bytes=100-' });
    expect(response.status).toBe(206);
    const length = whole.length;
    expect(response.headers.get('content-range')).toBe(`bytes 100-${length - 1}/${length}`);
    expect(bytes.equals(whole.subarray(100))).toBe(true);
  });

  it('answers 416 with the length for a range behind the end', async () => {
    const { response } = await ask({ range: `bytes=${whole.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`);
  });

  it('serves the range if it is still the same file, else the whole', async () => {
    const etag = (await ask({})).response.headers.get('etag') ?? '';
    const same = await ask({ range: 'bytes=5-9', 'if-range': etag });
    expect(same.bytes.equals(whole.subarray(5, 10))).toBe(true);
    const other = await ask({ range: 'bytes=5-9', 'if-range': '"another"' });
    expect(other.response.status).toBe(200);
    expect(other.bytes.length).toBe(whole.length);
  });

  it('is refused with 403 in XML when a byte of it is changed', async () => {
    const forged = link.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const response = await fetch(forged);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('can be expired on demand; asking again gives a link that works', async () => {
    const id = (await client.report()).renders[0]?.id ?? '';
    await client.fault({ kind: 'expire-links' });
    const { response, bytes } = await ask({});
    expect(response.status).toBe(403);
    expect(bytes.toString()).toContain('<Message>Request has expired</Message>');
    link = String((await client.status(id)).json['downloadUrl']);
    expect((await ask({})).response.status).toBe(200);
  });
});

describe('the life of a signed link', () => {
  const minutesLeft = (url: string) =>
    (Number(new URL(url).searchParams.get('X-Demo-Expires')) - Date.now()) / 60_000;

  it('is fifteen minutes for images', () => {
    expect(minutesLeft(link)).toBeGreaterThan(14);
    expect(minutesLeft(link)).toBeLessThanOrEqual(15);
  });

  it('ends by itself, on the scaled clock', async () => {
    const fast = await startDemo({ timeScale: 3_000 }); // fifteen minutes in 300 ms
    try {
      const { json } = await fast.submit(demoChat());
      await new Promise((resolve) => setTimeout(resolve, 350));
      expect((await fetch(String(json['downloadUrl']))).status).toBe(403);
    } finally {
      await stopDemo(fast);
    }
  });

  it('is longer for videos', async () => {
    const fast = await startDemo({ timeScale: 100 });
    try {
      const { json } = await fast.submit(demoChat({}, { renderKind: 'video' }));
      const video = await fast.ended(String(json['id']));
      // Scaled by a hundred: an image's link would have nine seconds.
      expect(minutesLeft(String(video['downloadUrl']))).toBeGreaterThan(1);
    } finally {
      await stopDemo(fast);
    }
  });
});
