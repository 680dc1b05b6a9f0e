import { describe, expect, it } from 'vitest';
import { rendley } from '../../../../src/core/providers/rendley/rendley.ts';
import { answering, callError } from '../answering.ts';
import { having, recording } from '../asking.ts';
import { aJob, exportBody } from './rendley-builders.ts';

describe('trap 3.4.18: the price before', () => {
  const quoteOf = (body: unknown, status = 200) =>
    having(rendley.quote)(exportBody(), answering(status, body));

  it('sends the exact request to the twin that starts nothing', async () => {
    const { asked, exchange } = recording(200, { data: { cost: 1 } });
    const payload = exportBody();
    await having(rendley.quote)(payload, exchange);
    expect(asked).toMatchObject([{ method: 'POST', path: '/export/cost' }]);
    expect(asked[0]?.body?.bytes).toBe(payload);
  });

  it.each([
    [{ data: 12 }, 12],
    [{ data: '12.5' }, 12.5],
    [{ data: { cost: 3 } }, 3],
    [{ data: { credits: 0 } }, 0],
    [{ data: { credit_cost: '4' } }, 4],
    [{ data: { estimated_cost: 7, duration: 30 } }, 7],
    [{ data: { cost: { total: 9, base: 5, extra: 4 } } }, 9],
    [{ data: { total_credits: 9, credits: 4 } }, 9],
    [{ data: { cost: 5, credits: 5 } }, 5],
    [{ data: { cost: 5, balance: 100, remaining_credits: 95 } }, 5],
    [{ data: { cost: 5, account: { available_credits: 95 } } }, 5],
    [{ cost: 6 }, 6],
  ])('reads %j as %j credits', async (body, amount) => {
    expect(await quoteOf(body)).toMatchObject({ amount, unit: 'credits' });
  });

  it.each([
    [{ data: { cost: 5, credits: 6 } }],
    [{ data: { duration: 30 } }],
    [{ data: { balance: 30 } }],
    [{ data: { cost: -1 } }],
    [{ data: { cost: 'free' } }],
    [{ data: { price_per_second: 2 } }],
    [{ data: null }],
    [{ data: [5] }],
    [{ data: true }],
    ['so-and-so'],
  ])('finds no sure price in %j and says what came', async (body) => {
    const quote = await quoteOf(body);
    expect(quote.amount).toBeNull();
    expect(quote.said).toContain(typeof body === 'string' ? body : 'data');
  });

  it('keeps a unit that is said', async () => {
    expect(await quoteOf({ data: { amount: 0.2, currency: 'USD' } })).toMatchObject({
      amount: 0.2,
      unit: 'USD',
    });
  });

  it('says what came without secrets, and in bounds', async () => {
    const { said } = await quoteOf({
      data: { link: 'https://a.example/x?sig=geheim', pad: 'y'.repeat(9_000) },
    });
    expect(said).not.toContain('geheim');
    expect(said.length).toBeLessThanOrEqual(400);
  });

  it.each([
    [402, 'account', 'payment-required'],
    [400, 'final', 'invalid-payload'],
    [404, 'final', 'not-supported'],
    [429, 'limit', 'rate-limited'],
    [500, 'retry', 'provider-error'],
  ])('HTTP %i gives no price', async (status, kind, code) => {
    const error = await callError(quoteOf({ error: { code: 'X', message: 'no' } }, status));
    expect(error).toMatchObject({
      arrival: 'refused',
      consequence: { kind },
      failure: { code },
    });
  });
});

describe('trap 3.4.22: whether a lost submit arrived', () => {
  const document = { project: { a: [1, { b: null }] }, settings: { codec: 'h264', x: 1 } };
  const same = JSON.stringify({
    settings: { x: 1, codec: 'h264' },
    project: { a: [1, { b: null }] },
  });
  const findIn = (data: unknown, isFollowed?: (id: string) => boolean) =>
    having(rendley.find)(exportBody(document), 0, answering(200, { data }), isFollowed);

  it('asks for the exports of the API', async () => {
    const { asked, exchange } = recording(200, { data: [] });
    await having(rendley.find)(exportBody(document), 0, exchange);
    expect(asked).toMatchObject([
      { method: 'GET', path: '/jobs?source_type=api&job_type=export_video' },
    ]);
  });

  it.each([
    ['with its fields in another order', same],
    ['that was not put into a string', JSON.parse(same) as unknown],
  ])('finds the one job made from the same document, %s', async (_, input_data) => {
    const data = [
      aJob({ id: 'other', input_data: '{"project_id":"p"}' }),
      aJob({ id: 'it', input_data, status: 'queued', result_data: null }),
    ];
    expect(await findIn(data)).toEqual({
      found: 'yes',
      remoteId: 'it',
      operation: { id: 'it', kind: 'video' },
    });
  });

  it('does not choose between several, and shows them', async () => {
    const data = ['a', 'b'].map((id) => aJob({ id, input_data: same }));
    expect(await findIn(data)).toEqual({ found: 'unsure', candidates: ['a', 'b'] });
  });

  it('leaves out those that other jobs follow', async () => {
    const data = ['a', 'b'].map((id) => aJob({ id, input_data: same }));
    expect(await findIn(data, (id) => id === 'a')).toMatchObject({ found: 'yes', remoteId: 'b' });
    expect(await findIn(data, () => true)).toEqual({ found: 'unsure', candidates: [] });
  });

  it('is never proven not to be there by a list that may be cut', async () => {
    expect(await findIn([])).toEqual({ found: 'unsure', candidates: [] });
  });

  it('shows a job that Rendley noted more of than was sent, and is not sure of it', async () => {
    const noted = JSON.stringify({ ...document, settings: { ...document.settings, fps: 30 } });
    expect(await findIn([aJob({ id: 'near', input_data: noted })])).toEqual({
      found: 'unsure',
      candidates: ['near'],
    });
  });

  it.each([
    ['less', { input_data: JSON.stringify({ project: document.project }) }],
    ['other values', { input_data: same.replace('h264', 'h265') }],
    ['a longer list', { input_data: same.replace('[1,', '[1,2,') }],
    ['malformed text', { input_data: same.slice(0, -3) }],
    ['nothing', { input_data: null }],
    ['the studio', { input_data: same, source_type: 'studio' }],
    ['another type', { input_data: same, type: 'transcription' }],
    ['no id', { input_data: same, id: undefined }],
  ])('does not take a job of %s for it', async (_, more) => {
    expect(await findIn([aJob({ id: 'x', ...more })])).toEqual({
      found: 'unsure',
      candidates: [],
    });
  });

  it('says that it could not ask', async () => {
    const asking = having(rendley.find)(exportBody(document), 0, answering(502, '<html>'));
    expect((await callError(asking)).consequence.kind).toBe('retry');
  });
});
