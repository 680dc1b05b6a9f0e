import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { CheckAnswer, Provider } from '../../src/core/providers/provider.ts';
import { providerById } from '../../src/core/providers/registry.ts';
import { adapterCases } from '../fakes/adapter-cases.ts';
import { startBadProvider } from '../fakes/bad-provider.ts';
import type { BadProvider } from '../fakes/bad-provider.ts';
import { callError } from '../unit/providers/answering.ts';

const KEY = 'sk_a/neverElsewhere+0001==';
const ID = 'r1';

type Fields = Readonly<Record<string, unknown>>;

/** How one vendor says that a render was taken, is under way, is done or failed. */
interface Speech {
  readonly id: string;
  readonly made: Fields;
  readonly running: Fields;
  readonly done: (link: unknown) => Fields;
  readonly failed: (error: unknown) => Fields;
}

const speeches: readonly Speech[] = [
  {
    id: 'mockly',
    made: { id: ID, status: 'rendering' },
    running: { id: ID, status: 'rendering', progress: 0.4 },
    done: (downloadUrl) => ({ id: ID, status: 'completed', downloadUrl }),
    failed: (error) => ({ id: ID, status: 'failed', error }),
  },
  {
    id: 'roughy',
    made: { id: ID, state: 'pending' },
    running: { id: ID, state: 'processing' },
    done: (download_url) => ({ id: ID, state: 'completed', download_url }),
    failed: (error_message) => ({ id: ID, state: 'failed', error_message }),
  },
  {
    id: 'swiftia',
    made: { renderId: ID },
    running: { type: 'progress', progress: 0.4 },
    done: (url) => ({ type: 'done', url }),
    failed: (message) => ({ type: 'error', message }),
  },
  {
    id: 'rendley',
    made: { data: { job_id: ID } },
    running: { data: { id: ID, status: 'processing' } },
    done: (link) => ({
      data: { id: ID, status: 'completed', result_data: JSON.stringify({ storage_url: link }) },
    }),
    failed: (error) => ({ data: { id: ID, status: 'failed', error } }),
  },
  {
    id: 'shotstack',
    made: { success: true, response: { id: ID } },
    running: { success: true, response: { id: ID, status: 'rendering' } },
    done: (url) => ({ success: true, response: { id: ID, status: 'done', url } }),
    failed: (error) => ({ success: true, response: { id: ID, status: 'failed', error } }),
  },
  {
    id: 'replicate',
    made: { id: ID, status: 'starting' },
    running: { id: ID, status: 'processing' },
    done: (output) => ({ id: ID, status: 'succeeded', output }),
    failed: (error) => ({ id: ID, status: 'failed', error }),
  },
];

describe.each(speeches)('a server that speaks $id badly', (speech) => {
  const provider = providerById(speech.id);
  const payload = payloadOf(provider);
  const operation = provider.adopt(ID, provider.kinds[0] ?? 'video');
  let server: BadProvider;
  let elsewhere: BadProvider;
  let exchange: ProviderExchange;
  beforeEach(async () => {
    server = await startBadProvider('/v1');
    elsewhere = await startBadProvider('/v1');
    exchange = createExchange({
      baseUrl: server.baseUrl,
      key: KEY,
      signal: new AbortController().signal,
      userAgent: 'Renderdesk/test',
      keyHeader: provider.keyHeader,
    });
  });
  afterEach(() => Promise.all([server.close(), elsewhere.close()]));

  const submit = () => provider.submit(payload, exchange);
  const check = () => provider.check(operation, exchange);
  const text = (fields: Fields) => JSON.stringify(fields);

  it.each([200, 201, 202, 203])('is understood with HTTP %i', async (status) => {
    server.answerWith({ status, body: speech.made }, { status, body: speech.running });
    expect(await submit()).toMatchObject({ outcome: 'accepted', remoteId: ID });
    expect((await check()).outcome).toBe('pending');
  });

  it.each([
    ['with a byte order mark', (body: string) => ({ body: `\ufeff${body}` })],
    ['with white space around it', (body: string) => ({ body: `\n\n  ${body}\r\n` })],
    ['packed with gzip', (body: string) => packed('gzip', gzipSync(body))],
    ['packed with deflate', (body: string) => packed('deflate', deflateSync(body))],
    ['packed with br', (body: string) => packed('BR', brotliCompressSync(body))],
    ['packed without saying so', (body: string) => packed('identity', gzipSync(body))],
    ['with its names in capitals', (body: string) => respelled(body, (name) => name.toUpperCase())],
    ['with its names in snake case', (body: string) => respelled(body, snakeCase)],
    ['with its names in camel case', (body: string) => respelled(body, camelCase)],
    ['with its names in Pascal case', (body: string) => respelled(body, pascalCase)],
    ['called a picture', (body: string) => ({ body, headers: { 'content-type': 'image/png' } })],
  ])('is understood %s', async (_, dress) => {
    server.answerWith(
      { status: 200, ...dress(text(speech.made)) },
      { status: 200, ...dress(text(speech.failed('The lamp went out.'))) },
    );
    expect(await submit()).toMatchObject({ remoteId: ID });
    expect(JSON.stringify(await check())).toContain('The lamp went out.');
  });

  it.each([
    ['nothing', { status: 200, body: '' }],
    ['no content', { status: 204, body: '' }],
    ['a page', { status: 200, body: '<!doctype html><title>Sign in</title>' }],
    ['null', { status: 200, body: 'null' }],
    ['a list', { status: 200, body: '[]' }],
    ['a text', { status: 200, body: '"ok"' }],
    ['an empty object', { status: 200, body: '{}' }],
    ['an envelope of nothing', { status: 200, body: '{"data":null,"response":null}' }],
    ['NaN, which is no JSON', { status: 200, body: '{"progress":NaN}' }],
    ['JSON and more', { status: 200, body: '{"id":"r1"}{"id":"r2"}' }],
    ['JSON without an end', { status: 200, body: '['.repeat(100_000) }],
    ['what is not packed as it says', { status: 200, ...packed('gzip', Buffer.from('{"id":1}')) }],
    ['fields of the prototype', { status: 200, body: '{"__proto__":{"status":"failed"}}' }],
    ['a gateway’s page', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['a gateway’s timeout', { status: 504, body: '' }],
    ['an error of its own', { status: 500, body: { message: 'Something broke' } }],
  ])('trap 3.5.12: answers a look-up with %s: it could not be asked', async (_, answer) => {
    server.answerWith(answer);
    expect((await callError(check())).consequence.kind).toBe('retry');
  });

  it.each([
    ['nothing', { status: 200, body: '' }],
    ['no content', { status: 204, body: '' }],
    ['a page', { status: 200, body: '<!doctype html><title>Welcome</title>' }],
    ['an empty object', { status: 201, body: '{}' }],
    ['an id that is none', { status: 200, body: text(speech.made).replace('"r1"', '{"a":1}') }],
    ['an id that leads elsewhere', { status: 200, body: text(speech.made).replace('r1', '..') }],
    [
      'an id too large for a number',
      { status: 200, body: text(speech.made).replace('"r1"', '1e21') },
    ],
    ['half of it', { status: 200, body: text(speech.made).slice(0, -6) }],
    ['one envelope too many', { status: 200, body: { data: { data: speech.made } } }],
    ['a gateway’s page', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['a timeout', { status: 408, body: '' }],
    ['see other', { status: 303, headers: { location: '/v1/somewhere' }, body: '' }],
  ])('answers a submit with %s: it may have arrived, and is sent once', async (_, answer) => {
    server.answerWith(answer, { status: 200, body: speech.made });
    expect((await callError(submit())).arrival).toBe('unknown');
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['an object', { message: 'The lamp went out.', code: 'lamp' }],
    ['a list', ['The lamp went out.']],
    ['an object in an object', { error: { message: 'The lamp went out.' } }],
    ['a sentence', 'The lamp went out.'],
    ['a sentence in a list in an object', { error: ['The lamp went out.'] }],
  ])('says why a render failed as %s', async (_, error) => {
    server.answerWith({ status: 200, body: speech.failed(error) });
    const answer = await check();
    expect(answer).toMatchObject({ outcome: 'failed' });
    expect(JSON.stringify(answer)).toContain('The lamp went out.');
  });

  it('says why a render failed as a number', async () => {
    server.answerWith({ status: 200, body: speech.failed(1_017) });
    expect(JSON.stringify(await check())).toContain('1017');
  });

  it('names an id as a number', async () => {
    server.answerWith({ status: 200, body: text(speech.made).replace('"r1"', '77') });
    expect(await submit()).toMatchObject({ remoteId: '77' });
  });

  it('says a field twice: the last counts, as everywhere', async () => {
    const twice = text(speech.running).replace(/^\{/, `${text(speech.failed('x')).slice(0, -1)},`);
    server.answerWith({ status: 200, body: twice });
    expect((await check()).outcome).toBe('pending');
  });

  // What a model makes may be any text: there only an address is one.
  it.skipIf(speech.id === 'replicate')('offers a file at its own host, unnamed', async () => {
    const url = await wayTo('/files/a.mp4?sig=1');
    expect(url).toBe(`${server.origin}/files/a.mp4?sig=1`);
  });

  it.each([
    ['an unencrypted one', 'http://files.example/a.mp4'],
    ['one with a password', 'https://user:secret@files.example/a.mp4'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a number', 7],
    ['nothing', ''],
  ])('offers %s for a link: that is no way to the bytes', async (_, link) => {
    expect(await wayTo(link)).toBeNull();
  });

  /** Where the link of a completed render leads without a key; null where nowhere. */
  async function wayTo(link: unknown): Promise<string | null> {
    server.answerWith({ status: 200, body: speech.done(link) });
    const answer: CheckAnswer | null = await check().catch(() => null);
    const outputs = answer?.outcome === 'succeeded' ? answer.outputs : [];
    const endpoint = { baseUrl: server.baseUrl };
    const ways = outputs.flatMap((output) => provider.routes(operation, output, endpoint));
    return ways.find((way) => !way.authenticated)?.url ?? null;
  }

  it('repeats the key as JSON may write it, and the key goes no further', async () => {
    const repeated = [KEY.replaceAll('/', '\\/'), KEY.replace('n', '\\u006e')];
    for (const spelling of repeated) {
      const body = text(speech.failed('bad KEY!')).replace('KEY', spelling);
      server.answerWith({ status: 200, body: body.replaceAll('\\\\', '\\') });
      const said = JSON.stringify(await check());
      expect(said).toContain('bad [redacted]');
      expect(said).not.toContain('neverElsewhere');
    }
  });

  it('leads every call elsewhere, and nothing goes there', async () => {
    const headers = { location: `${elsewhere.origin}/v1/render` };
    for (const status of [301, 302, 303, 307, 308]) {
      server.answerWith({ status, headers, body: '' }, { status, headers, body: '' });
      await callError(submit());
      await callError(check());
    }
    expect(elsewhere.seen).toEqual([]);
  });
});

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const pascalCase = (name: string) => camelCase(`_${name}`);

/** The names of the vendor's own fields; what stands around its answers is the transport's. */
function respelled(body: string, spell: (name: string) => string) {
  const kept = new Set(['response', 'success']);
  return {
    body: body.replace(/"(\w+)":/g, (whole, name) =>
      kept.has(name) ? whole : `"${spell(name)}":`,
    ),
  };
}

function packed(encoding: string, body: Buffer) {
  return { body, headers: { 'content-encoding': encoding } };
}

function payloadOf(provider: Provider): Buffer {
  const found = adapterCases.find((one) => one.provider.id === provider.id);
  if (found === undefined) throw new Error(`There is no case of ${provider.id}.`);
  return found.payload;
}
