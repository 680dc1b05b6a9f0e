import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGE_COUNT_LIMIT } from '../../src/core/demo/mockly/chat-payload.ts';
import { BODY_LIMIT_BYTES } from '../../src/core/demo/mockly/documented-times.ts';
import { DEMO_KEY, demoChat, demoMessage, startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoClient } from '../fakes/demo-client.ts';

let client: DemoClient;
beforeEach(async () => {
  client = await startDemo({ timeScale: 100 });
});
afterEach(() => stopDemo(client));

/** JSON of exactly so many bytes, valid but for its size. */
function chatOfBytes(bytes: number): string {
  const empty = JSON.stringify(demoChat({ padding: '' }));
  return JSON.stringify(demoChat({ padding: 'x'.repeat(bytes - Buffer.byteLength(empty)) }));
}

describe('POST /chat/render of the demo', () => {
  it('answers an image with 200 and the whole result', async () => {
    const { status, json } = await client.submit(demoChat());
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual([
      'id',
      'status',
      'renderKind',
      'format',
      'downloadUrl',
      'sizeBytes',
    ]);
    expect(json).toMatchObject({ status: 'completed', renderKind: 'image', format: 'png' });
    expect(new URL(String(json['downloadUrl'])).origin).toBe(client.demo.filesOrigin);
    expect(client.demo.filesOrigin).not.toBe(new URL(client.demo.baseUrl).origin);
  });

  it('answers a video with 202 and where to ask', async () => {
    const { status, json } = await client.submit(demoChat({}, { renderKind: 'video' }));
    expect(status).toBe(202);
    expect(json).toEqual({
      id: json['id'],
      status: 'rendering',
      renderKind: 'video',
      statusUrl: `${client.demo.baseUrl}/exports/${String(json['id'])}`,
    });
  });

  it.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer mk_live_another' }],
    ['another scheme', { authorization: `Basic ${DEMO_KEY}` }],
    ['a key with more behind it', { authorization: `Bearer ${DEMO_KEY}x` }],
  ])('refuses %s with 401 invalid_credentials', async (_, headers) => {
    const response = await fetch(`${client.demo.baseUrl}/chat/render`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
      body: JSON.stringify(demoChat()),
    });
    expect(response.status).toBe(401);
    const message = expect.any(String) as string;
    expect(await response.json()).toEqual({ error: { code: 'invalid_credentials', message } });
    expect((await client.report()).renders).toEqual([]);
  });

  it('answers 403 and 401 on demand, and takes the key again afterwards', async () => {
    await client.fault({ kind: 'account', state: 'subscription-inactive' });
    const inactive = await client.submit(demoChat());
    expect(inactive.status).toBe(403);
    expect(inactive.json).toMatchObject({ error: { code: 'subscription_inactive' } });
    await client.fault({ kind: 'account', state: 'key-revoked' });
    expect((await client.status('any')).status).toBe(401);
    await client.fault({ kind: 'account', state: 'active' });
    expect((await client.submit(demoChat())).status).toBe(200);
  });

  it('names the failing path with 400 validation_failed', async () => {
    const messages = [demoMessage({ userId: undefined })];
    const { status, json } = await client.submit(demoChat({ messages }));
    expect(status).toBe(400);
    expect(json).toEqual({
      error: { code: 'validation_failed', message: 'Required at messages.0.userId' },
    });
  });

  it.each([
    ['no JSON', '{"mockupType":'],
    ['nothing', ''],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['an unknown field', demoChat({}, { webhook: 'https://example.org' })],
    ['too many messages', demoChat({ messages: manyMessages(100_000) })],
  ])('refuses %s with 400', async (_, body) => {
    const { status, json } = await client.submit(body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: 'validation_failed' } });
  });

  it('wants JSON by its content type', async () => {
    const answer = await client.submit(demoChat(), { 'content-type': 'text/plain' });
    expect(answer.status).toBe(400);
  });

  it('takes 10 MB and refuses one byte more with 413 validation_failed', async () => {
    expect((await client.submit(chatOfBytes(BODY_LIMIT_BYTES))).status).toBe(200);
    const { status, json } = await client.submit(chatOfBytes(BODY_LIMIT_BYTES + 1));
    expect(status).toBe(413);
    expect(json).toMatchObject({ error: { code: 'validation_failed' } });
    expect((await client.report()).renders).toHaveLength(1);
  });

  it('counts bytes, not characters', async () => {
    const characters = 'é'.repeat(BODY_LIMIT_BYTES / 2);
    expect((await client.submit(demoChat({ padding: characters }))).status).toBe(413);
  });

  it('fails with a sentence where the picture would be too large', async () => {
    const text = 'A rather long message, again and again. '.repeat(3);
    const messages = manyMessages(MESSAGE_COUNT_LIMIT, text);
    const body = demoChat({ messages }, { resolutionScale: '4x' });
    const { status, json } = await client.submit(body);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: { message: expect.stringContaining('Use fewer messages') as string },
    });
  });

  it('tells over the control address what arrived', async () => {
    const body = JSON.stringify(demoChat());
    const { json } = await client.submit(body);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const { renders } = await client.report();
    expect(renders).toMatchObject([{ id: json['id'], sha256, kind: 'image', status: 'completed' }]);
  });

  it('keeps the control address behind its token, and away from the API', async () => {
    const { origin } = new URL(client.demo.controlUrl);
    expect((await fetch(`${origin}/wrong-token/renders`)).status).toBe(404);
    const path = new URL(client.demo.controlUrl).pathname;
    const api = await fetch(`${new URL(client.demo.baseUrl).origin}${path}/renders`, {
      headers: client.authorization,
    });
    expect(api.status).toBe(404);
  });
});

function manyMessages(count: number, text = 'Hello'): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => demoMessage({ id: `m${index}`, text }));
}
