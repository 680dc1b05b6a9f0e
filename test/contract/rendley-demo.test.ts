import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../src/core/demo/demo-server.ts';
import { startRendleyDemo } from '../../src/core/demo/rendley/rendley-demo.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { CheckAnswer, Operation } from '../../src/core/providers/provider.ts';
import { rendley } from '../../src/core/providers/rendley/rendley.ts';
import { callError } from '../unit/providers/answering.ts';
import { having } from '../unit/providers/asking.ts';
import { exportBody } from '../unit/providers/rendley/rendley-builders.ts';

const KEY = 'rendley_demoContract';
/** Renders of half a minute take half a second. */
const TIME_SCALE = 60;
const LONGEST_RENDER_MS = 20_000;
const PAUSE_MS = 50;

let folder: string;
let demo: DemoServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderdesk-contract-'));
  demo = await startRendleyDemo({ folder, key: KEY, timeScale: TIME_SCALE });
});
afterEach(async () => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

function exchangeWith(key = KEY, baseUrl = demo.baseUrl): ProviderExchange {
  const signal = new AbortController().signal;
  return createExchange({ baseUrl, key, signal, userAgent: 'Renderdesk/test' });
}

async function order(what: 'faults' | 'renders', document: Record<string, unknown>) {
  const url = `${demo.controlUrl}/${what}`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(document) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { data?: { job_id?: string } };
}

async function ended(operation: Operation): Promise<CheckAnswer> {
  const until = Date.now() + LONGEST_RENDER_MS;
  for (;;) {
    const answer = await rendley.check(operation, exchangeWith());
    if (answer.outcome !== 'pending') return answer;
    if (Date.now() > until) throw new Error(answer.providerState);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const small = (more: Readonly<Record<string, unknown>> = {}) =>
  exportBody({ project_id: 'prj_1', settings: { target_resolution: '480p', ...more } });

describe('the adapter against the demo of Rendley', () => {
  it('knows the price, exports, and is offered a file that needs no key', async () => {
    const exchange = exchangeWith();
    expect(await having(rendley.quote)(small(), exchange)).toMatchObject({
      amount: 1,
      unit: 'credits',
    });
    const made = await rendley.submit(small(), exchange);
    const answer = await ended(made.operation);
    const outputs = answer.outcome === 'succeeded' ? answer.outputs : [];
    const routes = outputs.flatMap((output) =>
      rendley.routes(made.operation, output, { baseUrl: demo.baseUrl }),
    );
    expect(routes).toMatchObject([{ authenticated: false, length: 'unchecked' }]);
    const file = await fetch(routes[0]?.url ?? '');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('video/mp4');
    await file.body?.cancel();
  });

  it('follows jobs of the studio by their id, also those that make no file', async () => {
    const made = await order('renders', { type: 'transcription', source_type: 'studio' });
    const transcript = await ended(rendley.adopt(made.data?.job_id ?? '', 'video'));
    expect(transcript).toMatchObject({
      outcome: 'succeeded',
      outputs: [{ link: null, inline: { mediaType: 'application/json' } }],
    });
    const image = await order('renders', { type: 'generate_image', source_type: 'studio' });
    expect(await ended(rendley.adopt(image.data?.job_id ?? '', 'video'))).toMatchObject({
      outputs: [{ kind: 'image' }],
    });
    expect(await having(rendley.list)(exchangeWith())).toEqual([]);
  });

  it('is told that a job failed, with HTTP 200 and its reason', async () => {
    const { operation } = await rendley.submit(small({ target_resolution: '8k' }), exchangeWith());
    expect(await ended(operation)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage: 'unsupported target_resolution' },
    });
  });

  it('cancels, and takes it as too late where the job has ended', async () => {
    const cancel = having(rendley.cancel);
    const { operation } = await rendley.submit(small(), exchangeWith());
    await cancel(operation, exchangeWith());
    expect(await ended(operation)).toEqual({ outcome: 'canceled' });
    await cancel(operation, exchangeWith());
    expect(await ended(operation)).toEqual({ outcome: 'canceled' });
  });

  it.each([
    ['cut off after it arrived', { kind: 'drop', route: 'submit', when: 'after' }],
    ['answered with nonsense', { kind: 'garble', route: 'submit', body: '{"data":' }],
    ['truncated', { kind: 'truncate', route: 'submit', afterBytes: 15 }],
    ['answered by a gateway', { kind: 'garble', route: 'submit', status: 502, body: '<html>' }],
  ])('finds a submit whose answer was %s', async (_, fault) => {
    await order('faults', fault);
    const lost = await callError(rendley.submit(small(), exchangeWith()));
    expect(lost.arrival).toBe('unknown');
    const found = await having(rendley.find)(small(), Date.now(), exchangeWith());
    const [listed] = await having(rendley.list)(exchangeWith());
    expect(found).toMatchObject({ found: 'yes', remoteId: listed?.remoteId });
  });

  it('is not sure of a submit that was cut off before it arrived', async () => {
    await order('faults', { kind: 'drop', route: 'submit', when: 'before' });
    await callError(rendley.submit(small(), exchangeWith()));
    expect(await having(rendley.find)(small(), Date.now(), exchangeWith())).toEqual({
      found: 'unsure',
      candidates: [],
    });
  });

  it('is refused what it refuses itself beforehand', async () => {
    for (const document of [{}, { project_id: 'a', project: {} }, { project_id: '' }]) {
      expect(rendley.examine(document).usable).toBe(false);
      const error = await callError(rendley.submit(exportBody(document), exchangeWith()));
      expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'invalid-payload' } });
    }
  });

  it('is told of too many requests without a time to wait', async () => {
    await order('faults', { kind: 'limit', route: 'status' });
    const error = await callError(rendley.check(rendley.adopt('x', 'video'), exchangeWith()));
    expect(error.consequence).toEqual({ kind: 'limit', afterMs: null });
  });

  it.each([
    ['out-of-credits', 'payment-required'],
    ['plan-limit', 'quota-exhausted'],
    ['key-revoked', 'key-rejected'],
  ])('is told that the account is %s', async (state, code) => {
    await order('faults', { kind: 'account', state });
    const error = await callError(rendley.submit(small(), exchangeWith()));
    expect(error).toMatchObject({ consequence: { kind: 'account' }, failure: { code } });
  });

  it('tests keys, whether /v1 was given or not', async () => {
    const whole = having(rendley.completeBaseUrl)(new URL(demo.baseUrl).origin);
    expect(await rendley.verifyKey(exchangeWith(KEY, whole))).toBe('Rendley accepts the key.');
    const wrong = await callError(rendley.verifyKey(exchangeWith('rendley_wrong')));
    expect(wrong.failure.code).toBe('key-rejected');
  });
});
