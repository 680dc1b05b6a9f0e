import { describe, expect, it } from 'vitest';
import type { ProviderRequest } from '../../../src/core/providers/exchange.ts';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import { answering, callError } from './answering.ts';

const OPERATION = { id: 'abc-123', kind: 'video' };
const check = (body: unknown, status = 200) => mockly.check(OPERATION, answering(status, body));
const checkError = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  callError(mockly.check(OPERATION, answering(status, body, headers)));

describe('check: how a render stands', () => {
  it('traps 3.1.5 and 3.1.23: asks for the id, encoded, whatever URL the submit was answered with', async () => {
    const asked: ProviderRequest[] = [];
    await mockly.check({ id: 'a/../b?c d', kind: 'image' }, (request) => {
      asked.push(request);
      return answering(200, { status: 'rendering' })(request);
    });
    expect(asked).toMatchObject([{ method: 'GET', path: '/exports/a%2F..%2Fb%3Fc%20d' }]);
  });

  it.each([
    [0.42, 0.42],
    [0, 0],
    [1, 1],
    [-0.5, 0],
    [42, 1],
    ['0.5', 0.5],
    ['half', null],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
    [true, null],
  ])('reads progress %j as %j', async (progress, expected) => {
    expect(await check({ id: 'abc-123', status: 'rendering', progress })).toEqual({
      outcome: 'pending',
      providerState: 'rendering',
      progress: expected,
      queuePosition: null,
    });
  });

  it('reads a progress beyond all numbers as unknown', async () => {
    expect(await check('{"status":"rendering","progress":1e999}')).toMatchObject({
      progress: null,
    });
  });

  it('follows a state that is not documented, and shows its word', async () => {
    expect(await check({ status: 'Up-Scaling' })).toMatchObject({
      outcome: 'pending',
      providerState: 'Up-Scaling',
    });
  });

  it('takes completed without a link as succeeded', async () => {
    expect(await check({ id: 'abc-123', status: 'completed', renderKind: 'video' })).toEqual({
      outcome: 'succeeded',
      outputs: [{ key: '0', link: null, bytes: null, kind: 'video' }],
    });
  });

  it('trap 3.1.9: looks at the status before the error', async () => {
    expect(await check({ status: 'completed', error: null })).toMatchObject({
      outcome: 'succeeded',
    });
    expect(await check({ status: 'completed', error: 'stale' })).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it.each([0, -1, 1.5, 1e30, '12 MB', null, {}])('takes the size %j for unknown', async (size) => {
    expect(await check({ status: 'completed', sizeBytes: size })).toMatchObject({
      outputs: [{ bytes: null }],
    });
  });

  it.each(['javascript:alert(1)', 'not a url', '', 5, null, 'file:///etc/passwd'])(
    'takes the link %j for none',
    async (downloadUrl) => {
      expect(await check({ status: 'completed', downloadUrl })).toMatchObject({
        outputs: [{ link: null }],
      });
    },
  );

  it.each([
    [
      'a sentence',
      'Render timed out after 600 seconds',
      'Render timed out after 600 seconds',
      null,
    ],
    ['nothing', undefined, null, null],
    ['an object', { code: 'lambda', message: 'It died' }, 'It died', 'lambda'],
    ['a list', ['x', { message: 'y' }], 'x; y', null],
    ['an object in an object', { error: { detail: [{ msg: 'z' }] } }, 'z', null],
    ['a number', 5, '5', null],
  ])('trap 3.1.9: reads a failed render with %s for an error', async (_, error, message, code) => {
    expect(await check({ status: 'failed', error })).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage: message, providerCode: code },
    });
  });

  it.each(['canceled', 'cancelled', 'Cancelled'])('knows %s', async (status) => {
    expect(await check({ status })).toEqual({ outcome: 'canceled' });
  });
});

describe('check: what says nothing of the render', () => {
  it.each([
    ['{}', {}],
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['truncated JSON', '{"status":"comp'],
    ['a status that is no word', { status: { a: 1 } }],
    ['another render’s answer', { id: 'other', status: 'completed' }],
  ])('%s is asked again and is no failed render', async (_, body) => {
    const error = await checkError(200, body);
    expect(error).toMatchObject({
      consequence: { kind: 'retry' },
      failure: { code: 'malformed-answer' },
    });
  });

  it.each([500, 502, 503, 504, 522, 408, 307])('HTTP %i is asked again', async (status) => {
    expect((await checkError(status, 'oops')).consequence.kind).toBe('retry');
  });

  it('keeps to a Retry-After, within the cap', async () => {
    const short = await checkError(503, '', { 'retry-after': '7' });
    expect(short.consequence).toEqual({ kind: 'retry', afterMs: 7_000 });
    const long = await checkError(503, '', { 'retry-after': '86400' });
    expect(long.consequence).toEqual({ kind: 'retry', afterMs: 120_000 });
  });

  it('trap 3.1.10: 404 is said to be not found, so that the core can grant a grace', async () => {
    const error = await checkError(404, { error: { code: 'not_found', message: 'No export' } });
    expect(error).toMatchObject({
      consequence: { kind: 'final' },
      failure: { code: 'not-found', providerCode: 'not_found' },
    });
  });

  it('404 of a page is a disturbance on the way', async () => {
    expect((await checkError(404, '<html>404</html>')).consequence.kind).toBe('retry');
  });

  it.each([
    [401, 'key-rejected'],
    [402, 'payment-required'],
    [403, 'forbidden'],
  ])('HTTP %i concerns the account', async (status, code) => {
    expect(await checkError(status, '')).toMatchObject({
      consequence: { kind: 'account' },
      failure: { code },
    });
  });

  it('429 makes the reads wait', async () => {
    const error = await checkError(429, {}, { 'retry-after': '5' });
    expect(error).toMatchObject({
      consequence: { kind: 'limit', afterMs: 5_000 },
      failure: { code: 'rate-limited' },
    });
  });
});

describe('routes', () => {
  const endpoint = { baseUrl: 'https://www.getmockly.com/api/v1' };
  const link = 'https://bucket.s3.amazonaws.com/a.png?X-Amz-Signature=1';
  const output = { key: '0', link, bytes: 10, kind: 'image' as const };

  it('traps 3.1.12, 3.1.13 and 3.1.14: prefers the authenticated download, whose length may be less for a cropped chat image', () => {
    expect(mockly.routes({ id: 'a b', kind: 'image' }, output, endpoint)).toEqual([
      {
        name: 'download-endpoint',
        url: 'https://www.getmockly.com/api/v1/exports/a%20b/download',
        authenticated: true,
        limit: 'reads',
        length: 'at-most',
        expectedBytes: 10,
      },
      {
        name: 'signed-link',
        url: link,
        authenticated: false,
        limit: null,
        length: 'exact',
        expectedBytes: 10,
      },
    ]);
  });

  it('trap 3.1.14: expects a video to be exactly as long as it was said to be', () => {
    const video = { ...output, kind: 'video' as const };
    const lengths = mockly.routes(OPERATION, video, endpoint).map(({ length }) => length);
    expect(lengths).toEqual(['exact', 'exact']);
  });

  it.each(['http://bucket.example/a.png', 'http://127.0.0.1:631/a', 'https://localhost/a'])(
    'leaves out the link %s of a provider that is elsewhere',
    (unsafe) => {
      const routes = mockly.routes(OPERATION, { ...output, link: unsafe }, endpoint);
      expect(routes.map(({ name }) => name)).toEqual(['download-endpoint']);
    },
  );

  it('takes a link on this machine from a provider on this machine', () => {
    const local = { ...output, link: 'http://127.0.0.1:5000/a?sig=1' };
    const routes = mockly.routes(OPERATION, local, { baseUrl: 'http://127.0.0.1:4000/api/v1' });
    expect(routes.map(({ name }) => name)).toEqual(['download-endpoint', 'signed-link']);
  });
});

describe('adopt', () => {
  it('keeps an opaque id', () => {
    expect(mockly.adopt(' abc-123 ', 'image')).toEqual({ id: 'abc-123', kind: 'image' });
  });

  it.each(['', ' ', '.', '..', '\ud800', 'x'.repeat(513)])('refuses %j', (id) => {
    expect(() => mockly.adopt(id, 'video')).toThrow(FailureError);
  });
});

describe('verifyKey', () => {
  const verify = (status: number, body: unknown) => mockly.verifyKey(answering(status, body));

  it('takes the documented 404 for a key that works', async () => {
    const said = await verify(404, { error: { code: 'not_found', message: 'x' } });
    expect(said).toBe('Mockly accepts the key.');
  });

  it.each([
    [401, { error: { code: 'invalid_credentials' } }, 'key-rejected'],
    [403, { error: { code: 'subscription_inactive' } }, 'subscription-inactive'],
    [404, '<html>This page does not exist</html>', 'not-found'],
    [404, '', 'not-found'],
    [200, '<html>Welcome</html>', 'not-found'],
    [308, '', 'base-url-refused'],
    [500, '', 'provider-error'],
    [429, {}, 'rate-limited'],
  ])('HTTP %i %j is no working key: %s', async (status, body, code) => {
    expect((await callError(verify(status, body))).failure.code).toBe(code);
  });
});
