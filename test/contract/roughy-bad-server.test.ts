import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roughy } from '../../src/core/providers/roughy/roughy.ts';
import { accountAtBadProvider } from '../fakes/account-at.ts';
import type { AccountAtBadProvider } from '../fakes/account-at.ts';
import { callError } from '../unit/providers/answering.ts';
import { aRender, ID, roughyPayload } from '../unit/providers/roughy/roughy-builders.ts';

const KEY = 'sk_neverElsewhere';
const OPERATION = { id: ID, kind: 'video' };

let account: AccountAtBadProvider;
beforeEach(async () => {
  account = await accountAtBadProvider('/v1', KEY);
});
afterEach(() => account.close());

const submit = () => roughy.submit(roughyPayload(), account.exchange);
const check = () => roughy.check(OPERATION, account.exchange);

describe('a server that speaks Roughy badly', () => {
  it('is followed from a lost state to a late link', async () => {
    const { server, elsewhere } = account;
    const { state: _, ...stateless } = aRender();
    const link = `${elsewhere.origin}/out.mp4?sig=s`;
    server.answerWith(
      { status: 200, body: aRender({ state: 'PENDING', output: null }) },
      { status: 200, body: stateless },
      { status: 200, headers: { 'content-type': 'text/html' }, body: aRender() },
      { status: 200, body: {} },
      { status: 503, body: '<h1>Busy</h1>' },
      { status: 200, body: aRender({ state: 'completed', size_bytes: '7' }) },
      { status: 200, body: aRender({ state: 'completed', size_bytes: 7, download_url: link }) },
    );
    const made = await submit();
    expect(made).toMatchObject({ outcome: 'accepted', providerState: 'PENDING' });
    const ask = () => roughy.check(made.operation, account.exchange);
    expect(await ask()).toMatchObject({ outcome: 'pending', providerState: 'unknown' });
    expect(await ask()).toMatchObject({ outcome: 'pending', providerState: 'processing' });
    expect((await callError(ask())).failure.code).toBe('malformed-answer');
    expect((await callError(ask())).consequence.kind).toBe('retry');
    expect(await ask()).toMatchObject({
      outcome: 'succeeded',
      outputs: [{ link: null, bytes: 7 }],
    });
    expect(await ask()).toMatchObject({ outcome: 'succeeded', outputs: [{ link, bytes: 7 }] });
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v1/renders',
      ...Array.from({ length: 6 }, () => `GET /v1/renders/${ID}`),
    ]);
  });

  it('never gets the key sent anywhere else, wherever it points', async () => {
    const { server, elsewhere } = account;
    const at = (path: string) => ({ location: `${elsewhere.origin}/v1${path}` });
    server.answerWith(
      { status: 307, headers: at('/renders') },
      { status: 302, headers: at('/renders') },
      { status: 302, headers: at('/login') },
      { status: 301, headers: at(`/renders/${ID}`) },
      {
        status: 200,
        body: aRender({ state: 'completed', download_url: `${elsewhere.origin}/f` }),
      },
    );
    const errors = [
      await callError(submit()),
      await callError(submit()),
      await callError(submit()),
    ];
    expect(errors.map(({ arrival }) => arrival)).toEqual(['refused', 'refused', 'unknown']);
    await callError(check());
    const answer = await check();
    const outputs = answer.outcome === 'succeeded' ? answer.outputs : [];
    const endpoint = { baseUrl: server.baseUrl };
    const routes = outputs.flatMap((output) => roughy.routes(OPERATION, output, endpoint));
    expect(routes).toMatchObject([{ url: `${elsewhere.origin}/f`, authenticated: false }]);
    expect(elsewhere.seen).toEqual([]);
    expect(server.seen.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  });

  it('hangs up after a submit: it may have arrived, and is sent once', async () => {
    account.server.answerWith('hang-up');
    expect((await callError(submit())).arrival).toBe('unknown');
    expect(account.server.seen).toHaveLength(1);
  });

  it('repeats the key in its refusal, and the key goes no further', async () => {
    account.server.answerWith({
      status: 400,
      body: {
        error: {
          code: KEY,
          message: `bad ${KEY}`,
          fields: [{ field: `header.${KEY}`, message: `Bearer ${KEY}` }],
        },
      },
    });
    const { failure } = await callError(submit());
    expect(JSON.stringify(failure)).not.toContain(KEY);
    expect(failure.code).toBe('invalid-payload');
  });

  it('puts terminal codes and walls of text into its errors, and they arrive tamed', async () => {
    account.server.answerWith({
      status: 200,
      body: aRender({
        state: 'failed',
        error_code: 'x'.repeat(5_000),
        error_message: `\u001b]0;owned\u0007${'no '.repeat(50_000)}`,
      }),
    });
    const answer = await check();
    const message = answer.outcome === 'failed' ? answer.failure.message : '';
    expect(message).toContain('owned');
    expect(message.length).toBeLessThan(600);
    expect(message).not.toMatch(/\p{Cc}/u);
  });

  it('has no balance to read, and its key is tested all the same', async () => {
    account.server.answerWith(
      { status: 404, body: 'Cannot GET /v1/credits/balance' },
      { status: 404, body: { error: { code: 'not_found', message: 'No such render.' } } },
    );
    expect(await roughy.verifyKey(account.exchange)).toBe('Roughy accepts the key.');
  });
});
