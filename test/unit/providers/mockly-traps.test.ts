import { describe, expect, it } from 'vitest';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { redact } from '../../../src/shared/redact.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { answering, callError } from './answering.ts';
import { recording } from './asking.ts';
import { chat, imagePayload, videoPayload } from './mockly-builders.ts';

/* The traps of Mockly's API that no other test names. */

const OPERATION = { id: 'abc-123', kind: 'video' };
const limitOf = (purpose: 'submit' | 'check' | 'download') =>
  mockly.limits.filter((limit) => limit.covers.includes(purpose));
const payloadOf = (more: Readonly<Record<string, unknown>>) =>
  Buffer.from(JSON.stringify(chat(more)));

describe('what Mockly makes', () => {
  it('trap 3.1.3: an image is answered when it is done: its submit waits longer than a look-up', async () => {
    const { asked, exchange } = recording(200, { id: 'abc-123', status: 'completed' });
    await mockly.submit(imagePayload(), exchange);
    await mockly.check(OPERATION, exchange);
    const [submit, check] = asked.map(({ timeoutMs }) => timeoutMs);
    expect(submit).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(check).toBeLessThanOrEqual(MINUTE);
  });

  it('trap 3.1.3: an image’s link is handed on with the answer: it is ageing already', async () => {
    const body = { id: 'a', status: 'completed', renderKind: 'image', downloadUrl: 'https://f/a' };
    expect(await mockly.submit(imagePayload(), answering(200, body))).toMatchObject({
      outcome: 'finished',
      outputs: [{ link: 'https://f/a' }],
    });
  });

  it('trap 3.1.6: 10 MB are counted in the bytes that are sent, which are those of the payload', async () => {
    const { asked, exchange } = recording(202, { id: 'a', status: 'rendering' });
    const payload = Buffer.from(` ${JSON.stringify(chat({ platform: 'wähatsapp' }))}\n`);
    await mockly.submit(payload, exchange);
    expect(asked[0]?.body?.bytes).toBe(payload);
    expect(mockly.payloadByteLimit).toBe(10 * 1_024 * 1_024);
    const tooLarge = { error: { code: 'validation_failed', message: 'Too large' } };
    expect((await callError(mockly.submit(payload, answering(413, tooLarge)))).failure.code).toBe(
      'too-large',
    );
  });

  it('trap 3.1.7: a format is not asked for, and not believed', async () => {
    const body = { status: 'completed', format: 'png', renderKind: 'video', sizeBytes: 5 };
    expect(await mockly.check(OPERATION, answering(200, body))).toEqual({
      outcome: 'succeeded',
      outputs: [{ key: '0', link: null, bytes: 5, kind: 'video' }],
    });
  });

  it('trap 3.1.8: no progress is none at all, and a completed render needs none', async () => {
    const bare = { status: 'rendering' };
    expect(await mockly.check(OPERATION, answering(200, bare))).toMatchObject({ progress: null });
    const done = await mockly.check(OPERATION, answering(200, { status: 'completed' }));
    expect(done).not.toHaveProperty('progress');
  });

  it.each([
    [{}, '/chat/render'],
    [{ mockupType: 'stories' }, '/render'],
    [{ mockupType: 'emails' }, '/render'],
    [{ render3D: true }, '/render'],
    [{ cameraPosition: [0, 1, 2] }, '/render'],
  ])('trap 3.1.25: of two generations of the endpoint, %j goes to %s', async (more, path) => {
    const { asked, exchange } = recording(202, { id: 'a', status: 'rendering' });
    await mockly.submit(payloadOf(more), exchange);
    expect(asked).toMatchObject([{ method: 'POST', path }]);
  });
});

describe('how often Mockly is asked', () => {
  it('trap 3.1.16: looks and downloads share one window, submits have another', () => {
    expect(limitOf('check')).toMatchObject([{ count: 120, windowMs: MINUTE }]);
    expect(limitOf('download')).toEqual(limitOf('check'));
    expect(limitOf('submit')).toMatchObject([{ count: 60, windowMs: MINUTE }]);
    const output = { key: '0', link: null, bytes: 5, kind: 'video' } as const;
    const [route] = mockly.routes(OPERATION, output, { baseUrl: mockly.defaultBaseUrl });
    expect(route?.limit).toBe(limitOf('check')[0]?.id);
  });

  it('trap 3.1.17: the windows slide, and the reset is in seconds', async () => {
    expect(mockly.limits.map((limit) => limit.window)).toEqual(['sliding', 'sliding']);
    const headers = {
      'x-ratelimit-reset': '1763640005',
      'x-ratelimit-remaining': '0',
      date: 'Thu, 20 Nov 2025 12:00:00 GMT',
    };
    const error = await callError(mockly.check(OPERATION, answering(429, {}, headers)));
    expect(error.consequence).toEqual({ kind: 'limit', afterMs: 5 * SECOND });
  });

  it('trap 3.1.18: every 2 to 4 seconds, for 10 minutes in all', () => {
    expect(mockly.poll).toMatchObject({
      floorMs: 2 * SECOND,
      ceilingMs: 4 * SECOND,
      capMs: 10 * MINUTE,
    });
  });

  it('trap 3.1.19: 10,000 images and 500 videos a month, from the first in UTC', () => {
    expect(mockly.quotas).toMatchObject([
      { kind: 'image', count: 10_000, resets: 'first-of-month-utc' },
      { kind: 'video', count: 500, resets: 'first-of-month-utc' },
    ]);
  });
});

describe('what Mockly refuses', () => {
  it('trap 3.1.11: another key of the same user sees the same renders: none is kept with a job', async () => {
    const body = { id: 'abc-123', status: 'rendering' };
    const answer = await mockly.submit(videoPayload(), answering(202, body));
    expect(answer.operation).toEqual({ id: 'abc-123', kind: 'video' });
  });

  it('trap 3.1.20: 500 to a look-up is asked again, and fails nothing', async () => {
    const body = { error: { code: 'internal_error', message: 'Oops' } };
    const error = await callError(mockly.check(OPERATION, answering(500, body)));
    expect(error.consequence.kind).toBe('retry');
  });

  it.each([
    [401, 'invalid_credentials', 'key-rejected'],
    [403, 'subscription_inactive', 'subscription-inactive'],
  ])('trap 3.1.21: %i %s pauses the account, also in mid-flight', async (status, code, failed) => {
    const refusal = answering(status, { error: { code, message: 'No' } });
    for (const call of [mockly.submit(videoPayload(), refusal), mockly.check(OPERATION, refusal)]) {
      expect(await callError(call)).toMatchObject({
        arrival: 'refused',
        consequence: { kind: 'account' },
        failure: { code: failed },
      });
    }
  });

  it('trap 3.1.22: keys begin with mk_live_, and are known by that wherever they stand', () => {
    expect(mockly.keyHint).toMatch(/^mk_live_/);
    expect(redact('the key mk_live_Ab3dEf was refused')).toBe('the key [redacted] was refused');
  });

  it('trap 3.1.23: an id is opaque, and stays one piece of a path', async () => {
    const { asked, exchange } = recording(200, { status: 'rendering' });
    await mockly.check(mockly.adopt('a b/c?d', 'video'), exchange);
    expect(asked[0]?.path).toBe('/exports/a%20b%2Fc%3Fd');
  });
});
