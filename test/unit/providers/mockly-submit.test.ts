import { describe, expect, it } from 'vitest';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import { answering } from './answering.ts';
import { imagePayload, submitError, videoPayload } from './mockly-builders.ts';

const submit = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  mockly.submit(imagePayload(), answering(status, body, headers));

describe('trap 3.1.2: the answer says what was made', () => {
  it('takes the documented image answer as finished', async () => {
    const answer = await submit(200, {
      id: 'abc-123',
      status: 'completed',
      renderKind: 'image',
      format: 'png',
      downloadUrl: 'https://bucket.example/a.png?X-Amz-Signature=s',
      sizeBytes: 482_113,
    });
    expect(answer).toEqual({
      outcome: 'finished',
      operation: { id: 'abc-123', kind: 'image' },
      remoteId: 'abc-123',
      outputs: [
        {
          key: '0',
          link: 'https://bucket.example/a.png?X-Amz-Signature=s',
          bytes: 482_113,
          kind: 'image',
        },
      ],
    });
  });

  it('trap 3.1.5: takes the documented video answer as accepted, and keeps no statusUrl', async () => {
    const answer = await mockly.submit(
      videoPayload(),
      answering(202, {
        id: 'abc-123',
        status: 'rendering',
        renderKind: 'video',
        statusUrl: 'https://evil.example/api/v1/exports/abc-123',
      }),
    );
    expect(answer).toEqual({
      outcome: 'accepted',
      operation: { id: 'abc-123', kind: 'video' },
      remoteId: 'abc-123',
      providerState: 'rendering',
    });
  });

  it('trap 3.1.5: takes the id from a statusUrl where the answer has no other', async () => {
    const statusUrl = 'https://evil.example/api/v1/exports/abc-123';
    const answer = await submit(202, { status: 'rendering', renderKind: 'video', statusUrl });
    expect(answer).toMatchObject({ outcome: 'accepted', remoteId: 'abc-123' });
  });

  it('follows an image that is answered with 202', async () => {
    const answer = await submit(202, { id: 'a', status: 'rendering', renderKind: 'image' });
    expect(answer).toMatchObject({ outcome: 'accepted', operation: { id: 'a', kind: 'image' } });
  });

  it('finishes a video that is answered with 200 completed', async () => {
    const answer = await mockly.submit(
      videoPayload(),
      answering(200, { id: 'a', status: 'completed', renderKind: 'video', sizeBytes: 9 }),
    );
    expect(answer).toMatchObject({
      outcome: 'finished',
      outputs: [{ link: null, bytes: 9, kind: 'video' }],
    });
  });

  it('goes by the payload where the answer does not name the kind', async () => {
    const answer = await mockly.submit(videoPayload(), answering(200, { id: 'a', status: 'x' }));
    expect(answer).toMatchObject({ operation: { kind: 'video' }, providerState: 'x' });
  });

  it('follows an id that comes without a status', async () => {
    expect(await submit(200, { id: 7 })).toMatchObject({
      outcome: 'accepted',
      remoteId: '7',
      providerState: 'accepted',
    });
  });

  it('trap 3.1.9: takes failed in a 200 answer as a failed render', async () => {
    const answer = await submit(200, { id: 'a', status: 'failed', error: 'Lambda died' });
    expect(answer).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage: 'Lambda died', actions: ['render-again'] },
    });
  });

  it('takes failed without an id as a failed render too', async () => {
    const error = await submitError(200, { status: 'failed', error: 'Lambda died' });
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind: 'final' } });
    expect(error.failure.code).toBe('render-failed');
  });

  it('sends exactly the bytes of the payload', async () => {
    const payload = Buffer.from('{ "renderKind":"image" , "é": 1.0 }\n');
    let sent: Uint8Array | undefined;
    await mockly.submit(payload, (request) => {
      sent = request.body?.bytes;
      return answering(200, { id: 'a', status: 'completed' })(request);
    });
    expect(sent).toBe(payload);
  });
});

describe('trap 3.1.4: a lost answer leaves open whether a render was made', () => {
  it.each([
    ['{}', 200, {}],
    ['an empty body', 200, ''],
    ['truncated JSON', 200, '{"id":"abc-1'],
    ['a page', 200, '<!doctype html><title>Welcome</title>'],
    ['a list', 202, []],
    ['null', 200, 'null'],
    ['an id that leads elsewhere', 200, { id: '..', status: 'completed' }],
    ['an id that cannot be encoded', 200, '{"id":"\\ud800","status":"completed"}'],
    ['an empty id', 200, { id: '', status: 'completed' }],
    ['an object for an id', 200, { id: {}, status: 'completed' }],
    ['an envelope with 200', 200, { error: { code: 'x', message: 'y' } }],
    ['no content', 204, ''],
  ])('%s', async (_, status, body) => {
    const error = await submitError(status, body);
    expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'malformed-answer' } });
  });

  it.each([
    [500, { error: 'boom' }],
    [500, '<html>Internal</html>'],
    [500, ''],
    [500, { error: { code: 'database_gone', message: 'x' } }],
    [502, { error: { code: 'internal_error', message: 'x' } }],
    [503, '<html>Busy</html>'],
    [504, ''],
    [408, ''],
    [520, 'origin error'],
  ])('HTTP %i %j', async (status, body) => {
    expect(await submitError(status, body)).toMatchObject({
      arrival: 'unknown',
      failure: { code: 'provider-error' },
      status,
    });
  });
});

describe('submit: refusals', () => {
  it.each([
    [400, 'validation_failed', 'invalid-payload', 'final'],
    [422, 'validation_failed', 'invalid-payload', 'final'],
    [413, 'validation_failed', 'too-large', 'final'],
    [401, 'invalid_credentials', 'key-rejected', 'account'],
    [402, 'insufficient_credits', 'payment-required', 'account'],
    [403, 'subscription_inactive', 'subscription-inactive', 'account'],
    [403, 'nope', 'forbidden', 'account'],
    [404, 'not_found', 'not-found', 'final'],
    [409, 'conflict', 'refused-by-provider', 'final'],
    [415, 'x', 'refused-by-provider', 'final'],
    [500, 'internal_error', 'provider-error', 'final'],
  ])('HTTP %i %s is %s and concerns the %s', async (status, code, failureCode, kind) => {
    const error = await submitError(status, { error: { code, message: 'Some words' } });
    expect(error.arrival).toBe('refused');
    expect(error.consequence.kind).toBe(kind);
    expect(error.failure).toMatchObject({
      code: failureCode,
      providerCode: code,
      providerMessage: 'Some words',
    });
  });

  it('trap 3.1.20: offers to render again what the provider marked as failed', async () => {
    const error = await submitError(500, { error: { code: 'internal_error', message: 'x' } });
    expect(error.failure.actions).toContain('render-again');
  });

  it.each(['', '<html><title>413</title>', 'too big'])(
    'goes by the status for %j',
    async (body) => {
      expect((await submitError(413, body)).failure.code).toBe('too-large');
      expect((await submitError(401, body)).failure.code).toBe('key-rejected');
    },
  );

  it('repeats what the provider says of a field', async () => {
    const message = 'Required at messages.0.userId';
    const error = await submitError(400, { error: { code: 'validation_failed', message } });
    expect(error.failure.message).toContain(message);
  });

  it('shows no secret, no control character and no page of the provider’s words', async () => {
    const message = `key mk_live_abcdef\u001b[31m see https://s3.example/x?X-Amz-Signature=1 ${'y'.repeat(9_000)}`;
    const { failure } = await submitError(400, { error: { code: 'c'.repeat(500), message } });
    expect(JSON.stringify(failure)).not.toMatch(/abcdef|Signature|\\u001b/);
    expect(failure.providerMessage?.length).toBeLessThanOrEqual(400);
    expect(failure.providerCode?.length).toBeLessThanOrEqual(60);
  });
});

describe('submit: too many requests', () => {
  const body = { error: { code: 'rate_limited', message: 'Slow down' } };

  it.each([
    ['seconds', { 'retry-after': '17' }, 17_000],
    [
      'a date',
      { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT', date: 'Sun, 06 Nov 1994 08:49:07 GMT' },
      30_000,
    ],
    [
      'a reset in seconds',
      { 'x-ratelimit-reset': '1763640020', date: 'Thu, 20 Nov 2025 12:00:00 GMT' },
      20_000,
    ],
    ['nothing', {}, null],
    ['zero', { 'retry-after': '0' }, 1_000],
    ['nonsense', { 'retry-after': 'soon' }, null],
  ])('waits as long as %s says', async (_, headers, afterMs) => {
    const error = await submitError(429, body, headers);
    expect(error.consequence).toEqual({ kind: 'limit', afterMs });
    expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'rate-limited' } });
  });

  it('trap 3.1.19: takes a wait of hours for the month’s quota', async () => {
    const error = await submitError(429, body, { 'retry-after': '86400' });
    expect(error).toMatchObject({
      consequence: { kind: 'account' },
      failure: { code: 'quota-exhausted' },
    });
  });

  it('trap 3.1.19: takes words about the month without a wait for the month’s quota', async () => {
    const quota = { error: { code: 'rate_limited', message: 'Monthly render quota exceeded' } };
    expect((await submitError(429, quota)).failure.code).toBe('quota-exhausted');
  });
});

describe('submit: redirects', () => {
  const to = (status: number, location: string) => submitError(status, '', { location });

  it('trap 3.1.1: names the www host when the bare domain redirects there; nothing was made', async () => {
    const error = await to(308, 'https://www.getmockly.com/api/v1/chat/render');
    expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'base-url-refused' } });
    expect(error.failure.remedy).toContain('https://www.getmockly.com/api/v1 ');
  });

  it.each([301, 307, 308])('knows that a %i made nothing', async (status) => {
    expect((await to(status, 'https://elsewhere.example/x')).arrival).toBe('refused');
  });

  it('does not know what a 303, or a 302 to another page, has made', async () => {
    expect((await to(303, 'https://a.example/api/v1/chat/render')).arrival).toBe('unknown');
    expect((await to(302, 'https://a.example/exports/5')).arrival).toBe('unknown');
    expect((await to(302, 'https://a.example/api/v1/chat/render')).arrival).toBe('refused');
  });

  it('does not repeat secrets of the address', async () => {
    const { failure } = await to(307, 'https://me:pw@a.example/x?token=geheim');
    expect(JSON.stringify(failure)).not.toMatch(/pw|geheim/);
  });
});

it('lets a call without an answer through as it is', async () => {
  const error = await mockly
    .submit(imagePayload(), () =>
      Promise.reject(
        new ProviderCallError(
          {
            code: 'timed-out',
            message: 'm',
            remedy: 'r',
            actions: [],
            providerCode: null,
            providerMessage: null,
          },
          { arrival: 'unknown', consequence: { kind: 'retry', afterMs: null }, status: null },
        ),
      ),
    )
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'timed-out' } });
});
