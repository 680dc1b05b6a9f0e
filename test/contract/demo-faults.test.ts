import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoChat, startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoClient } from '../fakes/demo-client.ts';

let client: DemoClient;
beforeEach(async () => {
  client = await startDemo();
});
afterEach(() => stopDemo(client));

const submitted = async () => (await client.submit(demoChat())).json;
const arrived = async () => (await client.report()).renders.length;

describe('faults on demand', () => {
  it('answers so many requests of a route with anything, then goes on', async () => {
    const headers = { 'retry-after': '7' };
    const body = '<h1>Bad gateway</h1>';
    await client.fault({ kind: 'answer', route: 'status', times: 2, status: 502, headers, body });
    const { id } = await submitted();
    const url = `${client.demo.baseUrl}/exports/${String(id)}`;
    for (let index = 0; index < 2; index += 1) {
      const response = await fetch(url, { headers: client.authorization });
      expect(response.status).toBe(502);
      expect(response.headers.get('retry-after')).toBe('7');
      expect(await response.text()).toBe(body);
    }
    expect((await client.status(String(id))).status).toBe(200);
  });

  it('drops a submit before it arrived, or after', async () => {
    await client.fault({ kind: 'drop', route: 'submit', when: 'before' });
    await expect(submitted()).rejects.toThrow('fetch failed');
    expect(await arrived()).toBe(0);
    await client.fault({ kind: 'drop', route: 'submit', when: 'after' });
    await expect(submitted()).rejects.toThrow('fetch failed');
    expect(await arrived()).toBe(1);
  });

  it('stalls an answer until the client gives up', async () => {
    await client.fault({ kind: 'stall', route: 'submit', when: 'after' });
    const impatient = fetch(`${client.demo.baseUrl}/chat/render`, {
      method: 'POST',
      headers: { ...client.authorization, 'content-type': 'application/json' },
      body: JSON.stringify(demoChat()),
      signal: AbortSignal.timeout(1_500),
    });
    await expect(impatient).rejects.toThrow('timeout');
    expect(await arrived()).toBe(1);
  });

  it('stalls for a while and then answers', async () => {
    await client.fault({ kind: 'stall', route: 'status', when: 'before', ms: 200 });
    const begun = performance.now();
    expect((await client.status('x')).status).toBe(404);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(190);
  });

  it('garbles an answer after the work was done', async () => {
    await client.fault({ kind: 'garble', route: 'submit', body: '{"id": "abc' });
    await expect(submitted()).rejects.toThrow(SyntaxError);
    expect(await arrived()).toBe(1);
  });

  it('cuts a file short: the connection ends before the promised length', async () => {
    const { downloadUrl, sizeBytes } = await submitted();
    await client.fault({ kind: 'cut', route: 'file', afterBytes: 1_000 });
    const response = await fetch(String(downloadUrl));
    expect(response.headers.get('content-length')).toBe(String(sizeBytes));
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  });

  it('freezes in the middle of a file', async () => {
    const { downloadUrl } = await submitted();
    await client.fault({ kind: 'freeze', route: 'file', afterBytes: 1_000 });
    const signal = AbortSignal.timeout(1_500);
    const { body } = await request(String(downloadUrl), { signal });
    let bytes = 0;
    const reading = (async () => {
      for await (const part of body) bytes += (part as Buffer).length;
    })();
    await expect(reading).rejects.toThrow('timeout');
    expect(bytes).toBe(1_000);
  });

  it('promises a wrong length', async () => {
    const { downloadUrl, sizeBytes } = await submitted();
    await client.fault({ kind: 'wrong-length', route: 'file', by: 10, direction: 'shorter' });
    const shorter = await (await fetch(String(downloadUrl))).arrayBuffer();
    expect(shorter.byteLength).toBe(Number(sizeBytes) - 10);
    await client.fault({ kind: 'wrong-length', route: 'file', by: 10, direction: 'longer' });
    const longer = await fetch(String(downloadUrl));
    expect(longer.headers.get('content-length')).toBe(String(Number(sizeBytes) + 10));
    await expect(longer.arrayBuffer()).rejects.toThrow('terminated');
  });

  it('drips a file', async () => {
    const { downloadUrl, sizeBytes } = await submitted();
    const bytesPerSecond = Math.ceil(Number(sizeBytes) * 2);
    await client.fault({ kind: 'slow', route: 'file', bytesPerSecond });
    const begun = performance.now();
    const bytes = await (await fetch(String(downloadUrl))).arrayBuffer();
    expect(bytes.byteLength).toBe(sizeBytes);
    expect(performance.now() - begun).toBeGreaterThan(300);
  });

  it('says what is wrong with an order, and can forget them all', async () => {
    const url = `${client.demo.controlUrl}/faults`;
    const wrong = await fetch(url, { method: 'POST', body: '{"kind":"answer","route":"nowhere"}' });
    expect(wrong.status).toBe(400);
    await client.fault({ kind: 'answer', route: 'status', status: 500 });
    await client.fault({ kind: 'clear' });
    expect((await client.status('x')).status).toBe(404);
  });
});
