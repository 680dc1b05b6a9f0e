import { describe, expect, it } from 'vitest';
import { rendley } from '../../../../src/core/providers/rendley/rendley.ts';
import { FailureError } from '../../../../src/shared/failure.ts';
import { answering, callError } from '../answering.ts';
import { having, recording } from '../asking.ts';
import { aJob, exportBody, OPERATION, submitError } from './rendley-builders.ts';

describe('submit', () => {
  it('sends the payload byte for byte', async () => {
    const { asked, exchange } = recording(200, { data: { job_id: 'job_1' } });
    const payload = Buffer.from('{ "project_id": "prj_1" , "settings": {"n": 1e400} }');
    await rendley.submit(payload, exchange);
    expect(asked).toMatchObject([{ method: 'POST', path: '/export' }]);
    expect(asked[0]?.body?.bytes).toBe(payload);
  });

  it.each([{ job_id: 'job_9' }, { id: 'job_9' }, { id: 'job_9', job_id: 'other' }])(
    'trap 3.4.3: the id in %j is followed',
    async (data) => {
      const answer = await rendley.submit(exportBody(), answering(200, { data }));
      expect(answer).toEqual({
        outcome: 'accepted',
        operation: { id: 'job_9', kind: 'video', payloadBytes: exportBody().byteLength },
        remoteId: 'job_9',
        providerState: 'queued',
      });
    },
  );

  it.each([{}, { data: {} }, { data: { job_id: '' } }, 'cut {', '<html>', { job_id: 'x' }])(
    'trap 3.4.22: an answer %j leaves open whether it arrived',
    async (body) => {
      expect((await submitError(200, body)).arrival).toBe('unknown');
    },
  );

  it.each([500, 502, 503, 504, 408])('trap 3.4.22: so does HTTP %i', async (status) => {
    expect((await submitError(status, 'oops')).arrival).toBe('unknown');
  });

  it.each([
    [400, 'final', 'invalid-payload'],
    [401, 'account', 'key-rejected'],
    [402, 'account', 'payment-required'],
    [403, 'account', 'forbidden'],
    [404, 'final', 'refused-by-provider'],
    [413, 'final', 'too-large'],
    [422, 'final', 'invalid-payload'],
    [429, 'limit', 'rate-limited'],
  ])('HTTP %i proves that nothing was made', async (status, consequence, code) => {
    const error = await submitError(status, { error: { code: 'X', message: 'because' } });
    expect(error).toMatchObject({
      arrival: 'refused',
      consequence: { kind: consequence },
      failure: { code, providerCode: 'X', providerMessage: 'because' },
    });
  });

  it.each([
    ['PLAN_LIMIT', 'x'],
    ['FORBIDDEN', 'Upgrade to export in 4k'],
    ['FORBIDDEN', 'export limit reached'],
  ])('trap 3.4.11: 403 %s "%s" is about the plan', async (code, message) => {
    const error = await submitError(403, { error: { code, message } });
    expect(error.failure.code).toBe('quota-exhausted');
  });

  it('trap 3.4.11: 403 that explains something else is not about the plan', async () => {
    const error = await submitError(403, { error: { code: 'FORBIDDEN', message: 'unexplained' } });
    expect(error.failure.code).toBe('forbidden');
  });

  it('trap 3.4.21: a 404 that is no envelope is a wrong base URL', async () => {
    expect((await submitError(404, '<html>')).failure.remedy).toContain('/v1');
  });
});

describe('trap 3.4.21: the base URL has /v1 exactly once', () => {
  it.each([
    ['https://api.rendley.com', 'https://api.rendley.com/v1'],
    ['https://api.rendley.com/v1', 'https://api.rendley.com/v1'],
    ['https://api.rendley.com/v1/v1', 'https://api.rendley.com/v1'],
    ['https://api.rendley.com/V1', 'https://api.rendley.com/v1'],
    ['https://proxy.example/rendley', 'https://proxy.example/rendley/v1'],
    ['https://api.rendley.com/v2', 'https://api.rendley.com/v2'],
    ['http://127.0.0.1:4000/v1', 'http://127.0.0.1:4000/v1'],
  ])('%s becomes %s', (given, whole) => {
    const complete = having(rendley.completeBaseUrl);
    expect(complete(given)).toBe(whole);
    expect(complete(whole)).toBe(whole);
  });

  it('is so by default', () => {
    expect(having(rendley.completeBaseUrl)(rendley.defaultBaseUrl)).toBe(rendley.defaultBaseUrl);
  });
});

describe('cancel', () => {
  const cancel = (status: number, body: unknown) =>
    having(rendley.cancel)(OPERATION, answering(status, body));

  it('deletes the job', async () => {
    const { asked, exchange } = recording(204, '');
    await having(rendley.cancel)({ id: 'job 1', kind: 'video' }, exchange);
    expect(asked).toMatchObject([{ method: 'DELETE', path: '/jobs/job%201' }]);
  });

  it.each([400, 404, 409, 410, 422])(
    'trap 3.4.13: HTTP %i says that it has ended; how, the next check says',
    async (status) => {
      const body = { error: { code: 'CONFLICT', message: 'job already finished' } };
      await expect(cancel(status, body)).resolves.toBeUndefined();
    },
  );

  it.each([
    [401, 'account'],
    [403, 'account'],
    [429, 'limit'],
    [500, 'retry'],
    [502, 'retry'],
  ])('HTTP %i says that it could not be asked', async (status, kind) => {
    expect((await callError(cancel(status, ''))).consequence.kind).toBe(kind);
  });

  it('a page that is not found is no answer of Rendley', async () => {
    expect((await callError(cancel(404, '<html>'))).consequence.kind).toBe('retry');
  });
});

describe('list', () => {
  it('trap 3.4.14: asks for the jobs of the API, which are not in the list by default', async () => {
    const { asked, exchange } = recording(200, { data: [] });
    expect(await having(rendley.list)(exchange)).toEqual([]);
    expect(asked).toMatchObject([{ method: 'GET', path: '/jobs?source_type=api' }]);
  });

  it('tells each job as a check would, and leaves out what cannot be understood', async () => {
    const data = [
      aJob({ id: 'a', status: 'queued', result_data: null }),
      aJob({ id: 'b' }),
      aJob({ id: 'c', status: 'failed', error: 'x' }),
      aJob({ id: 'd', status: 'canceled' }),
      aJob({ id: 'e', result_data: '{"storage_url":"htt' }),
      aJob({ id: 'f', status: undefined }),
      aJob({ id: undefined }),
      null,
      'x',
    ];
    const listed = await having(rendley.list)(answering(200, { data }));
    expect(listed.map(({ remoteId, answer }) => [remoteId, answer.outcome])).toEqual([
      ['a', 'pending'],
      ['b', 'succeeded'],
      ['c', 'failed'],
      ['d', 'canceled'],
    ]);
  });

  it('leaves out an end that is told without its result or its reason, for a look to tell', async () => {
    const data = [
      aJob({ id: 'a', result_data: null }),
      aJob({ id: 'b', result_data: undefined }),
      aJob({ id: 'c', status: 'failed', error: null }),
      aJob({ id: 'd', status: 'FAILED', error: undefined }),
      aJob({ id: 'e', status: 'processing', result_data: undefined }),
    ];
    const listed = await having(rendley.list)(answering(200, { data }));
    expect(listed.map(({ remoteId }) => remoteId)).toEqual(['e']);
  });

  it.each([{}, { data: {} }, [], 'x'])('takes %j for no list', async (body) => {
    const error = await callError(having(rendley.list)(answering(200, body)));
    expect(error.failure.code).toBe('malformed-answer');
  });
});

describe('verifyKey', () => {
  it('trap 3.4.23: asks for the workspaces, which need a key', async () => {
    const { asked, exchange } = recording(200, { data: [] });
    expect(await rendley.verifyKey(exchange)).toBe('Rendley accepts the key.');
    expect(asked).toMatchObject([{ method: 'GET', path: '/workspaces' }]);
  });

  it.each([
    [401, { error: { code: 'UNAUTHORIZED', message: 'invalid api key' } }, 'key-rejected'],
    [402, {}, 'payment-required'],
    [403, {}, 'forbidden'],
    [404, {}, 'not-found'],
    [200, '<html>', 'not-found'],
    [429, {}, 'rate-limited'],
    [500, '', 'provider-error'],
    [301, '', 'base-url-refused'],
  ])('HTTP %i %j is no working key: %s', async (status, body, code) => {
    const error = await callError(rendley.verifyKey(answering(status, body)));
    expect(error.failure.code).toBe(code);
  });
});

describe('trap 3.4.24: jobs made elsewhere', () => {
  it('are adopted by id', () => {
    expect(rendley.adopt(' job_8f2c ', 'image')).toEqual({ id: 'job_8f2c', kind: 'image' });
    expect(() => rendley.adopt('https://storage.rendley.com/a?sig=1', 'video')).toThrow(
      FailureError,
    );
  });

  it.each([
    ['https://api.rendley.com/v1/jobs/job_8f2c', 'job_8f2c'],
    [' https://api.rendley.com/jobs/job%201?x=1 ', 'job 1'],
    ['https://api.rendley.com/v1/jobs?source_type=api', null],
    ['https://api.rendley.com/v1/export', null],
    ['job_8f2c', null],
  ])('%s names %j', (text, id) => {
    expect(having(rendley.renderIdIn)(text)).toBe(id);
  });
});

it('trap 3.4.9: polls are 3 s apart at first, 5 to 10 s for long ones, never under 1 s', () => {
  const { poll } = rendley;
  expect(poll).toMatchObject({
    firstMs: 3_000,
    floorMs: 1_000,
    late: { floorMs: 5_000, ceilingMs: 10_000 },
  });
  expect((poll.floorMs + poll.ceilingMs) / 2).toBe(3_000);
});

it('trap 3.4.15: whether a job was acknowledged is never asked, and means nothing', async () => {
  for (const acknowledged of [true, false, undefined]) {
    const { asked, exchange } = recording(200, { data: [aJob({ acknowledged })] });
    expect(await having(rendley.list)(exchange)).toHaveLength(1);
    expect(asked[0]?.path).not.toContain('acknowledged');
  }
});
