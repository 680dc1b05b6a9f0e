import { describe, expect, it } from 'vitest';
import { shotstack } from '../../../../src/core/providers/shotstack/shotstack.ts';
import { answering, callError } from '../answering.ts';
import { having, recording } from '../asking.ts';
import { anEdit, aRender, editBody, ID } from './shotstack-builders.ts';

const OPERATION = { id: ID, kind: 'video' } as const;
const check = (response: unknown, status = 200) =>
  shotstack.check(OPERATION, answering(status, { success: true, message: 'OK', response }));
const checkError = (status: number, body: unknown, headers = {}) =>
  callError(shotstack.check(OPERATION, answering(status, body, headers)));
const submitError = (status: number, body: unknown) =>
  callError(shotstack.submit(editBody(), answering(status, body)));

describe('submit', () => {
  it('sends the edit byte for byte and follows the id in the envelope', async () => {
    const made = { success: true, message: 'Created', response: { message: 'Queued', id: ID } };
    const { asked, exchange } = recording(201, made);
    const payload = editBody({ format: 'mp3' });
    expect(await shotstack.submit(payload, exchange)).toEqual({
      outcome: 'accepted',
      operation: { id: ID, kind: 'audio' },
      remoteId: ID,
      providerState: 'queued',
    });
    expect(asked).toMatchObject([{ method: 'POST', path: '/render' }]);
    expect(asked[0]?.body?.bytes).toBe(payload);
  });

  it.each([{}, { success: true }, { success: true, response: {} }, { id: ID }, '<html>', 'cut {'])(
    'an answer %j leaves open whether it arrived',
    async (body) => {
      expect((await submitError(201, body)).arrival).toBe('unknown');
    },
  );

  it('a success that says false is a refusal, unless it has an id', async () => {
    const body = { success: false, message: 'Bad Request', response: 'Not enough credits' };
    expect(await submitError(200, body)).toMatchObject({
      arrival: 'refused',
      failure: { providerMessage: 'Not enough credits' },
    });
    const both = { success: false, message: 'Hm', response: { id: ID } };
    expect((await submitError(200, both)).arrival).toBe('unknown');
  });

  it('repeats the details of a refusal', async () => {
    const response = { error: 'ValidationError', details: 'timeline.tracks is required' };
    const error = await submitError(400, { success: false, message: 'Bad Request', response });
    expect(error).toMatchObject({
      arrival: 'refused',
      consequence: { kind: 'final' },
      failure: { code: 'invalid-payload', providerCode: 'ValidationError' },
    });
    expect(error.failure.message).toContain('timeline.tracks is required');
  });

  it.each([
    [401, 'account', 'key-rejected'],
    [402, 'account', 'payment-required'],
    [403, 'account', 'forbidden'],
    [429, 'limit', 'rate-limited'],
  ])('HTTP %i proves that nothing was made', async (status, kind, code) => {
    const error = await submitError(status, { message: 'Forbidden' });
    expect(error).toMatchObject({ arrival: 'refused', consequence: { kind }, failure: { code } });
  });

  it('says of a forbidden key that each environment has its own', async () => {
    expect((await submitError(403, { message: 'Forbidden' })).failure.remedy).toContain('stage');
  });

  it('does not know what a gateway that broke has let through', async () => {
    expect((await submitError(502, '<html>')).arrival).toBe('unknown');
  });
});

describe('check', () => {
  it('leaves the edit out of the answer', async () => {
    const { asked, exchange } = recording(200, { success: true, response: aRender() });
    await shotstack.check(OPERATION, exchange);
    expect(asked).toMatchObject([{ method: 'GET', path: `/render/${ID}?data=false` }]);
  });

  it.each(['queued', 'fetching', 'preprocessing', 'rendering', 'saving', 'Painting'])(
    'follows a render that is %s, although its answer has a url already',
    async (status) => {
      expect(await check(aRender({ status }))).toEqual({
        outcome: 'pending',
        providerState: status,
        progress: null,
        queuePosition: null,
      });
    },
  );

  it('waits for the url of a render that is done', async () => {
    expect(await check(aRender({ url: undefined }))).toMatchObject({
      outcome: 'pending',
      providerState: 'done',
    });
  });

  it('gives the file, and the pictures beside it', async () => {
    const poster = 'https://cdn.example/a-poster.jpg';
    const answer = await check(aRender({ poster, thumbnail: null }));
    expect(answer).toEqual({
      outcome: 'succeeded',
      outputs: [
        { key: '0', link: aRender()['url'], bytes: null, kind: 'video' },
        { key: 'poster', link: poster, bytes: null, kind: 'image' },
      ],
    });
  });

  it.each([
    ['Asset not found', 'Asset not found'],
    ['', null],
    [undefined, null],
  ])('a failed render says %j', async (error, providerMessage) => {
    expect(await check(aRender({ status: 'failed', error }))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'render-failed', providerMessage },
    });
  });

  it.each([
    {},
    { success: false, response: aRender() },
    { success: true, response: { id: ID } },
    { success: true, response: aRender({ id: 'other' }) },
    aRender(),
    '<html>',
  ])('%j says nothing of the render', async (body) => {
    const error = await checkError(200, body);
    expect(error.failure.code).toBe('malformed-answer');
    expect(error.consequence.kind).toBe('retry');
  });

  it('takes ids for the same whatever their case', async () => {
    expect(await check(aRender({ id: ID.toUpperCase() }))).toMatchObject({ outcome: 'succeeded' });
  });

  it('404 is not found', async () => {
    const error = await checkError(404, { success: false, message: 'Not Found' });
    expect(error).toMatchObject({ consequence: { kind: 'final' }, failure: { code: 'not-found' } });
  });
});

describe('the account', () => {
  it('sends its key bare, in x-api-key', () => {
    expect(shotstack.keyHeader).toEqual({ name: 'x-api-key', scheme: null });
  });

  it('has a fixed window of a minute, 150 or 300 by environment', () => {
    const planAt = having(shotstack.planAt);
    const countAt = (baseUrl: string) => {
      const plan = shotstack.plans?.find(({ id }) => id === planAt({ baseUrl }));
      return (plan ?? shotstack).limits.map(({ count, window }) => [count, window]);
    };
    expect(countAt('https://api.shotstack.io/edit/v1')).toEqual([[300, 'fixed']]);
    expect(countAt('https://api.shotstack.io/edit/stage')).toEqual([[150, 'fixed']]);
    expect(countAt('http://127.0.0.1:1/elsewhere')).toEqual([[150, 'fixed']]);
  });

  it('tests a key on the list of templates', async () => {
    const { asked, exchange } = recording(200, { success: true, response: { templates: [] } });
    expect(await shotstack.verifyKey(exchange)).toBe('Shotstack accepts the key.');
    expect(asked).toMatchObject([{ method: 'GET', path: '/templates' }]);
  });

  it.each([
    [403, { message: 'Forbidden' }, 'forbidden'],
    [404, {}, 'not-found'],
    [200, '<html>', 'not-found'],
    [200, { success: false }, 'not-found'],
    [500, '', 'provider-error'],
  ])('HTTP %i %j is no working key: %s', async (status, body, code) => {
    const error = await callError(shotstack.verifyKey(answering(status, body)));
    expect(error.failure.code).toBe(code);
  });

  it('finds its renders in pasted addresses', () => {
    const idIn = having(shotstack.renderIdIn);
    expect(idIn(`https://api.shotstack.io/edit/v1/render/${ID}?data=false`)).toBe(ID);
    expect(idIn('https://api.shotstack.io/edit/v1/render')).toBeNull();
    expect(shotstack.adopt(ID, 'image')).toEqual({ id: ID, kind: 'image' });
  });

  it('fetches the file without the key, and only over https', () => {
    const endpoint = { baseUrl: shotstack.defaultBaseUrl };
    const output = { key: '0', bytes: null, kind: 'video' } as const;
    const routesOf = (link: string | null) =>
      shotstack.routes(OPERATION, { ...output, link }, endpoint);
    expect(routesOf('https://s3.example/a.mp4')).toMatchObject([
      { url: 'https://s3.example/a.mp4', authenticated: false, length: 'unchecked' },
    ]);
    expect(routesOf('http://127.0.0.1/a.mp4')).toEqual([]);
    expect(routesOf(null)).toEqual([]);
  });
});

describe('payloads', () => {
  it.each([
    [anEdit(), 1],
    [{ timeline: { tracks: [] } }, 0.6],
    [{ timeline: {} }, 0.3],
    [{ output: {} }, 0],
    [null, 0],
    [[], 0],
  ])('is sure of %j to %j', (document, sureness) => {
    expect(shotstack.recognise(document)).toBe(sureness);
  });

  it.each([
    ['mp4', 'video'],
    ['gif', 'image'],
    ['png', 'image'],
    ['mp3', 'audio'],
  ])('knows that %s is %s', (format, kind) => {
    expect(shotstack.examine(anEdit({ format }))).toEqual({ usable: true, kind, warnings: [] });
  });

  it.each([null, {}, { timeline: {}, output: {} }, { timeline: { tracks: [] } }, { output: {} }])(
    'refuses %j',
    (document) => {
      expect(shotstack.examine(document).usable).toBe(false);
    },
  );

  it('warns of a format that is not documented and of assets out of reach', () => {
    const verdict = shotstack.examine({
      timeline: { tracks: [{ clips: [{ asset: { src: 'file:///a.mp4' } }] }] },
      output: { format: 'constructor' },
    });
    expect(verdict).toMatchObject({ usable: true, kind: 'video' });
    expect(verdict.usable ? verdict.warnings : []).toHaveLength(2);
  });
});
