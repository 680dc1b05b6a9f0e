import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { swiftia } from '../../src/core/providers/swiftia/swiftia.ts';
import { accountAtBadProvider } from '../fakes/account-at.ts';
import type { AccountAtBadProvider } from '../fakes/account-at.ts';
import { callError } from '../unit/providers/answering.ts';
import { swiftiaPayload } from '../unit/providers/swiftia/swiftia-builders.ts';

const KEY = 'swiftia-neverElsewhere';
const OPERATION = { id: 'r1' };

let account: AccountAtBadProvider;
beforeEach(async () => {
  account = await accountAtBadProvider('/api', KEY);
});
afterEach(() => account.close());

const submit = () => swiftia.submit(swiftiaPayload(), account.exchange);
const check = () => swiftia.check(OPERATION, account.exchange);

describe('a server that speaks Swiftia badly', () => {
  it('is followed through the queue to the end, whatever it mixes up', async () => {
    const { server, elsewhere } = account;
    const url = `${elsewhere.origin}/out.mp4`;
    server.answerWith(
      { status: 202, body: { renderId: 77, id: 'job-1', statusUrl: `${elsewhere.origin}/steal` } },
      { status: 200, body: { type: 'queued', status: 'QUEUED', queuePosition: 2, progress: 0 } },
      { status: 200, body: { type: 'queued', status: 'QUEUED', queuePosition: 5, progress: 0 } },
      { status: 200, body: { status: 'QUEUED' } },
      { status: 200, body: {} },
      { status: 429, headers: { 'x-ratelimit-reset': '1' }, body: { retryAfter: 1 } },
      { status: 502, body: '<h1>Bad gateway</h1>' },
      { status: 200, body: { type: 'Progress', progress: '0.5' } },
      { status: 200, body: { type: 'done', url, size: '9' } },
    );
    const made = await submit();
    expect(made).toMatchObject({ outcome: 'accepted', remoteId: '77' });
    const ask = () => swiftia.check(made.operation, account.exchange);
    expect(await ask()).toMatchObject({ providerState: 'queued', queuePosition: 2 });
    expect(await ask()).toMatchObject({ providerState: 'queued', queuePosition: 5 });
    expect(await ask()).toMatchObject({ providerState: 'queued', queuePosition: null });
    expect((await callError(ask())).failure.code).toBe('malformed-answer');
    expect((await callError(ask())).consequence).toEqual({ kind: 'limit', afterMs: 1_000 });
    expect((await callError(ask())).consequence.kind).toBe('retry');
    expect(await ask()).toMatchObject({ outcome: 'pending', progress: 0.5 });
    expect(await ask()).toMatchObject({ outcome: 'succeeded', outputs: [{ link: url, bytes: 9 }] });
    expect(server.seen.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
      'POST /api/render',
      ...Array.from({ length: 8 }, () => 'GET /api/render/77'),
    ]);
  });

  it('never gets the key sent anywhere else, wherever it points', async () => {
    const { server, elsewhere } = account;
    const at = (path: string) => ({ location: `${elsewhere.origin}/api${path}` });
    server.answerWith(
      { status: 308, headers: at('/render') },
      { status: 302, headers: at('/render') },
      { status: 303, headers: at('/render') },
      { status: 301, headers: at('/render/r1') },
      { status: 200, body: { type: 'done', url: `${elsewhere.origin}/f` } },
    );
    const errors = [
      await callError(submit()),
      await callError(submit()),
      await callError(submit()),
    ];
    expect(errors.map(({ arrival }) => arrival)).toEqual(['refused', 'refused', 'unknown']);
    await callError(check());
    const answer = await check();
    const outputs = answer.outcome === 'succeeded' ? answer.outputs : [];
    const endpoint = { baseUrl: server.baseUrl };
    const routes = outputs.flatMap((output) => swiftia.routes(OPERATION, output, endpoint));
    expect(routes).toMatchObject([{ url: `${elsewhere.origin}/f`, authenticated: false }]);
    expect(elsewhere.seen).toEqual([]);
    expect(server.seen.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  });

  it.each([
    ['hangs up', 'hang-up' as const],
    ['says 200 and then nonsense', { status: 200, body: '{"renderId":"r' }],
    ['lets a gateway answer', { status: 502, body: '<html>' }],
  ])('%s after a submit: it may have arrived, and is sent once', async (_, answer) => {
    account.server.answerWith(answer);
    expect((await callError(submit())).arrival).toBe('unknown');
    expect(account.server.seen).toHaveLength(1);
  });

  it('repeats the key in its refusals, and the key goes no further', async () => {
    account.server.answerWith(
      { status: 403, body: { error: KEY, message: `bad ${KEY}` } },
      { status: 200, body: { type: 'error', code: KEY, message: `bad ${KEY}` } },
    );
    expect(JSON.stringify((await callError(submit())).failure)).not.toContain(KEY);
    expect(JSON.stringify(await check())).not.toContain(KEY);
  });

  it('puts terminal codes and walls of text into its errors, and they arrive tamed', async () => {
    account.server.answerWith({
      status: 500,
      body: { type: 'error', message: `\u001b]0;owned\u0007${'no '.repeat(50_000)}` },
    });
    const answer = await check();
    const message = answer.outcome === 'failed' ? answer.failure.message : '';
    expect(message).toContain('owned');
    expect(message.length).toBeLessThan(600);
    expect(message).not.toMatch(/\p{Cc}/u);
  });

  it('knows no such render, and so its key is known to work', async () => {
    account.server.answerWith(
      { status: 404, body: { status: 404, message: 'Render not found', code: 'NOT_FOUND' } },
      { status: 401, body: { status: 401, message: 'Unauthorized', code: 'UNAUTHORIZED' } },
    );
    expect(await swiftia.verifyKey(account.exchange)).toBe('Swiftia accepts the key.');
    expect((await callError(swiftia.verifyKey(account.exchange))).failure.code).toBe(
      'key-rejected',
    );
    expect(account.server.seen[0]?.url).toMatch(/^\/api\/render\/[0-9a-f-]{36}$/);
  });
});
