import { describe, expect, it } from 'vitest';
import type { CheckAnswer, Provider } from '../../../src/core/providers/provider.ts';
import { providerById } from '../../../src/core/providers/registry.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { adapterCases } from '../../fakes/adapter-cases.ts';
import { answering } from './answering.ts';
import { recording } from './asking.ts';

/* The four seed APIs, row by row as they differ. */

const mockly = providerById('mockly');
const roughy = providerById('roughy');
const swiftia = providerById('swiftia');
const rendley = providerById('rendley');
const all = [mockly, roughy, swiftia, rendley];

const payloadOf = (provider: Provider): Buffer =>
  adapterCases.find((one) => one.provider === provider)?.payload ?? Buffer.alloc(0);
const operationOf = (provider: Provider) => provider.adopt('r1', 'video');
const check = (provider: Provider, body: unknown): Promise<CheckAnswer> =>
  provider.check(operationOf(provider), answering(200, body));
const outcomes = (...answers: readonly (readonly [Provider, unknown])[]) =>
  Promise.all(answers.map(async ([provider, body]) => (await check(provider, body)).outcome));
const fileOf = async (provider: Provider, body: unknown) => {
  const answer = await check(provider, body);
  return answer.outcome === 'succeeded' ? answer.outputs[0] : undefined;
};
const URL_OF_FILE = 'https://files.example/a.mp4';
const inString = JSON.stringify({ storage_url: URL_OF_FILE });

async function asked(provider: Provider, call: 'submit' | 'check', body: unknown) {
  const { asked: requests, exchange } = recording(200, body);
  if (call === 'submit') await provider.submit(payloadOf(provider), exchange);
  else await provider.check(operationOf(provider), exchange);
  return requests.map(({ method, path }) => `${method} ${path}`).join();
}

describe('where the four are asked', () => {
  it('trap 3.0.1: base URLs, of which Roughy’s documented one is a staging host', () => {
    expect(all.map(({ defaultBaseUrl }) => defaultBaseUrl)).toEqual([
      'https://www.getmockly.com/api/v1',
      'https://api.roughy.ai/v1',
      'https://app.swiftia.io/api',
      'https://api.rendley.com/v1',
    ]);
  });

  it('trap 3.0.2: all take their key as a bearer', () => {
    expect(all.map(({ keyHeader }) => keyHeader)).toEqual(all.map(() => undefined));
  });

  it('trap 3.0.3: submits', async () => {
    expect([
      await asked(mockly, 'submit', { id: 'r1', status: 'rendering' }),
      await asked(roughy, 'submit', { id: 'r1', state: 'pending' }),
      await asked(swiftia, 'submit', { renderId: 'r1' }),
      await asked(rendley, 'submit', { data: { job_id: 'r1' } }),
    ]).toEqual(['POST /chat/render', 'POST /renders', 'POST /render', 'POST /export']);
  });

  it('trap 3.0.4: answers to a submit: a result, a statusUrl, a bare render, two names of an id', async () => {
    const made = async (provider: Provider, status: number, body: unknown) =>
      (await provider.submit(payloadOf(provider), answering(status, body))).outcome;
    expect([
      await made(mockly, 200, { id: 'a', status: 'completed', renderKind: 'image' }),
      await made(mockly, 202, { id: 'a', status: 'rendering', statusUrl: 'https://x/a' }),
      await made(roughy, 201, { id: 'a', state: 'pending' }),
      await made(roughy, 200, { id: 'a', state: 'completed' }),
      await made(swiftia, 200, { renderId: 'a' }),
      await made(rendley, 200, { data: { job_id: 'a' } }),
    ]).toEqual(['finished', 'accepted', 'accepted', 'finished', 'accepted', 'accepted']);
  });

  it('trap 3.0.5: look-ups', async () => {
    expect([
      await asked(mockly, 'check', { status: 'rendering' }),
      await asked(roughy, 'check', { id: 'r1', state: 'pending' }),
      await asked(swiftia, 'check', { type: 'queued' }),
      await asked(rendley, 'check', { data: { status: 'queued' } }),
    ]).toEqual(['GET /exports/r1', 'GET /renders/r1', 'GET /render/r1', 'GET /jobs/r1']);
  });
});

describe('what the four answer', () => {
  it('trap 3.0.6: only Rendley has an envelope', async () => {
    await expect(check(rendley, { status: 'completed' })).rejects.toThrow('Rendley');
    await expect(check(mockly, { data: { status: 'completed' } })).rejects.toThrow('Mockly');
    await expect(check(swiftia, { data: { type: 'done' } })).rejects.toThrow('Swiftia');
    await expect(check(roughy, { data: { state: 'completed' } })).rejects.toThrow('Roughy');
  });

  it('trap 3.0.7: four names of the state', async () => {
    const states = { id: 'r1', status: 'completed', state: 'pending', type: 'queued' };
    expect(
      await outcomes(
        [mockly, states],
        [roughy, states],
        [swiftia, states],
        [rendley, { data: { ...states, result_data: inString } }],
      ),
    ).toEqual(['succeeded', 'pending', 'pending', 'succeeded']);
  });

  it('trap 3.0.8: running', async () => {
    const running = await outcomes(
      [mockly, { status: 'rendering' }],
      [roughy, { state: 'pending' }],
      [roughy, { state: 'processing' }],
      [swiftia, { type: 'queued' }],
      [swiftia, { type: 'progress' }],
      [rendley, { data: { status: 'queued' } }],
      [rendley, { data: { status: 'processing' } }],
    );
    expect(new Set(running)).toEqual(new Set(['pending']));
  });

  it('trap 3.0.9: success', async () => {
    const done = await outcomes(
      [mockly, { status: 'completed' }],
      [roughy, { state: 'completed' }],
      [swiftia, { type: 'done' }],
      [rendley, { data: { status: 'completed', result_data: inString } }],
    );
    expect(new Set(done)).toEqual(new Set(['succeeded']));
  });

  it('trap 3.0.10: failure, and Rendley’s canceled with one l', async () => {
    expect(
      await outcomes(
        [mockly, { status: 'failed' }],
        [roughy, { state: 'failed' }],
        [swiftia, { type: 'error' }],
        [rendley, { data: { status: 'failed' } }],
        [rendley, { data: { status: 'canceled' } }],
      ),
    ).toEqual(['failed', 'failed', 'failed', 'failed', 'canceled']);
  });

  it('trap 3.0.11: progress from 0 to 1 of two, none of two, and not while queued', async () => {
    const progress = { progress: 0.42 };
    expect([
      await check(mockly, { status: 'rendering', ...progress }),
      await check(roughy, { state: 'processing', ...progress }),
      await check(swiftia, { type: 'progress', ...progress }),
      await check(swiftia, { type: 'queued', progress: 0 }),
      await check(rendley, { data: { status: 'processing', ...progress } }),
    ]).toMatchObject([
      { progress: 0.42 },
      { progress: null },
      { progress: 0.42 },
      { progress: null },
      { progress: null },
    ]);
  });

  it('trap 3.0.12: a place in a queue of one', async () => {
    expect([
      await check(swiftia, { type: 'queued', queuePosition: 3 }),
      await check(mockly, { status: 'rendering', queuePosition: 3 }),
    ]).toMatchObject([{ queuePosition: 3 }, { queuePosition: null }]);
  });

  it('trap 3.0.13: four names of the link, one of them in a string', async () => {
    const link = URL_OF_FILE;
    expect([
      await fileOf(mockly, { status: 'completed', downloadUrl: link }),
      await fileOf(roughy, { state: 'completed', download_url: link }),
      await fileOf(swiftia, { type: 'done', url: link }),
      await fileOf(rendley, { data: { status: 'completed', result_data: inString } }),
    ]).toMatchObject([{ link }, { link }, { link }, { link }]);
  });

  it('trap 3.0.14: three names of the size, nullable, and none', async () => {
    expect([
      await fileOf(mockly, { status: 'completed', sizeBytes: 7 }),
      await fileOf(roughy, { state: 'completed', size_bytes: 7 }),
      await fileOf(roughy, { state: 'completed', size_bytes: null }),
      await fileOf(swiftia, { type: 'done', size: 7 }),
      await fileOf(rendley, { data: { status: 'completed', result_data: inString } }),
    ]).toMatchObject([{ bytes: 7 }, { bytes: 7 }, { bytes: null }, { bytes: 7 }, { bytes: null }]);
  });

  it('trap 3.0.15: errors: a sentence, a code and a message, a message, a code or a sentence', async () => {
    const words = (providerCode: string | null, providerMessage: string | null) => ({
      failure: { providerCode, providerMessage },
    });
    expect([
      await check(mockly, { status: 'failed', error: 'It broke' }),
      await check(roughy, { state: 'failed', error_code: 'c', error_message: 'It broke' }),
      await check(swiftia, { type: 'error', message: 'It broke' }),
      await check(rendley, { data: { status: 'failed', error: 'it_broke' } }),
      await check(rendley, { data: { status: 'failed', error: 'It broke' } }),
    ]).toMatchObject([
      words(null, 'It broke'),
      words('c', 'It broke'),
      words(null, 'It broke'),
      words('it_broke', null),
      words(null, 'It broke'),
    ]);
  });

  it('trap 3.0.16: moments of one only', async () => {
    const said = { created_at: '2023-11-07T05:31:56Z', completed_at: '2023-11-07T05:32:56Z' };
    expect(await check(roughy, { state: 'completed', ...said })).toMatchObject({
      times: {
        createdAt: Date.parse(said.created_at),
        startedAt: null,
        completedAt: Date.parse(said.completed_at),
      },
    });
    expect(await check(mockly, { status: 'completed', ...said })).not.toHaveProperty('times');
  });
});

describe('what the four can do, and how often', () => {
  it('trap 3.0.17: a cancel of one', () => {
    expect(all.map(({ cancel }) => cancel !== undefined)).toEqual([false, false, false, true]);
  });

  it('trap 3.0.18: a list of one, which has to be asked for the jobs of the API', async () => {
    expect(all.map(({ list }) => list !== undefined)).toEqual([false, false, false, true]);
    const { asked: requests, exchange } = recording(200, { data: [] });
    await rendley.list?.(exchange);
    expect(requests.map(({ path }) => path)).toEqual(['/jobs?source_type=api']);
  });

  it('trap 3.0.19: intervals: 2 to 4 s, or 3 s and at least one, or gentle where none is said', () => {
    expect(mockly.poll).toMatchObject({ floorMs: 2 * SECOND, ceilingMs: 4 * SECOND });
    expect(rendley.poll).toMatchObject({ firstMs: 3 * SECOND, floorMs: SECOND });
    for (const { poll } of [roughy, swiftia])
      expect(poll.floorMs).toBeGreaterThanOrEqual(3 * SECOND);
  });

  it('trap 3.0.20: ten minutes in all for one, and patience where none is said', () => {
    expect(mockly.poll.capMs).toBe(10 * MINUTE);
    for (const { poll } of [roughy, swiftia, rendley]) {
      expect(poll.capMs).toBeGreaterThan(60 * MINUTE);
    }
  });

  it('trap 3.0.21: limits of a key, of an organisation by plan, and our own', () => {
    expect(all.map(({ limitScope }) => limitScope ?? 'key')).toEqual([
      'key',
      'key',
      'organisation',
      'key',
    ]);
    expect(swiftia.plans?.map(({ id }) => id)).toEqual(['free', 'starter', 'pro', 'swift']);
    expect(all.map(({ limits }) => limits.length)).toEqual([2, 1, 1, 1]);
  });

  it.each([
    ['mockly', '1763640007'],
    ['swiftia', '1763640007000'],
  ])('trap 3.0.22: the reset of %s is %s', async (id, reset) => {
    const provider = providerById(id);
    const headers = { 'x-ratelimit-reset': reset, date: 'Thu, 20 Nov 2025 12:00:00 GMT' };
    const asking = provider.check(operationOf(provider), answering(429, {}, headers));
    await expect(asking).rejects.toMatchObject({
      consequence: { kind: 'limit', afterMs: 7 * SECOND },
    });
  });

  it('trap 3.0.23: links age: only Mockly has a download of its own, everybody else is asked anew', () => {
    const output = { key: '0', link: null, bytes: null, kind: 'video' } as const;
    const ways = all.map((provider) =>
      provider.routes(operationOf(provider), output, { baseUrl: provider.defaultBaseUrl }),
    );
    expect(ways.map((routes) => routes.map(({ name }) => name))).toEqual([
      ['download-endpoint'],
      [],
      [],
      [],
    ]);
  });
});
