import { describe, expect, it } from 'vitest';
import { mockly } from '../../../../src/core/providers/mockly/mockly.ts';
import { roughy } from '../../../../src/core/providers/roughy/roughy.ts';
import { swiftia } from '../../../../src/core/providers/swiftia/swiftia.ts';
import { answering, callError } from '../answering.ts';
import { chat } from '../mockly-builders.ts';
import { roughyDocument } from '../roughy/roughy-builders.ts';
import { swiftiaDocument, swiftiaPayload } from './swiftia-builders.ts';

const submitError = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  callError(swiftia.submit(swiftiaPayload(), answering(status, body, headers)));
const refusal = (status: number, message: string, code = 'X') => ({ status, message, code });

describe('trap 3.3.11: refusals have two shapes, and 403 four reasons', () => {
  const storage = { error: 'fullStorage', message: 'Insufficient storage space.' };
  it.each([
    ['full storage', storage, 'quota-exhausted', 'Delete files'],
    [
      'full storage with numbers',
      { ...storage, storageInfo: { usedSize: 1 } },
      'quota-exhausted',
      'Delete',
    ],
    [
      'a phone number',
      { error: 'Phone verification required', message: 'Please.' },
      'forbidden',
      'Verify it',
    ],
    ['credits', refusal(403, 'Not enough credits', 'FORBIDDEN'), 'payment-required', 'Top them up'],
    ['anything else', refusal(403, 'No.', 'FORBIDDEN'), 'forbidden', 'Look at your account page'],
    ['nothing', '', 'forbidden', 'Look at your account page'],
    ['a page', '<html><title>Denied</title></html>', 'forbidden', 'Look at your account page'],
  ])('%s: pauses the account with its own advice', async (_, body, code, advice) => {
    const error = await submitError(403, body);
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind: 'account' } });
    expect(error.failure).toMatchObject({
      code,
      actions: expect.arrayContaining(['resume-account']),
    });
    expect(error.failure.remedy).toContain(advice);
  });

  it('does not repeat the phone number', async () => {
    const body = {
      error: 'Phone verification required',
      message: 'Please.',
      phoneNumber: '+33123',
    };
    expect(JSON.stringify((await submitError(403, body)).failure)).not.toContain('33123');
  });

  it.each([
    [400, refusal(400, 'Selected brand preset is inactive'), 'invalid-payload', 'final'],
    [401, refusal(401, 'Unauthorized'), 'key-rejected', 'account'],
    [402, refusal(402, 'Pay'), 'payment-required', 'account'],
    [404, refusal(404, 'Brand preset not found for this organization'), 'invalid-payload', 'final'],
    [404, '<html>', 'not-found', 'final'],
    [413, '', 'too-large', 'final'],
    [429, refusal(429, 'Slow'), 'rate-limited', 'limit'],
  ])('HTTP %i %j', async (status, body, code, kind) => {
    const error = await submitError(status, body);
    expect(error).toMatchObject({
      arrival: 'refused',
      failure: { code },
      consequence: { kind },
    });
  });
});

describe('trap 3.3.12: submitting rests on public pages', () => {
  it('is marked so, and never repeated by itself', () => {
    expect(swiftia.submitIsUndocumented).toBe(true);
    expect(swiftia.submitIsIdempotent).toBe(false);
  });

  it('sends exactly the bytes of the payload and follows the renderId', async () => {
    const payload = Buffer.from('{ "id":"é" , "target": 1 }\n');
    let sent: Uint8Array | undefined;
    const answer = await swiftia.submit(payload, (request) => {
      sent = request.body?.bytes;
      return answering(201, { renderId: 77, id: 'job-1' })(request);
    });
    expect(sent).toBe(payload);
    expect(answer).toMatchObject({ outcome: 'accepted', remoteId: '77', operation: { id: '77' } });
  });

  it.each([
    [200, {}],
    [200, { id: 'job-1' }],
    [200, { renderId: '..' }],
    [200, { renderId: '' }],
    [200, '{"renderId":"r'],
    [200, '<html>'],
    [200, refusal(400, 'Invalid')],
    [500, refusal(500, 'x', 'RENDERING_ERROR')],
    [502, '<html>'],
    [408, ''],
  ])('HTTP %i %j leaves open whether a render was made', async (status, body) => {
    expect((await submitError(status, body)).arrival).toBe('unknown');
  });
});

describe('recognise and examine', () => {
  const examine = (more: Readonly<Record<string, unknown>>) =>
    swiftia.examine(swiftiaDocument(more));

  it('is sure of its own documents and of no others', () => {
    expect(swiftia.recognise(swiftiaDocument())).toBeGreaterThan(0.5);
    expect(swiftia.recognise({ id: 'a', target: 1 })).toBeGreaterThanOrEqual(0.5);
    expect(swiftia.recognise({ id: 'a', size: 1, options: {} })).toBeLessThan(0.5);
    expect(swiftia.recognise(chat())).toBe(0);
    expect(swiftia.recognise(roughyDocument())).toBe(0);
    expect(roughy.recognise(swiftiaDocument())).toBe(0);
    expect(mockly.recognise(swiftiaDocument())).toBe(0);
  });

  it.each([null, undefined, 1, 'id', [], {}])('survives %j', (document) => {
    expect(swiftia.recognise(document)).toBe(0);
    expect(swiftia.examine(document).usable).toBe(false);
  });

  it('takes the documented requests without a word', () => {
    const size = { width: 1920, height: 1080, name: '16:9' };
    expect(examine({ target: 3, size, options: { maxWordsInPage: 5 } })).toEqual({
      usable: true,
      kind: 'video',
      warnings: [],
    });
  });

  it.each([
    [{ id: undefined }, 'id is missing'],
    [{ id: 5 }, 'id must be a text'],
    [{ target: undefined }, 'target is missing'],
    [{ target: {} }, 'target must be a text or a number'],
  ])('refuses %j', (more, words) => {
    expect(examine(more)).toMatchObject({
      usable: false,
      failure: { code: 'invalid-payload', message: expect.stringContaining(words) as unknown },
    });
  });

  it.each([
    [{ type: 'other', target: undefined }, 'type'],
    [{ size: '16:9' }, 'size'],
    [{ options: [] }, 'options'],
    [{ options: { waterMark: { waterMarkUrl: 'file:///logo.png' } } }, 'waterMarkUrl'],
  ])('only warns of %j', (more, words) => {
    const verdict = examine(more);
    expect(verdict.usable && verdict.warnings.join(' ')).toContain(words);
  });
});

describe('verifyKey', () => {
  it.each([
    [404, refusal(404, 'Render not found', 'NOT_FOUND')],
    [400, refusal(400, 'Invalid id', 'INVALID_INPUT')],
    [404, { message: 'Not found' }],
    [200, refusal(404, 'Render not found', 'NOT_FOUND')],
    [200, { type: 'error', message: 'Not found' }],
  ])('HTTP %i %j: the key works', async (status, body) => {
    expect(await swiftia.verifyKey(answering(status, body))).toBe('Swiftia accepts the key.');
  });

  it.each([
    [401, refusal(401, 'Unauthorized', 'UNAUTHORIZED'), 'key-rejected'],
    [200, refusal(401, 'Unauthorized', 'UNAUTHORIZED'), 'key-rejected'],
    [403, { error: 'fullStorage', message: 'x' }, 'quota-exhausted'],
    [404, '<html>', 'not-found'],
    [404, '', 'not-found'],
    [200, '<html>', 'not-found'],
    [200, {}, 'not-found'],
    [500, '', 'provider-error'],
    [429, '', 'rate-limited'],
  ])('HTTP %i %j: no proof of it', async (status, body, code) => {
    const error = await callError(swiftia.verifyKey(answering(status, body)));
    expect(error.failure.code).toBe(code);
  });
});

it('trap 3.3.7: the comments of the documented samples are no JSON, and are not read as any', async () => {
  const sample =
    '{ "type": "progress", "progress": 0.204 // 20% Progress percentage (0.0 - 1.0)\n}';
  const error = await callError(swiftia.check({ id: 'r1' }, answering(200, sample)));
  expect(error.consequence.kind).toBe('retry');
});

it('trap 3.3.13: nothing documents a cancel or a list, and none is tried', () => {
  expect([swiftia.cancel, swiftia.list, swiftia.find]).toEqual([undefined, undefined, undefined]);
});

it('trap 3.3.14: the base URL is the account’s: pre-production is another host', () => {
  const address = 'https://pprd.swiftia.io/api/render/r1';
  expect(swiftia.renderIdIn?.(address)).toBe('r1');
  const output = { key: '0', link: '/out.mp4', bytes: 1, kind: 'video' } as const;
  const [route] = swiftia.routes({ id: 'r1' }, output, { baseUrl: 'https://pprd.swiftia.io/api' });
  expect(route?.url).toBe('https://pprd.swiftia.io/out.mp4');
});
