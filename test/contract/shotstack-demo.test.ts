import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startShotstackDemo } from '../../src/core/demo/shotstack/shotstack-demo.ts';
import { shotstack } from '../../src/core/providers/shotstack/shotstack.ts';
import { routeOf, startDemoOf } from '../fakes/demo-of-adapter.ts';
import type { DemoOfAdapter } from '../fakes/demo-of-adapter.ts';
import { callError } from '../unit/providers/answering.ts';
import { editBody } from '../unit/providers/shotstack/shotstack-builders.ts';

let one: DemoOfAdapter;
beforeEach(async () => {
  one = await startDemoOf(shotstack, startShotstackDemo);
});
afterEach(() => one.stop());

const submit = (format = 'png') =>
  shotstack.submit(editBody({ format, resolution: 'preview' }), one.exchange);

describe('the adapter against the demo of Shotstack', () => {
  it('renders an edit to a file that needs no key', async () => {
    const { operation } = await submit('mp4');
    expect(operation).toMatchObject({ kind: 'video' });
    const route = routeOf(shotstack, one, await one.ended(operation));
    expect(route).toMatchObject({ authenticated: false, length: 'unchecked' });
    const file = await fetch(route?.url ?? '');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    await file.body?.cancel();
  });

  it('is told that a render failed, and why', async () => {
    const { operation } = await submit('gif');
    const answer = await one.ended(operation);
    expect(answer).toMatchObject({ outcome: 'failed', failure: { code: 'render-failed' } });
    expect(answer.outcome === 'failed' && answer.failure.message).toContain('gif');
  });

  it('is refused an edit, and told where it is wrong', async () => {
    const error = await callError(submit('wmv'));
    expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'invalid-payload' } });
    expect(error.failure.providerCode).toContain('output.format');
  });

  it.each([
    ['cut off after it arrived', { kind: 'drop', route: 'submit', when: 'after' }],
    ['truncated', { kind: 'truncate', route: 'submit', afterBytes: 15 }],
    ['without its id', { kind: 'reshape', route: 'submit', remove: ['response.id'] }],
    ['answered by a gateway', { kind: 'garble', route: 'submit', status: 502, body: '<html>' }],
  ])('leaves a submit open that was %s', async (_, fault) => {
    await one.fault(fault);
    expect((await callError(submit())).arrival).toBe('unknown');
  });

  it('knows a wrong key, an unknown render and too many requests apart', async () => {
    const wrong = await callError(shotstack.verifyKey(one.exchangeWith('wrong_key_0001')));
    expect(wrong).toMatchObject({
      consequence: { kind: 'account' },
      failure: { code: 'forbidden' },
    });
    expect(await shotstack.verifyKey(one.exchange)).toContain('accepts');
    const unknown = shotstack.check(shotstack.adopt('none', 'video'), one.exchange);
    expect((await callError(unknown)).failure.code).toBe('not-found');
    await one.fault({ kind: 'limit', route: 'submit' });
    expect(await callError(submit())).toMatchObject({
      arrival: 'refused',
      consequence: { kind: 'limit' },
    });
  });
});
