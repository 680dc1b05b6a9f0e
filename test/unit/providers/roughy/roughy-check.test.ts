import { describe, expect, it } from 'vitest';
import type { ProviderRequest } from '../../../../src/core/providers/exchange.ts';
import type { RemoteOutput } from '../../../../src/core/providers/provider.ts';
import { roughy } from '../../../../src/core/providers/roughy/roughy.ts';
import { FailureError } from '../../../../src/shared/failure.ts';
import { answering, callError } from '../answering.ts';
import { aRender, ID } from './roughy-builders.ts';

const OPERATION = { id: ID, kind: 'video' };
const LINK = 'https://files.example/out.mp4?X-Amz-Signature=s';
const ENDPOINT = { baseUrl: 'https://api.roughy.ai/v1' };
const check = (body: unknown, status = 200) => roughy.check(OPERATION, answering(status, body));
const checkError = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  callError(roughy.check(OPERATION, answering(status, body, headers)));
const anOutput = (more: Partial<RemoteOutput> = {}): RemoteOutput => ({
  key: '0',
  link: LINK,
  bytes: 123,
  kind: 'video',
  ...more,
});

describe('trap 3.2.1: a render is followed by its id alone', () => {
  it('adopts an id with the spaces of a paste, and asks for exactly that', async () => {
    const asked: ProviderRequest[] = [];
    await roughy.check(roughy.adopt(` ${ID}\n`, 'other'), (request) => {
      asked.push(request);
      return answering(200, aRender())(request);
    });
    expect(asked).toMatchObject([{ method: 'GET', path: `/renders/${ID}` }]);
  });

  it.each(['', ' ', '..', 'https://api.roughy.ai/v1/renders/x?token=1', 'a'.repeat(600)])(
    'does not take %j for an id',
    (text) => {
      expect(() => roughy.adopt(text, 'video')).toThrow(FailureError);
    },
  );

  it.each([
    [`https://api.roughy.ai/v1/renders/${ID}`, ID],
    [` https://roughy-api-staging.fly.dev/v1/renders/${ID}/?x=1#y `, ID],
    [`http://127.0.0.1:4000/renders/${ID}`, ID],
    [`https://api.roughy.ai/v1/renders/a%2Fb`, 'a/b'],
    [`https://api.roughy.ai/v1/renders/%E0%A4%A`, null],
    [`https://api.roughy.ai/v1/renders`, null],
    [`https://api.roughy.ai/v1/cuts/${ID}`, null],
    [ID, null],
    ['', null],
  ])('finds the id in %j', (text, id) => {
    expect(roughy.renderIdIn?.(text)).toBe(id);
  });

  it('marks submitting as resting on public pages', () => {
    expect(roughy.submitIsUndocumented).toBe(true);
  });
});

describe('trap 3.2.2: the keys of staging and production differ', () => {
  it('says so where a key is refused', async () => {
    const error = await checkError(401, { error: { code: 'unauthenticated', message: 'No.' } });
    expect(error.failure.remedy).toContain('roughy-api-staging.fly.dev');
    expect(error.consequence).toEqual({ kind: 'account' });
  });

  it('goes to production unless told otherwise', () => {
    expect(roughy.defaultBaseUrl).toBe('https://api.roughy.ai/v1');
  });
});

describe('trap 3.2.3: the documented sample has no state', () => {
  const { state: _, ...stateless } = aRender();
  it.each([
    ['a link', { download_url: LINK }],
    ['an end and a size', { completed_at: '2026-05-01T09:01:00Z', size_bytes: 5 }],
    ['a link and placeholders for errors', { download_url: LINK, error_code: '<string>' }],
  ])('with %s it is completed, with a warning', async (_name, more) => {
    const answer = await check({ ...stateless, ...more });
    expect(answer).toMatchObject({ outcome: 'succeeded' });
    expect(answer).toHaveProperty('warning');
  });

  it.each([
    ['nothing else', {}],
    ['an error', { error_code: 'encode_failed', error_message: 'It broke.' }],
    ['an end only', { completed_at: '2026-05-01T09:01:00Z' }],
    ['a size only', { size_bytes: 5 }],
    ['a state that is no word', { state: { now: 1 } }],
    ['an empty state', { state: ' ' }],
    ['null for a state', { state: null }],
  ])('with %s it is followed and never called failed', async (_name, more) => {
    expect(await check({ ...stateless, ...more })).toMatchObject({
      outcome: 'pending',
      providerState: 'unknown',
    });
  });

  it('gives no warning where the state was said', async () => {
    const answer = await check(aRender({ state: 'completed', download_url: LINK }));
    expect(answer).not.toHaveProperty('warning');
  });
});

describe('trap 3.2.4: the states, and those that may come', () => {
  it.each(['canceled', 'cancelled', 'CANCELLED', 'Canceled'])('knows %s', async (state) => {
    expect(await check(aRender({ state }))).toEqual({ outcome: 'canceled' });
  });

  it.each(['pending', 'processing', 'queued', 'Up-Scaling'])('follows %s', async (state) => {
    expect(await check(aRender({ state }))).toMatchObject({
      outcome: 'pending',
      providerState: state,
    });
  });

  it('reads a state in other letters', async () => {
    expect(await check(aRender({ state: 'COMPLETED' }))).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('trap 3.2.5: the field is state, not status', () => {
  it('is not led astray by a status', async () => {
    expect(await check(aRender({ status: 'completed' }))).toMatchObject({
      outcome: 'pending',
      providerState: 'processing',
    });
  });

  it('does not take another render’s answer', async () => {
    const error = await checkError(200, aRender({ id: 'another', state: 'failed' }));
    expect(error).toMatchObject({ failure: { code: 'malformed-answer' } });
    expect(await check(aRender({ id: ID.toUpperCase() }))).toMatchObject({ outcome: 'pending' });
  });
});

describe('trap 3.2.6: outputs can be sound', () => {
  it.each([
    [{ format: 'm4a' }, 'audio'],
    [{ format: 'MP3' }, 'audio'],
    [{ format: 'mov' }, 'video'],
    [{ frame_rate: 120 }, 'video'],
    [{ format: 7 }, 'video'],
    ['mp3', 'video'],
    [null, 'video'],
  ])('%j makes %s', async (output, kind) => {
    const answer = await check(aRender({ state: 'completed', output }));
    expect(answer).toMatchObject({ outputs: [{ kind }] });
  });

  it('goes by what was adopted where the answer does not say', async () => {
    const operation = roughy.adopt(ID, 'audio');
    const answer = await roughy.check(
      operation,
      answering(200, aRender({ state: 'completed', output: {} })),
    );
    expect(answer).toMatchObject({ outputs: [{ kind: 'audio' }] });
  });
});

describe('trap 3.2.7: required but nullable, or not there at all', () => {
  it('follows a render that has nothing but an id', async () => {
    expect(await check({ id: ID, state: 'pending' })).toEqual({
      outcome: 'pending',
      providerState: 'pending',
      progress: null,
      queuePosition: null,
      times: { createdAt: null, startedAt: null, completedAt: null },
    });
  });

  it.each([0, -1, 1.5, 1e30, '12 MB', null, {}])('takes the size %j for unknown', async (size) => {
    expect(await check(aRender({ state: 'completed', size_bytes: size }))).toMatchObject({
      outputs: [{ bytes: null }],
    });
  });

  it.each([
    ['2026-05-01T09:00:00Z', 1_777_626_000_000],
    ['2026-05-01T11:00:00.250+02:00', 1_777_626_000_250],
    ['2026-05-01', null],
    ['2026-05-01T09:00:00', null],
    ['2026-99-01T09:00:00Z', null],
    [1_777_626_000, 1_777_626_000_000],
    [1_777_626_000_250, 1_777_626_000_250],
    ['1777626000', 1_777_626_000_000],
    [1e300, null],
    [-1e300, null],
    [true, null],
  ])('reads the moment %j as %j', async (text, moment) => {
    expect(await check(aRender({ started_at: text }))).toMatchObject({
      times: { startedAt: moment },
    });
  });
});

describe('traps 3.2.8, 3.2.9 and 3.2.11: the link is of a fresh answer, and may be late', () => {
  it('is the only way to the bytes, and needs no key', () => {
    expect(roughy.routes(OPERATION, anOutput(), ENDPOINT)).toEqual([
      {
        name: 'signed-link',
        url: LINK,
        authenticated: false,
        limit: null,
        length: 'exact',
        expectedBytes: 123,
      },
    ]);
  });

  it('leaves no way without it, so that the render is read again', () => {
    expect(roughy.routes(OPERATION, anOutput({ link: null }), ENDPOINT)).toEqual([]);
  });

  it.each(['http://files.example/out.mp4', 'https://127.0.0.1/out.mp4'])(
    'is not followed to %s',
    (link) => {
      expect(roughy.routes(OPERATION, anOutput({ link }), ENDPOINT)).toEqual([]);
    },
  );

  it.each([null, undefined, '', '<string>', 'javascript:alert(1)', 5])(
    'completed with %j for a link is completed, and waits for one',
    async (url) => {
      expect(await check(aRender({ state: 'completed', download_url: url }))).toMatchObject({
        outcome: 'succeeded',
        outputs: [{ link: null }],
      });
    },
  );

  it('is no part of what is kept of a render', () => {
    const kept = roughy.operationSchema.parse({ ...OPERATION, download_url: LINK });
    expect(kept).toEqual(OPERATION);
  });
});

describe('trap 3.2.10: no progress is invented', () => {
  it('stays unknown, whatever else the answer has', async () => {
    expect(await check(aRender({ progress: 0.5 }))).toMatchObject({ progress: null });
  });
});

describe('trap 3.2.12: gentle where nothing is documented', () => {
  it('asks every 3 to 15 seconds and at most once a second in all', () => {
    expect(roughy.poll).toMatchObject({ firstMs: 3_000, floorMs: 3_000, ceilingMs: 15_000 });
    expect(roughy.limits).toMatchObject([{ count: 60, windowMs: 60_000 }]);
  });

  it.each([
    [429, 'limit', 7_000],
    [503, 'retry', 7_000],
  ])('honours Retry-After of HTTP %i', async (status, kind, afterMs) => {
    const error = await checkError(status, '', { 'retry-after': '7' });
    expect(error.consequence).toEqual({ kind, afterMs });
  });
});

describe('trap 3.2.13: code and message of a failure are both shown', () => {
  it.each([
    ['e1', 'It broke.', 'Roughy could not make the render: It broke. (e1)'],
    ['e1', null, 'Roughy could not make the render: (e1)'],
    [null, 'It broke.', 'Roughy could not make the render: It broke.'],
    [null, null, 'Roughy could not make the render and gave no reason.'],
  ])('%j and %j', async (code, words, message) => {
    const answer = await check(
      aRender({ state: 'failed', error_code: code, error_message: words }),
    );
    expect(answer).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', message, providerCode: code, providerMessage: words },
    });
  });
});

describe('what says nothing of the render is asked again', () => {
  it.each([
    ['{}', {}],
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['truncated JSON', '{"state":"comp'],
    ['an error envelope with 200', { error: { code: 'x', message: 'y' } }],
    ['a list', [aRender()]],
  ])('%s', async (_, body) => {
    const error = await checkError(200, body);
    expect(error.failure.code).toBe('malformed-answer');
    expect(error.consequence.kind).toBe('retry');
  });

  it('takes a 404 without the envelope of a page for a disturbance', async () => {
    expect((await checkError(404, '<html>nginx</html>')).consequence.kind).toBe('retry');
  });
});
