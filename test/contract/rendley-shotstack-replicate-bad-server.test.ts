import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { Provider } from '../../src/core/providers/provider.ts';
import { rendley } from '../../src/core/providers/rendley/rendley.ts';
import { replicate } from '../../src/core/providers/replicate/replicate.ts';
import { shotstack } from '../../src/core/providers/shotstack/shotstack.ts';
import { startBadProvider } from '../fakes/bad-provider.ts';
import type { BadProvider } from '../fakes/bad-provider.ts';
import { callError } from '../unit/providers/answering.ts';
import { exportBody } from '../unit/providers/rendley/rendley-builders.ts';
import { predictionBody } from '../unit/providers/replicate/replicate-builders.ts';
import { editBody } from '../unit/providers/shotstack/shotstack-builders.ts';

const KEY = 'neverElsewhere0001';

describe.each([
  {
    provider: rendley,
    payload: exportBody(),
    made: { data: { job_id: 'r1' } },
    done: (link: string) => ({ data: { status: 'completed', result_data: { storage_url: link } } }),
  },
  {
    provider: shotstack,
    payload: editBody(),
    made: { success: true, response: { id: 'r1' } },
    done: (url: string) => ({ success: true, response: { id: 'r1', status: 'done', url } }),
  },
  {
    provider: replicate,
    payload: predictionBody(),
    made: { id: 'r1', status: 'starting' },
    done: (output: string) => ({ id: 'r1', status: 'succeeded', output }),
  },
])('a server that speaks $provider.name badly', ({ provider, payload, made, done }) => {
  let server: BadProvider;
  let elsewhere: BadProvider;
  let exchange: ProviderExchange;
  beforeEach(async () => {
    server = await startBadProvider('/v1');
    elsewhere = await startBadProvider('/v1');
    exchange = createExchange({
      baseUrl: server.baseUrl,
      key: KEY,
      signal: new AbortController().signal,
      userAgent: 'Renderdesk/test',
      keyHeader: provider.keyHeader,
    });
  });
  afterEach(() => Promise.all([server.close(), elsewhere.close()]));

  const submit = () => provider.submit(payload, exchange);
  const check = () => provider.check(operationOf(provider), exchange);

  it('is followed to the end although its answers are broken on the way', async () => {
    server.answerWith(
      { status: 200, body: made },
      { status: 503, body: '<h1>Busy</h1>' },
      { status: 200, body: '{"data":{"status":"comp' },
      { status: 200, body: {} },
      'hang-up',
      { status: 200, headers: { 'content-type': 'text/plain' }, body: done(`${server.origin}/f`) },
    );
    expect(await submit()).toMatchObject({ outcome: 'accepted', remoteId: 'r1' });
    for (let broken = 0; broken < 4; broken += 1) {
      expect((await callError(check())).consequence.kind).toBe('retry');
    }
    expect(await check()).toMatchObject({ outcome: 'succeeded' });
  });

  it('never gets the key sent anywhere else, wherever it points', async () => {
    const location = `${elsewhere.origin}/v1/render`;
    server.answerWith(
      { status: 307, headers: { location } },
      { status: 301, headers: { location } },
      { status: 302, headers: { location } },
      { status: 200, body: done(`${elsewhere.origin}/f`) },
    );
    expect((await callError(submit())).arrival).toBe('refused');
    await callError(check());
    await callError(provider.cancel?.(operationOf(provider), exchange) ?? check());
    const answer = await check();
    const outputs = answer.outcome === 'succeeded' ? answer.outputs : [];
    const routes = outputs.flatMap((output) =>
      provider.routes(operationOf(provider), output, { baseUrl: server.baseUrl }),
    );
    expect(routes).toMatchObject([{ url: `${elsewhere.origin}/f`, authenticated: false }]);
    expect(elsewhere.seen).toEqual([]);
    const header = provider.keyHeader?.name ?? 'authorization';
    expect(server.seen.every(({ headers }) => String(headers[header]).endsWith(KEY))).toBe(true);
  });

  it.each([
    ['hangs up', 'hang-up'],
    ['cuts its answer', { status: 200, body: '{"data":{"job_' }],
    ['lets a gateway answer', { status: 502, body: '<html>' }],
    ['has no id', { status: 201, body: { status: 'starting' } }],
    ['answers with a page', { status: 200, body: '<html>Welcome</html>' }],
  ] as const)('%s after a submit: it may have arrived, and is sent once', async (_, answer) => {
    server.answerWith(answer);
    expect((await callError(submit())).arrival).toBe('unknown');
    expect(server.seen).toHaveLength(1);
  });

  it('repeats the key in its refusal, and the key goes no further', async () => {
    server.answerWith({
      status: 401,
      body: { error: `bad token ${KEY}`, message: KEY, detail: KEY },
    });
    const { failure } = await callError(submit());
    expect(failure.code).toBe('key-rejected');
    expect(JSON.stringify(failure)).not.toContain(KEY);
  });
});

function operationOf(provider: Provider) {
  return provider.adopt('r1', 'video');
}
