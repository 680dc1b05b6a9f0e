import { describe, expect, it } from 'vitest';
import { replicate } from '../../../../src/core/providers/replicate/replicate.ts';
import { answering } from '../answering.ts';
import { having } from '../asking.ts';
import { aPrediction, predictionBody, VERSION } from './replicate-builders.ts';

/** `answering` receives at 1,000 s after 1970. */
const ASKED_AT = 1_000_000;
const sentAt = (secondsAgo: number) => ASKED_AT - secondsAgo * 1_000;
const madeAt = (secondsAgo: number) => new Date(sentAt(secondsAgo)).toISOString();

interface Question {
  readonly sent: number;
  readonly payload?: unknown;
  readonly next?: string | null;
  readonly headers?: Record<string, string>;
  readonly followed?: readonly string[];
}

function find(results: readonly unknown[], question: Question) {
  const { payload, next = null, headers = {}, followed = [] } = question;
  const exchange = answering(200, { next, previous: null, results }, headers);
  return having(replicate.find)(predictionBody(payload), sentAt(question.sent), exchange, (id) =>
    followed.includes(id),
  );
}

const made = (id: string, secondsAgo: number, more: Readonly<Record<string, unknown>> = {}) =>
  aPrediction({ id, created_at: madeAt(secondsAgo), ...more });

describe('whether a lost submit arrived', () => {
  it('is found by its input, after it was sent', async () => {
    const results = [
      made('other', 5, { input: { text: 'Bob' } }),
      made('it', 8),
      made('old', 9_000),
    ];
    expect(await find(results, { sent: 10 })).toMatchObject({ found: 'yes', remoteId: 'it' });
  });

  it('is found by its model where the payload names one', async () => {
    const payload = { model: 'Replicate/hello-world', input: { text: 'Alice' } };
    const results = [made('other', 5, { model: 'a/b' }), made('it', 8)];
    expect(await find(results, { sent: 10, payload })).toMatchObject({ remoteId: 'it' });
  });

  it.each([
    `replicate/hello-world:${VERSION}`,
    'replicate/hello-world',
    VERSION,
    VERSION.toUpperCase(),
  ])('is found by the version %s', async (version) => {
    const payload = { version, input: { text: 'Alice' } };
    expect(await find([made('it', 8)], { sent: 10, payload })).toMatchObject({ found: 'yes' });
  });

  it('is not one that another job follows', async () => {
    const results = [made('a', 5), made('b', 6)];
    expect(await find(results, { sent: 10 })).toMatchObject({
      found: 'unsure',
      candidates: ['a', 'b'],
    });
    expect(await find(results, { sent: 10, followed: ['a'] })).toMatchObject({ remoteId: 'b' });
  });

  it('was not made when the whole list shows no run of that model, some minutes later', async () => {
    const results = [made('other', 20, { version: 'f'.repeat(64) })];
    expect(await find(results, { sent: 300 })).toEqual({ found: 'no' });
    expect(await find([], { sent: 300 })).toEqual({ found: 'no' });
    expect(await find([made('known', 20)], { sent: 300, followed: ['known'] })).toEqual({
      found: 'no',
    });
  });

  it.each([
    ['it has only just been sent', { sent: 100 }],
    ['the list has another page', { sent: 300, next: '/2' }],
    ['the list does not say whether it has another page', { sent: 300, next: '' }],
  ])('may still be there when %s', async (_, question) => {
    const results = [made('other', 20, { version: 'f'.repeat(64) })];
    expect(await find(results, question)).toEqual({ found: 'unsure', candidates: [] });
  });

  it.each([
    ['whose input was removed', { input: {}, data_removed: true }],
    ['whose input was changed', { input: { text: 'Alice', seed: 4 } }],
    ['that is older', { created_at: madeAt(3_000) }],
  ])('may be one %s', async (_, more) => {
    expect(await find([made('x', 200, more)], { sent: 300 })).toEqual({
      found: 'unsure',
      candidates: ['x'],
    });
  });

  it('is judged by the server’s clock', async () => {
    // The server is an hour ahead of us: what it made "an hour from now" was made just now.
    const headers = { date: new Date(sentAt(-3_600)).toUTCString() };
    const results = [made('it', 8 - 3_600), made('old', 9_000 - 3_600)];
    expect(await find(results, { sent: 10, headers })).toMatchObject({ remoteId: 'it' });
  });
});
