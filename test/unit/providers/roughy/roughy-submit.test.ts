import { describe, expect, it } from 'vitest';
import { roughy } from '../../../../src/core/providers/roughy/roughy.ts';
import { answering, callError } from '../answering.ts';
import { aRender, ID, roughyDocument, roughyPayload } from './roughy-builders.ts';

const submit = (status: number, body: unknown) =>
  roughy.submit(roughyPayload(), answering(status, body));
const submitError = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  callError(roughy.submit(roughyPayload(), answering(status, body, headers)));
const envelope = (code: string, message = 'Said so.') => ({ error: { code, message } });
const balanceError = (status: number, body: unknown) =>
  callError(roughy.verifyKey(answering(status, body)));

describe('trap 3.2.14: the same request gets the same render', () => {
  it('says that a lost submit may be repeated', () => {
    expect(roughy.submitIsIdempotent).toBe(true);
  });

  it('sends exactly the bytes of the payload', async () => {
    const payload = Buffer.from('{ "asset_id":"é" , "output": {} }\n');
    let sent: Uint8Array | undefined;
    await roughy.submit(payload, (request) => {
      sent = request.body?.bytes;
      return answering(201, aRender())(request);
    });
    expect(sent).toBe(payload);
  });

  it('tells a render that failed before from one that failed now', async () => {
    const failed = aRender({ state: 'failed', error_message: 'It broke.' });
    expect(await submit(200, failed)).toMatchObject({
      outcome: 'failed',
      failure: { message: 'Roughy made this very render before, and it failed: It broke.' },
    });
    expect(await submit(201, failed)).toMatchObject({
      outcome: 'failed',
      failure: { message: 'Roughy could not make the render: It broke.' },
    });
  });

  it('finishes with one that is completed; its link is read when it is fetched', async () => {
    expect(await submit(200, aRender({ state: 'completed', size_bytes: 9 }))).toMatchObject({
      outcome: 'finished',
      remoteId: ID,
      outputs: [{ link: null, bytes: 9 }],
    });
  });

  it.each([
    ['no state', undefined],
    ['a canceled one', 'cancelled'],
    ['an unknown state', 'warming'],
  ])('follows %s: the first check says the rest', async (_, state) => {
    const answer = await submit(200, aRender({ state }));
    expect(answer).toMatchObject({ outcome: 'accepted', remoteId: ID });
  });

  it('keeps the kind that was asked for where the answer names none', async () => {
    const payload = Buffer.from(JSON.stringify(roughyDocument({ output: { format: 'm4a' } })));
    const answer = await roughy.submit(payload, answering(201, { id: ID, state: 'pending' }));
    expect(answer).toMatchObject({ operation: { id: ID, kind: 'audio' } });
  });
});

describe('trap 3.2.15: 409 and 402 have reasons', () => {
  it.each([
    ['modifier_not_ready', 'retry', 'refused-by-provider'],
    ['asset_processing', 'retry', 'refused-by-provider'],
    ['asset_payment_required', 'final', 'payment-required'],
    ['asset_failed', 'final', 'refused-by-provider'],
    ['conflict', 'final', 'refused-by-provider'],
  ])('409 %s', async (code, kind, failureCode) => {
    const error = await submitError(409, envelope(code), { 'retry-after': '9' });
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind } });
    expect(error.failure).toMatchObject({ code: failureCode, providerCode: code });
    expect(error.failure.message).toContain('Said so.');
  });

  it('waits as long as Retry-After says', async () => {
    const error = await submitError(409, envelope('asset_processing'), { 'retry-after': '9' });
    expect(error.consequence).toEqual({ kind: 'retry', afterMs: 9_000 });
  });

  it('takes a 409 without an envelope for final', async () => {
    expect((await submitError(409, '')).consequence.kind).toBe('final');
  });

  it('pauses the account for 402', async () => {
    const error = await submitError(402, envelope('insufficient_credits'));
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind: 'account' } });
  });
});

describe('trap 3.2.16: the error envelope', () => {
  it('shows the fields that did not pass, and not a page of them', async () => {
    const fields = Array.from({ length: 40 }, (_, at) => ({ field: `body.f${at}`, message: 'no' }));
    const { failure } = await submitError(422, {
      error: { code: 'validation_error', message: 'Invalid.', fields },
    });
    expect(failure.message).toBe(
      'Roughy refused the payload: Invalid. (body.f0: no; body.f1: no; body.f2: no; …)',
    );
  });

  it.each([[[5, null, { field: 'a' }]], ['text'], [{}]])(
    'survives %j for fields',
    async (fields) => {
      const error = await submitError(400, { error: { code: 'c', message: 'M.', fields } });
      expect(error.failure.message).toContain('Roughy refused the payload: M.');
    },
  );

  it('takes 404 with it for something of somebody else, without it for another server', async () => {
    expect((await submitError(404, envelope('not_found'))).failure.code).toBe('invalid-payload');
    expect((await submitError(404, '<html>')).failure.code).toBe('not-found');
  });
});

describe('a submit whose answer leaves open whether a render was made', () => {
  it.each([
    [200, '{}'],
    [201, ''],
    [201, '{"id":"3c90'],
    [200, '<html>'],
    [201, { id: '..', state: 'pending' }],
    [201, { state: 'failed' }],
    [502, '<html>'],
    [500, envelope('internal_error')],
    [408, ''],
    [303, ''],
  ])('HTTP %i %j', async (status, body) => {
    expect((await submitError(status, body)).arrival).toBe('unknown');
  });
});

describe('trap 3.2.18: the key is tested by the balance', () => {
  it.each([
    [{ balance: 4_585 }, 'Roughy accepts the key; its balance is 4,585 credits.'],
    [{ balance: 4_585, holds: [], total_held: 415 }, 'its balance is 4,585 credits.'],
    [{ balance: 0 }, 'new assets will be refused'],
    [{ balance: null }, 'Roughy accepts the key.'],
    [{}, 'Roughy accepts the key.'],
  ])('%j', async (body, words) => {
    expect(await roughy.verifyKey(answering(200, body))).toContain(words);
  });

  it.each([
    [401, envelope('unauthenticated'), 'key-rejected'],
    [403, envelope('forbidden'), 'forbidden'],
    [404, '<html>', 'not-found'],
    [404, '', 'not-found'],
    [200, '<html>', 'not-found'],
    [500, '', 'provider-error'],
  ])('HTTP %i %j is no proof of a key', async (status, body, code) => {
    expect((await balanceError(status, body)).failure.code).toBe(code);
  });

  it('falls back to the one documented call where there is no balance to read', async () => {
    const asked: string[] = [];
    const words = await roughy.verifyKey((request) => {
      asked.push(request.path);
      return answering(404, envelope('not_found'))(request);
    });
    expect(words).toBe('Roughy accepts the key.');
    expect(asked).toEqual([
      '/credits/balance',
      expect.stringMatching(/^\/renders\/[0-9a-f-]{36}$/),
    ]);
  });

  it('hears a refused key there', async () => {
    const error = await callError(
      roughy.verifyKey((request) =>
        request.path === '/credits/balance'
          ? answering(404, '')(request)
          : answering(401, envelope('unauthenticated'))(request),
      ),
    );
    expect(error.failure.code).toBe('key-rejected');
  });
});
