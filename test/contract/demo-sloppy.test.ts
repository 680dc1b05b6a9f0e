import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/core/providers/provider.ts';
import { adapterCases } from '../fakes/adapter-cases.ts';
import { startDemoOf } from '../fakes/demo-of-adapter.ts';
import type { DemoOfAdapter } from '../fakes/demo-of-adapter.ts';
import { callError } from '../unit/providers/answering.ts';

/** So many answers have every kind of untidiness many times over, also together. */
const LOOKS = 60;
const SEED = 20_261_121;

describe.each(adapterCases)('$name, answering like a sloppier server', (one) => {
  const { provider, payload, kind } = one;
  let at: DemoOfAdapter;
  beforeEach(async () => {
    at = await startDemoOf(provider, one.start);
    await at.fault({ kind: 'secret-limit', count: 1_000_000, windowMs: 60_000 });
    await at.fault({ kind: 'credits', balance: 10_000 });
    await at.fault({ kind: 'sloppy', level: 'untidy', seed: SEED });
  });
  afterEach(() => at.stop());

  async function submitted(): Promise<{ operation: Operation; remoteId: string }> {
    const answer = await provider.submit(payload, at.exchange);
    if (answer.remoteId === null) throw new Error('There is no id.');
    return { operation: answer.operation, remoteId: answer.remoteId };
  }

  it('is understood when it takes a submit, and when it has rendered it', async () => {
    const { operation, remoteId } = await submitted();
    const first = await at.ended(operation);
    expect(first.outcome).toBe('succeeded');
    const count = first.outcome === 'succeeded' ? first.outputs.length : 0;
    for (let look = 0; look < LOOKS; look += 1) {
      const answer = await provider.check(operation, at.exchange);
      if (answer.outcome !== 'succeeded') throw new Error(JSON.stringify(answer));
      expect(answer.outputs).toHaveLength(count);
      for (const output of answer.outputs) {
        expect(output.kind).toBe(kind);
        const routes = provider.routes(operation, output, { baseUrl: at.demo.baseUrl });
        const link = routes.find((route) => !route.authenticated)?.url;
        expect(link).toMatch(new RegExp(`^${at.demo.filesOrigin}/renders/${remoteId}/`));
      }
    }
  });

  it('never loses a submit, whatever its answer looks like', async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 12; count += 1) ids.add((await submitted()).remoteId);
    expect(ids.size).toBe(provider.submitIsIdempotent ? 1 : 12);
  });

  it('is understood while it renders, and when it could not', async () => {
    await at.fault({ kind: 'fail-render', error: 'The lamp went out.', atProgress: 0.9 });
    const { operation } = await submitted();
    const answers = new Set<string>();
    const ended = await at.ended(operation);
    expect(JSON.stringify(ended)).toContain('The lamp went out.');
    for (let look = 0; look < LOOKS; look += 1)
      answers.add((await provider.check(operation, at.exchange)).outcome);
    expect([...answers]).toEqual(['failed']);
  });

  it('is understood when it refuses', async () => {
    const stranger = at.exchangeWith('sk_anotherKeyAltogether');
    const absent = provider.adopt('11111111-2222-4333-8444-555555555555', kind);
    for (let look = 0; look < LOOKS / 4; look += 1) {
      const refused = await callError(provider.submit(payload, stranger));
      expect(refused).toMatchObject({ arrival: 'refused', consequence: { kind: 'account' } });
      const missing = await callError(provider.check(absent, at.exchange));
      expect(missing.failure.code).toBe('not-found');
      await at.fault({ kind: 'limit', route: 'status', retryAfterMs: 7_000 });
      const limited = await callError(provider.check(absent, at.exchange));
      const told = provider.id === 'rendley' || provider.id === 'shotstack' ? null : 7_000;
      expect(limited.consequence).toMatchObject({ kind: 'limit', afterMs: told });
    }
  });

  it('is understood when it verifies, lists, quotes and cancels', async () => {
    for (let look = 0; look < LOOKS / 4; look += 1) {
      await provider.verifyKey(at.exchange);
      const quote = await provider.quote?.(payload, at.exchange);
      expect(quote?.amount ?? 1).toBe(1);
    }
    const { operation, remoteId } = await submitted();
    for (let look = 0; look < LOOKS / 4; look += 1) {
      if (provider.list === undefined) continue;
      const listed = await provider.list(at.exchange);
      expect(listed.map((job) => job.remoteId)).toContain(remoteId);
    }
    if (provider.cancel === undefined) return;
    await provider.cancel(operation, at.exchange);
    expect((await at.ended(operation)).outcome).toBe('canceled');
  });
});
