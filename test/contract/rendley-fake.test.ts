import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import { rendley } from '../../src/core/providers/rendley/rendley.ts';
import { startFakeRendley } from '../fakes/fake-rendley.ts';
import type { FakeRendley } from '../fakes/fake-rendley.ts';
import { callError } from '../unit/providers/answering.ts';
import { having } from '../unit/providers/asking.ts';
import { exportBody } from '../unit/providers/rendley/rendley-builders.ts';

const KEY = 'rendley-key-0001';

let server: FakeRendley;
let exchange: ProviderExchange;
beforeEach(async () => {
  server = await startFakeRendley(KEY);
  exchange = exchangeTo(server.baseUrl);
});
afterEach(() => server.close());

function exchangeTo(baseUrl: string, key = KEY): ProviderExchange {
  const signal = new AbortController().signal;
  return createExchange({ baseUrl, key, signal, userAgent: 'Renderdesk/test' });
}

const outcomes = async () =>
  Object.fromEntries(
    (await having(rendley.list)(exchange)).map(({ remoteId, answer }) => [
      remoteId,
      answer.outcome,
    ]),
  );

describe('an export over real HTTP', () => {
  it('is priced without being started, made, followed and done', async () => {
    expect(await having(rendley.quote)(exportBody(), exchange)).toMatchObject({
      amount: exportBody().byteLength,
    });
    expect(server.jobs).toEqual([]);
    const made = await rendley.submit(exportBody(), exchange);
    expect(server.jobs.map(({ inputData }) => inputData)).toEqual([exportBody().toString()]);
    const check = () => rendley.check(made.operation, exchange);
    expect(await check()).toMatchObject({ outcome: 'pending', providerState: 'queued' });
    server.move(made.remoteId, 'processing');
    expect(await check()).toMatchObject({ outcome: 'pending', providerState: 'processing' });
    server.move(made.remoteId, 'completed');
    expect(await check()).toMatchObject({ outcome: 'succeeded', outputs: [{ kind: 'video' }] });
  });

  it('whose answer was lost is found by its document', async () => {
    await rendley.submit(exportBody({ project_id: 'another' }), exchange);
    server.loseNextAnswer();
    const payload = exportBody({ project_id: 'prj_1', settings: { codec: 'h264' } });
    expect((await callError(rendley.submit(payload, exchange))).arrival).toBe('unknown');
    const find = having(rendley.find);
    const reordered = exportBody({ settings: { codec: 'h264' }, project_id: 'prj_1' });
    expect(await find(reordered, 0, exchange)).toMatchObject({ found: 'yes', remoteId: 'job_2' });
    expect(await find(exportBody({ project_id: 'never' }), 0, exchange)).toEqual({
      found: 'unsure',
      candidates: [],
    });
  });

  it('is canceled, or has ended before', async () => {
    const cancel = having(rendley.cancel);
    const first = await rendley.submit(exportBody(), exchange);
    await cancel(first.operation, exchange);
    expect(await rendley.check(first.operation, exchange)).toEqual({ outcome: 'canceled' });
    const second = await rendley.submit(exportBody(), exchange);
    server.move(second.remoteId, 'completed');
    await cancel(second.operation, exchange);
    expect(await rendley.check(second.operation, exchange)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('is in the list with all others of the API, and a studio job is followed by its id', async () => {
    const ids = [];
    for (const status of ['queued', 'completed', 'failed', 'canceled'] as const) {
      const { remoteId } = await rendley.submit(exportBody(), exchange);
      server.move(remoteId, status);
      ids.push(remoteId);
    }
    const studio = server.addJob('studio');
    expect(Object.values(await outcomes())).toEqual(['pending', 'succeeded', 'failed', 'canceled']);
    expect(Object.keys(await outcomes())).toEqual(ids);
    expect(await rendley.check(rendley.adopt(studio, 'video'), exchange)).toMatchObject({
      outcome: 'pending',
    });
  });
});

describe('an account', () => {
  it.each(['', '/v1', '/v1/v1'])('reaches it by a base URL that ends in "%s"', async (end) => {
    const given = new URL(server.baseUrl).origin + end;
    const whole = having(rendley.completeBaseUrl)(given);
    expect(await rendley.verifyKey(exchangeTo(whole))).toBe('Rendley accepts the key.');
  });

  it('with a wrong key is told so', async () => {
    const error = await callError(rendley.verifyKey(exchangeTo(server.baseUrl, 'wrong-key-0001')));
    expect(error.failure).toMatchObject({ code: 'key-rejected', providerCode: 'UNAUTHORIZED' });
  });

  it('without the version in its base URL is told what is missing', async () => {
    const bare = exchangeTo(new URL(server.baseUrl).origin);
    expect((await callError(rendley.verifyKey(bare))).failure.remedy).toContain('/v1');
  });
});
