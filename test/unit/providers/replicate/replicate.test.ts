import { describe, expect, it } from 'vitest';
import { replicate } from '../../../../src/core/providers/replicate/replicate.ts';
import { answering, callError } from '../answering.ts';
import { having, recording } from '../asking.ts';
import { aPrediction, ID, OPERATION, predictionBody, VERSION } from './replicate-builders.ts';

const check = (more: Readonly<Record<string, unknown>>) =>
  replicate.check(OPERATION, answering(200, aPrediction(more)));
const outputsOf = async (output: unknown) => {
  const answer = await check({ output });
  if (answer.outcome !== 'succeeded') throw new Error(answer.outcome);
  return answer.outputs;
};
const submitError = (status: number, body: unknown, headers = {}) =>
  callError(replicate.submit(predictionBody(), answering(status, body, headers)));

describe('submit', () => {
  const starting = aPrediction({ status: 'starting', output: null });

  it('posts a payload with a version as it is', async () => {
    const { asked, exchange } = recording(201, starting);
    const payload = predictionBody();
    expect(await replicate.submit(payload, exchange)).toEqual({
      outcome: 'accepted',
      operation: { ...OPERATION, payloadBytes: payload.byteLength },
      remoteId: ID,
      providerState: 'starting',
    });
    expect(asked).toMatchObject([{ method: 'POST', path: '/predictions' }]);
    expect(asked[0]?.body?.bytes).toBe(payload);
  });

  it('posts a payload with a model to that model, letter by letter but for its name', async () => {
    const { asked, exchange } = recording(201, starting);
    const payload = Buffer.from(
      '{ "model": "minimax/video-01", "input": { "seed": 12345678901234567890 } }',
    );
    await replicate.submit(payload, exchange);
    expect(asked).toMatchObject([{ method: 'POST', path: '/models/minimax/video-01/predictions' }]);
    const sent = new TextDecoder().decode(asked[0]?.body?.bytes);
    expect(sent).toContain('"input": { "seed": 12345678901234567890 }');
    expect(Object.keys(JSON.parse(sent) as object)).toEqual(['input']);
  });

  it.each(['../predictions', 'a/..', 'a/b/c', 'a b/c', 'a'])(
    'never makes a path of the model %s',
    async (model) => {
      const { asked, exchange } = recording(201, starting);
      await replicate.submit(predictionBody({ model, input: {} }), exchange);
      expect(asked[0]?.path).toBe('/predictions');
      expect(replicate.examine({ model, input: {} }).usable).toBe(false);
    },
  );

  it('takes a result that is there at once', async () => {
    const answer = await replicate.submit(predictionBody(), answering(201, aPrediction()));
    expect(answer).toMatchObject({ outcome: 'finished', remoteId: ID });
  });

  it.each([{}, [], 'cut {', '<html>', { id: '' }])('%j leaves it open', async (body) => {
    expect((await submitError(201, body)).arrival).toBe('unknown');
  });

  it.each([
    [400, { detail: 'no' }, 'final', 'invalid-payload'],
    [401, { detail: 'no' }, 'account', 'key-rejected'],
    [402, { title: 'Insufficient credit', detail: 'no' }, 'account', 'payment-required'],
    [403, { detail: 'no' }, 'account', 'forbidden'],
    [404, { detail: 'no' }, 'final', 'refused-by-provider'],
    [404, '<html>', 'final', 'not-found'],
    [422, { title: 'Invalid version', detail: 'no', status: 422 }, 'final', 'invalid-payload'],
  ])('HTTP %i %j proves that nothing was made', async (status, body, kind, code) => {
    const error = await submitError(status, body);
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind }, failure: { code } });
  });

  it.each([
    [{ detail: 'Request was throttled. Your rate limit resets in ~30s.' }, {}, 30_000],
    [{ detail: 'Request was throttled. Expected available in 1 second.' }, {}, 1_000],
    [{ detail: 'Throttled.' }, { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }, 12_000],
    [{ detail: 'resets in ~30s' }, { 'retry-after': '5' }, 5_000],
    [{ detail: 'resets in ~0s' }, {}, 1_000],
    [{ detail: 'resets in ~99999s' }, {}, 120_000],
    [{ detail: 'Throttled.' }, {}, null],
  ])('429 %j %j waits %j ms', async (body, headers, afterMs) => {
    expect((await submitError(429, body, headers)).consequence).toEqual({ kind: 'limit', afterMs });
  });
});

describe('check', () => {
  it.each(['starting', 'processing', 'booting'])('follows %s', async (status) => {
    expect(await check({ status, output: null })).toMatchObject({
      outcome: 'pending',
      providerState: status,
      progress: null,
    });
  });

  it.each([
    ['  0%|          | 0/50\n 42%|████▏     | 21/50', 0.42],
    ['100%|██████████| 50/50', 1],
    ['using 50% of memory', null],
    ['4200%|', null],
    [null, null],
  ])('reads the logs %j as progress %j', async (logs, progress) => {
    expect(await check({ status: 'processing', logs })).toMatchObject({ progress });
  });

  it.each(['canceled', 'aborted'])('%s is an end without a result', async (status) => {
    expect(await check({ status, output: null })).toEqual({ outcome: 'canceled' });
  });

  it('a failed prediction says why', async () => {
    expect(await check({ status: 'failed', error: 'CUDA out of memory' })).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage: 'CUDA out of memory' },
    });
  });

  it('a result that was removed after its hour is said to be gone', async () => {
    const answer = await check({ output: null, data_removed: true });
    expect(answer).toMatchObject({ outcome: 'failed', failure: { code: 'no-output' } });
    expect(answer.outcome === 'failed' && answer.failure.message).toContain('one hour');
  });

  it.each([{}, [], aPrediction({ id: 'other' }), aPrediction({ status: null })])(
    '%j says nothing of the prediction',
    async (body) => {
      const error = await callError(replicate.check(OPERATION, answering(200, body)));
      expect(error.failure.code).toBe('malformed-answer');
    },
  );

  const a = 'https://replicate.delivery/x/a.png';
  const b = 'https://replicate.delivery/x/b.mp4';
  it.each([
    ['a string', a, [[a, 'image']]],
    [
      'an array',
      [b, a],
      [
        [b, 'video'],
        [a, 'image'],
      ],
    ],
    [
      'an object',
      { video: b, seed: 4, stills: [a] },
      [
        [b, 'video'],
        [a, 'image'],
      ],
    ],
    [
      'a file without an ending',
      'https://replicate.delivery/x',
      [['https://replicate.delivery/x', 'other']],
    ],
  ])('finds the files of output that is %s', async (_, output, expected) => {
    const outputs = await outputsOf(output);
    expect(outputs.map(({ link, kind }) => [link, kind])).toEqual(expected);
    expect(outputs.map(({ key }) => key)).toEqual(expected.map((__, index) => String(index)));
  });

  it.each([
    ['hello Alice', 'text/plain'],
    ['https://example.com/an-address-a-model-made-up', 'text/plain'],
    [['hel', 'lo'], 'application/json'],
    [{ score: 0.4 }, 'application/json'],
    [42, 'application/json'],
  ])('keeps %j, which is no file, as %s', async (output, mediaType) => {
    expect(await outputsOf(output)).toMatchObject([{ link: null, inline: { mediaType } }]);
  });
});

describe('cancel and list', () => {
  it('posts the cancel, built from the id', async () => {
    const { asked, exchange } = recording(200, aPrediction({ status: 'canceled' }));
    await having(replicate.cancel)(OPERATION, exchange);
    expect(asked).toMatchObject([{ method: 'POST', path: `/predictions/${ID}/cancel` }]);
  });

  it('lists the newest predictions', async () => {
    const results = [aPrediction(), aPrediction({ id: 'b', status: 'processing' }), { id: 'c' }, 5];
    const listed = await having(replicate.list)(answering(200, { next: null, results }));
    expect(listed.map(({ remoteId, answer }) => [remoteId, answer.outcome])).toEqual([
      [ID, 'succeeded'],
      ['b', 'pending'],
    ]);
  });
});

describe('the account', () => {
  it('tests a key on the account', async () => {
    const { asked, exchange } = recording(200, { type: 'user', username: 'alice' });
    expect(await replicate.verifyKey(exchange)).toBe('Replicate accepts the key.');
    expect(asked).toMatchObject([{ method: 'GET', path: '/account' }]);
    const wrong = await callError(replicate.verifyKey(answering(401, { detail: 'x' })));
    expect(wrong.failure.code).toBe('key-rejected');
  });

  it.each([
    [`https://api.replicate.com/v1/predictions/${ID}`, ID],
    [`https://api.replicate.com/v1/predictions/${ID}/cancel`, ID],
    [`https://replicate.com/p/${ID}`, ID],
    ['https://replicate.com/account', null],
  ])('%s names %j', (text, id) => {
    expect(having(replicate.renderIdIn)(text)).toBe(id);
  });

  it('keeps submits and other calls apart', () => {
    expect(replicate.limits.map(({ count, covers }) => [count, covers.includes('submit')])).toEqual(
      [
        [600, true],
        [3_000, false],
      ],
    );
  });
});

describe('payloads', () => {
  it.each([
    [{ version: VERSION, input: {} }, 1],
    [{ model: 'a/b', input: {} }, 1],
    [{ model: 'gpt', input: {} }, 0],
    [{ version: 'x' }, 0],
    [{ input: {} }, 0],
    [null, 0],
  ])('is sure of %j to %j', (document, sureness) => {
    expect(replicate.recognise(document)).toBe(sureness);
  });

  it('warns of a model beside a version, of unknown fields, and of inputs out of reach', () => {
    const input = { image: 'http://192.168.0.4/a.png' };
    const verdict = replicate.examine({ version: VERSION, model: 'a/b', id: 'x', input });
    expect(verdict.usable ? verdict.warnings : []).toHaveLength(3);
  });
});
