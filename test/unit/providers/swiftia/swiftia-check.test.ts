import { describe, expect, it } from 'vitest';
import type { ProviderRequest } from '../../../../src/core/providers/exchange.ts';
import type { RemoteOutput } from '../../../../src/core/providers/provider.ts';
import { swiftia } from '../../../../src/core/providers/swiftia/swiftia.ts';
import { FailureError } from '../../../../src/shared/failure.ts';
import { answering, callError } from '../answering.ts';

const OPERATION = { id: 'r1' };
const LINK = 'https://files.example/out.mp4?sig=s';
const ENDPOINT = { baseUrl: 'https://app.swiftia.io/api' };
const check = (body: unknown, status = 200) => swiftia.check(OPERATION, answering(status, body));
const checkError = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  callError(swiftia.check(OPERATION, answering(status, body, headers)));
const routes = (more: Partial<RemoteOutput> = {}) =>
  swiftia.routes(OPERATION, { key: '0', link: LINK, bytes: 9, kind: 'video', ...more }, ENDPOINT);

describe('trap 3.3.1: the discriminator is type', () => {
  it.each([
    [{ type: 'done', status: 'QUEUED', url: LINK }, 'succeeded'],
    [{ type: 'error', status: 'QUEUED', message: 'x' }, 'failed'],
    [{ type: 'progress', status: 500, progress: 0.5 }, 'pending'],
    [{ type: 'DONE', url: LINK }, 'succeeded'],
    [{ type: 'failed', message: 'x' }, 'failed'],
    [{ type: 'cancelled' }, 'canceled'],
    [{ type: 'canceled' }, 'canceled'],
  ])('%j is %s', async (body, outcome) => {
    expect(await check(body)).toMatchObject({ outcome });
  });

  it('follows a type that is not documented, and shows its word', async () => {
    expect(await check({ type: 'Up-Scaling', progress: 0.5 })).toMatchObject({
      outcome: 'pending',
      providerState: 'Up-Scaling',
      progress: 0.5,
    });
  });

  it('takes the word of status where a queued answer lost its type', async () => {
    expect(await check({ status: 'QUEUED', queuePosition: 2 })).toMatchObject({
      outcome: 'pending',
      providerState: 'queued',
      queuePosition: 2,
    });
  });
});

describe('trap 3.3.2: no answer has an id', () => {
  it('takes an answer for what was asked, also where it has some id', async () => {
    expect(await check({ id: 'job-1', type: 'done', url: LINK })).toMatchObject({
      outcome: 'succeeded',
    });
  });
});

describe('trap 3.3.3: progress is 0 to 1', () => {
  it.each([
    [0.204, 0.204],
    ['0.5', 0.5],
    [0, 0],
    [1, 1],
    [-1, 0],
    [20.4, 1],
    [null, null],
    [undefined, null],
    ['half', null],
    [{}, null],
  ])('reads %j as %j', async (progress, expected) => {
    expect(await check({ type: 'progress', progress })).toMatchObject({ progress: expected });
  });
});

describe('trap 3.3.4: queued has a place, and no progress', () => {
  it.each([
    [3, 3],
    [0, 0],
    ['7', 7],
    [-1, null],
    [1.5, null],
    [1e300, null],
    [null, null],
    [undefined, null],
    ['first', null],
  ])('reads the place %j as %j', async (queuePosition, expected) => {
    expect(await check({ type: 'queued', status: 'QUEUED', queuePosition, progress: 0 })).toEqual({
      outcome: 'pending',
      providerState: 'queued',
      progress: null,
      queuePosition: expected,
    });
  });
});

describe('trap 3.3.5: done has a link and a size, and the link may be read again', () => {
  it('is the only way to the bytes, and needs no key', () => {
    expect(routes()).toMatchObject([
      { url: LINK, authenticated: false, limit: null, length: 'exact', expectedBytes: 9 },
    ]);
  });

  it.each([null, 'http://files.example/out.mp4', 'https://localhost/out.mp4'])(
    'leaves no way with the link %j',
    (link) => {
      expect(routes({ link })).toEqual([]);
    },
  );

  it.each([undefined, '', 'out.mp4', 'ftp://x.example/y', 7])(
    'is done also with %j for a link',
    async (url) => {
      expect(await check({ type: 'done', url })).toMatchObject({
        outcome: 'succeeded',
        outputs: [{ link: null, bytes: null }],
      });
    },
  );

  it.each([0, -5, 1.5, 'big', null])('takes the size %j for unknown', async (size) => {
    expect(await check({ type: 'done', url: LINK, size })).toMatchObject({
      outputs: [{ bytes: null }],
    });
  });

  it('knows sound by the end of the link’s path', async () => {
    const url = 'https://files.example/out.MP3?x=.mp4';
    expect(await check({ type: 'done', url })).toMatchObject({ outputs: [{ kind: 'audio' }] });
  });
});

describe('trap 3.3.6: a failed render comes in many shapes', () => {
  const older = { status: 500, message: 'It broke.', code: 'RENDERING_ERROR' };
  it.each([
    [200, { type: 'error', message: 'It broke.' }],
    [500, { type: 'error', message: 'It broke.' }],
    [503, { type: 'error', message: 'It broke.' }],
    [200, older],
    [500, older],
    [502, older],
    [200, { type: 'failed', ...older }],
    [500, { type: 'failed', ...older }],
  ])('HTTP %i %j', async (status, body) => {
    expect(await check(body, status)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage: 'It broke.' },
    });
  });

  it('says so where no reason came', async () => {
    expect(await check({ type: 'error' })).toMatchObject({
      failure: { message: 'Swiftia could not make the render and gave no reason.' },
    });
  });

  it.each([
    [500, { status: 500, message: 'x', code: 'INTERNAL_SERVER_ERROR' }],
    [500, ''],
    [502, '<html>Bad gateway</html>'],
    [503, { message: 'RENDERING_ERROR' }],
    [504, ''],
  ])('HTTP %i %j is transient', async (status, body) => {
    const error = await checkError(status, body);
    expect(error).toMatchObject({ consequence: { kind: 'retry' }, status });
  });

  it.each([
    [401, 'account'],
    [403, 'account'],
    [404, 'final'],
    [429, 'limit'],
    [400, 'final'],
  ])('HTTP %i is about the call, whatever its body says', async (status, kind) => {
    const error = await checkError(status, { type: 'error', message: 'x' });
    expect(error.consequence.kind).toBe(kind);
    expect(error.failure.code).not.toBe('render-failed');
  });

  it.each([
    [{ status: 404, message: 'Not found', code: 'NOT_FOUND' }, 'not-found', 'final'],
    [{ status: 429, message: 'Slow', code: 'RATE_LIMIT_EXCEEDED' }, 'rate-limited', 'limit'],
    [{ status: 500, message: 'x', code: 'INTERNAL_SERVER_ERROR' }, 'provider-error', 'retry'],
  ])('reads a refusal that came with 200: %j', async (body, code, kind) => {
    const error = await checkError(200, body);
    expect(error).toMatchObject({ failure: { code }, consequence: { kind } });
  });
});

describe('trap 3.3.8: the path is singular', () => {
  it('asks for the id, encoded', async () => {
    const asked: ProviderRequest[] = [];
    await swiftia.check({ id: 'a/../b?c d' }, (request) => {
      asked.push(request);
      return answering(200, { type: 'progress' })(request);
    });
    expect(asked).toMatchObject([{ method: 'GET', path: '/render/a%2F..%2Fb%3Fc%20d' }]);
  });

  it.each([
    ['https://app.swiftia.io/api/render/r-1', 'r-1'],
    ['https://pprd.swiftia.io/api/render/r-1/?x=1', 'r-1'],
    ['https://app.swiftia.io/api/renders/r-1', null],
    ['https://app.swiftia.io/api/jobs/r-1', null],
    ['https://app.swiftia.io/api/render', null],
    ['r-1', null],
  ])('finds the id in %j', (text, id) => {
    expect(swiftia.renderIdIn?.(text)).toBe(id);
  });

  it('adopts an id, and no address', () => {
    expect(swiftia.adopt(' r-1 ', 'other')).toEqual({ id: 'r-1' });
    expect(() => swiftia.adopt('https://app.swiftia.io/api/render/r-1', 'video')).toThrow(
      FailureError,
    );
  });
});

describe('trap 3.3.9: the limit is the organisation’s, by plan', () => {
  it('has a documented window for every plan, and the safest that is usable by default', () => {
    expect(swiftia.limitScope).toBe('organisation');
    const windows = swiftia.plans?.map(({ id, limits }) => [
      id,
      limits[0]?.count,
      limits[0]?.windowMs,
      limits[0]?.window,
    ]);
    expect(windows).toEqual([
      ['free', 1, 5_000, 'sliding'],
      ['starter', 1, 2_000, 'sliding'],
      ['pro', 1, 1_000, 'sliding'],
      ['swift', 5, 1_000, 'sliding'],
    ]);
    expect(swiftia.limits).toMatchObject([{ count: 1, windowMs: 2_000 }]);
  });

  it('has one limit for submits and checks together', () => {
    for (const { limits } of swiftia.plans ?? []) {
      expect(limits).toHaveLength(1);
      expect(limits[0]?.covers).toEqual(expect.arrayContaining(['submit', 'check', 'verify']));
    }
  });
});

describe('trap 3.3.10: a reset is in milliseconds, Retry-After in seconds', () => {
  // The answers come 1,000 seconds after 1970 unless they have a date of their own.
  const date = 'Fri, 31 Dec 2021 23:59:57 GMT';
  it.each([
    [{ 'x-ratelimit-reset': '1640995200000', date }, {}, 3_000],
    [{ 'x-ratelimit-reset': '1640995200', date }, {}, 3_000],
    [{ 'retry-after': '4', 'x-ratelimit-reset': '1640995200000', date }, {}, 4_000],
    [{}, { retryAfter: 2 }, 2_000],
    [{}, { retryAfter: '2' }, 2_000],
    [{ 'retry-after': '4' }, { retryAfter: 2 }, 4_000],
    [{}, { retryAfter: {} }, null],
    [{ 'retry-after': '0' }, {}, 1_000],
    [{ 'retry-after': '86400' }, {}, 120_000],
  ])('%j with %j waits %j ms', async (headers, more, afterMs) => {
    const body = { status: 429, message: 'Slow', code: 'RATE_LIMIT_EXCEEDED', ...more };
    const error = await checkError(429, body, headers);
    expect(error.consequence).toEqual({ kind: 'limit', afterMs });
  });
});

describe('what says nothing of the render is asked again', () => {
  it.each([
    ['{}', {}],
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['comments, as in the documented samples', '{"type":"progress", // running\n"progress":0.2}'],
    ['truncated JSON', '{"type":"do'],
    ['a link without a type', { url: LINK, size: 5 }],
    ['a type that is no word', { type: ['done'] }],
    ['a list', [{ type: 'done' }]],
  ])('%s', async (_, body) => {
    const error = await checkError(200, body);
    expect(error.failure.code).toBe('malformed-answer');
    expect(error.consequence.kind).toBe('retry');
  });
});
