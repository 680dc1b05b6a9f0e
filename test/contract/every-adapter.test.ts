import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../src/core/demo/demo-server.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { CheckAnswer, Operation, RemoteOutput } from '../../src/core/providers/provider.ts';
import { adapterCases } from '../fakes/adapter-cases.ts';
import { callError } from '../unit/providers/answering.ts';
import { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

const KEY = 'sk_oneKeyForEveryAdapter';
/** A render takes about a second, and a few looks still find it under way. */
const TIME_SCALE = 25;
const LOOK_MS = 120;
const LONGEST_MS = 25_000;
const A_TEXT: unknown = expect.any(String);

describe.each(adapterCases)('the $name adapter and its demo', (one) => {
  const { provider, payload, kind } = one;
  let folder: string;
  let demo: DemoServer;
  let control: VendorDemoClient;
  let exchange: ProviderExchange;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renderdesk-adapter-'));
    demo = await one.start({ folder, key: KEY, timeScale: TIME_SCALE });
    control = new VendorDemoClient(demo, folder);
    exchange = exchangeWith(KEY);
    // What a window holds is proved elsewhere; here the looks come faster than a plan allows.
    await control.fault({ kind: 'secret-limit', count: 100_000, windowMs: 60_000 });
  });
  afterEach(async () => {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function exchangeWith(key: string): ProviderExchange {
    const signal = new AbortController().signal;
    const { keyHeader } = provider;
    const { baseUrl } = demo;
    return createExchange({ baseUrl, key, signal, userAgent: 'Renderdesk/test', keyHeader });
  }

  async function accepted(): Promise<{ operation: Operation; remoteId: string }> {
    const answer = await provider.submit(payload, exchange);
    expect(answer.outcome).toBe('accepted');
    // As it comes back from the database.
    const kept: unknown = JSON.parse(JSON.stringify(answer.operation));
    return { operation: provider.operationSchema.parse(kept), remoteId: answer.remoteId };
  }

  async function endOf(operation: Operation): Promise<CheckAnswer> {
    const until = Date.now() + LONGEST_MS;
    for (;;) {
      const answer = await provider.check(operation, exchange);
      if (answer.outcome !== 'pending') return answer;
      if (Date.now() > until) throw new Error(`Still ${answer.providerState}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async function outputsOf(operation: Operation): Promise<readonly RemoteOutput[]> {
    const answer = await endOf(operation);
    if (answer.outcome !== 'succeeded') throw new Error(JSON.stringify(answer));
    return answer.outputs;
  }

  /** Through the last route that needs no key: where a signed link leads. */
  function linkOf(operation: Operation, output: RemoteOutput): string {
    const routes = provider.routes(operation, output, { baseUrl: demo.baseUrl });
    const open = routes.find((route) => !route.authenticated);
    if (open === undefined) throw new Error('Every route needs the key.');
    return open.url;
  }

  const firstOf = ([output]: readonly RemoteOutput[]): RemoteOutput => {
    if (output === undefined) throw new Error('There is no output.');
    return output;
  };

  it('submits, follows, and ends with files that can be fetched', async () => {
    const { operation } = await accepted();
    expect((await provider.check(operation, exchange)).outcome).toBe('pending');
    const outputs = await outputsOf(operation);
    expect(new Set(outputs.map((output) => output.key)).size).toBe(outputs.length);
    for (const output of outputs) {
      expect(output.kind).toBe(kind);
      const response = await fetch(linkOf(operation, output));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(kind);
      const bytes = (await response.arrayBuffer()).byteLength;
      expect(output.bytes ?? bytes).toBe(bytes);
    }
    expect((await control.report()).traffic.keySeen['files']).toBe(0);
  });

  it('takes up a render that was made elsewhere, by its id', async () => {
    const { remoteId } = await accepted();
    const outputs = await outputsOf(provider.adopt(remoteId, kind));
    expect(outputs.length).toBeGreaterThan(0);
  });

  it('tells a failed render as failed, with the reason', async () => {
    await control.fault({ kind: 'fail-render', error: 'The lamp went out.' });
    const submitted = await provider.submit(payload, exchange);
    // Some say it at once, where the render has ended by then.
    const isKnown = submitted.outcome === 'failed';
    const answer = isKnown ? submitted : await endOf(submitted.operation);
    expect(answer.outcome).toBe('failed');
    expect(JSON.stringify(answer)).toContain('The lamp went out.');
  });

  it('pauses the account for a key that is rejected, and proves that nothing was made', async () => {
    const rejected = exchangeWith('sk_anotherKeyAltogether');
    const submit = await callError(provider.submit(payload, rejected));
    expect(submit).toMatchObject({ arrival: 'refused', consequence: { kind: 'account' } });
    const check = await callError(provider.check(provider.adopt('any', kind), rejected));
    expect(check.consequence.kind).toBe('account');
    expect((await callError(provider.verifyKey(rejected))).consequence.kind).toBe('account');
    expect(await provider.verifyKey(exchange)).toContain(provider.name);
  });

  it('waits at a limit, for the submit too, which then did not arrive', async () => {
    const { operation } = await accepted();
    const before = (await control.report()).renders.length;
    await control.fault({ kind: 'limit', route: 'api', times: 2, retryAfterMs: 7_000 });
    const submit = await callError(provider.submit(payload, exchange));
    expect(submit).toMatchObject({ arrival: 'refused', consequence: { kind: 'limit' } });
    const check = await callError(provider.check(operation, exchange));
    expect(check.consequence.kind).toBe('limit');
    expect((await control.report()).renders).toHaveLength(before);
    expect((await endOf(operation)).outcome).toBe('succeeded');
  });

  it.each([500, 502, 503])('asks again after %i, and leaves a submit open', async (status) => {
    const { operation } = await accepted();
    const body = '<html><h1>Bad gateway</h1></html>';
    await control.fault({ kind: 'answer', route: 'api', times: 2, status, body });
    expect((await callError(provider.check(operation, exchange))).consequence.kind).toBe('retry');
    expect((await callError(provider.submit(payload, exchange))).arrival).toBe('unknown');
    expect((await endOf(operation)).outcome).toBe('succeeded');
  });

  it.each([
    ['HTML', { kind: 'garble', contentType: 'text/html', body: '<html>Hello</html>' }],
    ['nothing', { kind: 'garble', body: '' }],
    ['an empty object', { kind: 'garble', body: '{}' }],
    ['truncated JSON', { kind: 'truncate', afterBytes: 25 }],
    ['another origin', { kind: 'redirect' }],
  ])('does not take %s for an end', async (_, fault) => {
    const { operation } = await accepted();
    await outputsOf(operation);
    await control.fault({ ...fault, route: 'status' });
    const error = await callError(provider.check(operation, exchange));
    expect(error.consequence.kind).toBe('retry');
    expect((await provider.check(operation, exchange)).outcome).toBe('succeeded');
    expect((await control.report()).traffic.keySeen['files']).toBe(0);
  });

  it('goes on in a state that it does not know, and shows it', async () => {
    const { operation } = await accepted();
    const set = { [one.stateField]: 'pondering' };
    await control.fault({ kind: 'reshape', route: 'status', set });
    const answer = await provider.check(operation, exchange);
    expect(answer).toMatchObject({ outcome: 'pending', providerState: 'pondering' });
  });

  it('does not end a render whose answer lacks what it needs', async () => {
    const { operation } = await accepted();
    await control.fault({ kind: 'reshape', route: 'status', remove: one.neededFields });
    const outcome = await provider.check(operation, exchange).then(
      (answer) => answer.outcome,
      () => 'could not ask',
    );
    expect(['pending', 'could not ask']).toContain(outcome);
    expect((await endOf(operation)).outcome).toBe('succeeded');
  });

  it('renews a link that has expired by looking again', async () => {
    const { operation } = await accepted();
    const before = linkOf(operation, firstOf(await outputsOf(operation)));
    await control.fault({ kind: 'expire-links' });
    expect((await fetch(before)).status).toBe(403);
    const after = linkOf(operation, firstOf(await outputsOf(operation)));
    expect(after).not.toBe(before);
    expect((await fetch(after)).status).toBe(200);
  });

  it('does not know a render that nobody made', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const error = await callError(provider.check(provider.adopt(id, kind), exchange));
    expect(error.failure.code).toBe('not-found');
  });

  it.each([
    ['was cut off before it arrived', { kind: 'drop', when: 'before' }, 0],
    ['was cut off after it arrived', { kind: 'drop', when: 'after' }, 1],
    ['was answered with half a document', { kind: 'truncate', afterBytes: 5 }, 1],
    ['was answered with HTML', { kind: 'garble', contentType: 'text/html', body: '<p>' }, 1],
  ])('leaves a submit open that %s', async (_, fault, arrived) => {
    const before = (await control.report()).renders.length;
    await control.fault({ ...fault, route: 'submit' });
    const sentAt = Date.now();
    expect((await callError(provider.submit(payload, exchange))).arrival).toBe('unknown');
    const made = (await control.report()).renders.slice(before);
    expect(made).toHaveLength(arrived);
    expect(await settled(sentAt)).toEqual(expectedEnd(made[0]?.id));
  });

  /** How a lost submit is settled without a person, where it can be. */
  async function settled(sentAt: number): Promise<unknown> {
    if (provider.submitIsIdempotent) {
      const before = (await control.report()).renders.length;
      const again = await provider.submit(payload, exchange);
      return { again: again.remoteId, made: (await control.report()).renders.length - before };
    }
    const answer = await provider.find?.(payload, sentAt, exchange);
    return answer?.found === 'yes' ? { found: answer.remoteId } : { found: null };
  }

  function expectedEnd(id: string | undefined): unknown {
    if (one.settles === 'repeat') return { again: id ?? A_TEXT, made: id === undefined ? 1 : 0 };
    return { found: one.settles === 'find' ? (id ?? null) : null };
  }

  it.runIf(provider.cancel)('cancels, and follows that to its end', async () => {
    const { operation } = await accepted();
    await provider.cancel?.(operation, exchange);
    expect((await endOf(operation)).outcome).toBe('canceled');
  });

  it.runIf(provider.cancel)('follows a render that was faster than its cancel', async () => {
    await control.fault({ kind: 'lose-cancel' });
    const { operation } = await accepted();
    await provider.cancel?.(operation, exchange);
    expect((await endOf(operation)).outcome).toBe('succeeded');
  });

  it.runIf(provider.list)('finds its renders in one list, each in its state', async () => {
    const first = await accepted();
    await control.fault({ kind: 'fail-render', atProgress: 0 });
    const second = await accepted();
    await endOf(first.operation);
    await endOf(second.operation);
    const listed = (await provider.list?.(exchange)) ?? [];
    const outcomes = [first, second].map(
      ({ remoteId }) => listed.find((job) => job.remoteId === remoteId)?.answer.outcome,
    );
    expect(outcomes).toEqual(['succeeded', 'failed']);
  });

  it.runIf(provider.quote)('tells a price, and starts nothing', async () => {
    const before = (await control.report()).renders.length;
    const quote = await provider.quote?.(payload, exchange);
    expect(quote).toMatchObject({ amount: 1, unit: 'credits' });
    expect((await control.report()).renders).toHaveLength(before);
  });

  it('is chosen for its own sample, before anything is sent', () => {
    const document: unknown = JSON.parse(payload.toString());
    const scores = adapterCases.map((other) => other.provider.recognise(document));
    expect(Math.max(...scores)).toBe(provider.recognise(document));
    expect(scores.filter((score) => score === Math.max(...scores))).toHaveLength(1);
    expect(provider.examine(document)).toMatchObject({ usable: true, warnings: [] });
  });
});
