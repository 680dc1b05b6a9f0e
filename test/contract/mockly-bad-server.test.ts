import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnections } from '../../src/core/net/connections.ts';
import type { Connections } from '../../src/core/net/connections.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import { mockly } from '../../src/core/providers/mockly/mockly.ts';
import { startBadProvider } from '../fakes/bad-provider.ts';
import type { BadProvider } from '../fakes/bad-provider.ts';
import { callError } from '../unit/providers/answering.ts';
import { imagePayload, videoPayload } from '../unit/providers/mockly-builders.ts';

const KEY = 'mk_live_neverElsewhere';

let server: BadProvider;
let elsewhere: BadProvider;
let connections: Connections;
let exchange: ProviderExchange;
beforeEach(async () => {
  server = await startBadProvider('/api/v1');
  elsewhere = await startBadProvider('/api/v1');
  connections = createConnections();
  exchange = createExchange({
    baseUrl: server.baseUrl,
    key: KEY,
    signal: new AbortController().signal,
    userAgent: 'Renderdesk/test',
    connections,
  });
});
afterEach(async () => {
  await connections.close();
  await Promise.all([server.close(), elsewhere.close()]);
});

const submit = () => mockly.submit(imagePayload(), exchange);
const check = () => mockly.check({ id: 'r1', kind: 'image' }, exchange);

describe('a server that speaks Mockly badly', () => {
  it('is followed to the end although it mixes up statuses, types and letters', async () => {
    server.answerWith(
      {
        status: 201,
        body: { id: 77, status: 'QUEUED', statusUrl: `${elsewhere.origin}/steal/77` },
      },
      { status: 200, body: { status: 'Rendering', progress: '0.25' } },
      { status: 200, body: { id: '77', status: 'rendering', progress: -3 } },
      { status: 200, body: {} },
      { status: 503, body: '<h1>Busy</h1>' },
      {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '{"status":"post-processing"}',
      },
      { status: 202, body: { id: '77', status: 'COMPLETED', sizeBytes: '-1', downloadUrl: '' } },
    );
    const made = await mockly.submit(videoPayload(), exchange);
    expect(made).toMatchObject({ outcome: 'accepted', remoteId: '77', providerState: 'QUEUED' });
    const ask = () => mockly.check(made.operation, exchange);
    expect(await ask()).toMatchObject({ outcome: 'pending', progress: 0.25 });
    expect(await ask()).toMatchObject({ outcome: 'pending', progress: 0 });
    expect((await callError(ask())).failure.code).toBe('malformed-answer');
    expect((await callError(ask())).consequence.kind).toBe('retry');
    expect(await ask()).toMatchObject({ outcome: 'pending', providerState: 'post-processing' });
    expect(await ask()).toEqual({
      outcome: 'succeeded',
      outputs: [{ key: '0', link: null, bytes: null, kind: 'video' }],
    });
    expect(server.seen.slice(1).every(({ url }) => url === '/api/v1/exports/77')).toBe(true);
  });

  it('never gets the key sent anywhere else, wherever it points', async () => {
    const location = `${elsewhere.origin}/api/v1/chat/render`;
    server.answerWith(
      { status: 307, headers: { location } },
      { status: 302, headers: { location } },
      { status: 202, body: { id: 'r1', status: 'rendering', statusUrl: `${elsewhere.origin}/s` } },
      { status: 301, headers: { location: `${elsewhere.origin}/api/v1/exports/r1` } },
      {
        status: 200,
        body: { id: 'r1', status: 'completed', downloadUrl: `${elsewhere.origin}/f` },
      },
    );
    expect((await callError(submit())).arrival).toBe('refused');
    expect((await callError(submit())).arrival).toBe('refused');
    await submit();
    await callError(check());
    const answer = await check();
    const outputs = answer.outcome === 'succeeded' ? answer.outputs : [];
    const routes = outputs.flatMap((output) =>
      mockly.routes({ id: 'r1', kind: 'image' }, output, { baseUrl: server.baseUrl }),
    );
    const withKey = routes.filter(({ authenticated }) => authenticated).map(({ url }) => url);
    expect(withKey).toEqual([`${server.baseUrl}/exports/r1/download`]);
    expect(elsewhere.seen).toEqual([]);
    expect(server.seen.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  });

  it('hangs up after a submit: it may have arrived, and is sent once', async () => {
    server.answerWith('hang-up');
    expect((await callError(submit())).arrival).toBe('unknown');
    expect(server.seen).toHaveLength(1);
  });

  it('says 200 and then nonsense to a submit: it may have arrived', async () => {
    server.answerWith({ status: 200, body: '{"id":"r1","stat' });
    expect((await callError(submit())).arrival).toBe('unknown');
  });

  it('repeats the key in its refusal, and the key goes no further', async () => {
    server.answerWith({ status: 401, body: { error: `bad token ${KEY}` } });
    const error = await callError(submit());
    expect(JSON.stringify(error.failure)).not.toContain(KEY);
    expect(error.failure.code).toBe('key-rejected');
  });

  it('puts terminal codes and walls of text into its errors, and they arrive tamed', async () => {
    server.answerWith({
      status: 200,
      body: { status: 'failed', error: `\u001b]0;owned\u0007${'no '.repeat(50_000)}` },
    });
    const answer = await check();
    const message = answer.outcome === 'failed' ? answer.failure.message : '';
    expect(message).toContain('owned');
    expect(message.length).toBeLessThan(600);
    expect(message).not.toMatch(/\p{Cc}/u);
  });
});
