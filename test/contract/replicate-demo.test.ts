import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReplicateDemo } from '../../src/core/demo/replicate/replicate-demo.ts';
import { replicate } from '../../src/core/providers/replicate/replicate.ts';
import { routeOf, startDemoOf } from '../fakes/demo-of-adapter.ts';
import type { DemoOfAdapter } from '../fakes/demo-of-adapter.ts';
import { callError } from '../unit/providers/answering.ts';
import { having } from '../unit/providers/asking.ts';
import { predictionBody } from '../unit/providers/replicate/replicate-builders.ts';

let one: DemoOfAdapter;
beforeEach(async () => {
  one = await startDemoOf(replicate, startReplicateDemo);
});
afterEach(() => one.stop());

const images = (count = 1) => ({
  version: 'demo/stills:v1',
  input: { prompt: 'a lighthouse', num_outputs: count, width: 64, height: 64 },
});
const submit = (document: unknown = images()) =>
  replicate.submit(predictionBody(document), one.exchange);
const find = (document: unknown) =>
  having(replicate.find)(predictionBody(document), Date.now(), one.exchange);

describe('the adapter against the demo of Replicate', () => {
  it('gets every file of a prediction, without the key', async () => {
    const { operation } = await submit(images(2));
    const answer = await one.ended(operation);
    expect(answer).toMatchObject({
      outcome: 'succeeded',
      outputs: [
        { key: '0', kind: 'image' },
        { key: '1', kind: 'image' },
      ],
    });
    for (const at of [0, 1]) {
      const route = routeOf(replicate, one, answer, at);
      expect(route?.authenticated).toBe(false);
      const file = await fetch(route?.url ?? '');
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
      await file.body?.cancel();
    }
  });

  it('runs a model by its name, whose result is text', async () => {
    const { operation } = await submit({ model: 'meta/llama-3', input: { prompt: 'Hi' } });
    expect(await one.ended(operation)).toMatchObject({
      outputs: [{ link: null, inline: { mediaType: 'application/json' } }],
    });
  });

  it('cancels, and takes it as too late where the prediction has ended', async () => {
    const cancel = having(replicate.cancel);
    const { operation } = await submit();
    await cancel(operation, one.exchange);
    expect(await one.ended(operation)).toEqual({ outcome: 'canceled' });
    const second = await submit();
    expect(await one.ended(second.operation)).toMatchObject({ outcome: 'succeeded' });
    await cancel(second.operation, one.exchange);
    expect(await one.ended(second.operation)).toMatchObject({ outcome: 'succeeded' });
  });

  it.each([
    ['cut off after it arrived', { kind: 'drop', route: 'submit', when: 'after' }],
    ['truncated', { kind: 'truncate', route: 'submit', afterBytes: 15 }],
    ['answered by a gateway', { kind: 'garble', route: 'submit', status: 502, body: '<html>' }],
  ])('finds a submit whose answer was %s', async (_, fault) => {
    await submit(images(3));
    for (const document of [images(2), { model: 'a/video-1', input: { prompt: 'x' } }]) {
      await one.fault(fault);
      expect((await callError(submit(document))).arrival).toBe('unknown');
      const [newest] = await having(replicate.list)(one.exchange);
      expect(await find(document)).toMatchObject({ found: 'yes', remoteId: newest?.remoteId });
    }
  });

  it('is not sure, so soon, of a submit that was cut off before it arrived', async () => {
    await one.fault({ kind: 'drop', route: 'submit', when: 'before' });
    await callError(submit());
    expect(await find(images())).toEqual({ found: 'unsure', candidates: [] });
  });

  it('is told how long to wait, and what is wrong with input, key or credit', async () => {
    await one.fault({ kind: 'limit', route: 'submit', retryAfterMs: 7_000 });
    expect((await callError(submit())).consequence).toEqual({ kind: 'limit', afterMs: 7_000 });
    expect(await callError(submit(images(9)))).toMatchObject({
      arrival: 'refused',
      failure: { code: 'invalid-payload' },
    });
    const wrong = await callError(replicate.verifyKey(one.exchangeWith('r8_wrongKey0001')));
    expect(wrong.failure.code).toBe('key-rejected');
    await one.fault({ kind: 'account', state: 'out-of-credits' });
    expect((await callError(submit())).failure.code).toBe('payment-required');
  });
});
