import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicLookup } from '../../../src/core/net/public-lookup.ts';
import { createAddressCheck } from '../../../src/core/payloads/addresses/address-check.ts';

let server: Server;
let origin: string;
const seen: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
const loopback = [{ address: '127.0.0.1', family: 4 }];
/** Names lead to this machine for the connection, and to a public address for whoever asks. */
const dispatcher = new Agent({
  connect: {
    lookup: (_name, _options, found) => found(null, loopback),
  },
});
const inside = new Set(['inside.example']);
const check = createAddressCheck({
  connections: { outward: dispatcher },
  ending: new AbortController().signal,
  userAgent: 'Renderdesk/test',
  addressesOf: (name) => Promise.resolve([inside.has(name) ? '192.168.1.7' : '203.0.113.7']),
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers });
    const [path = ''] = url.split('?');
    const send = (status: number, more: Record<string, string | number> = {}) => {
      response.writeHead(status, more);
      response.end();
    };
    if (path === '/good.png') send(200, { 'content-type': 'image/png', 'content-length': 7 });
    else if (path === '/get-only.png')
      send(method === 'HEAD' ? 403 : 206, {
        'content-type': 'image/png',
        'content-range': 'bytes 0-0/7',
      });
    else if (path === '/page.png') send(200, { 'content-type': 'text/html; charset=utf-8' });
    else if (path === '/film.png') send(200, { 'content-type': 'video/mp4' });
    else if (path === '/huge.mp4')
      send(200, { 'content-type': 'video/mp4', 'content-length': 2_500_000_000 });
    else if (path === '/signed.png') send(403);
    else if (path === '/hop') send(302, { location: '/good.png' });
    else if (path === '/inwards') send(302, { location: 'http://127.0.0.1:9/secret' });
    else if (path === '/inwards-by-name') send(302, { location: 'http://inside.example/' });
    else if (path === '/loop') send(302, { location: '/loop' });
    else send(404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://assets.example:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await dispatcher.close();
  server.close();
});
beforeEach(() => void seen.splice(0));

const ofDocument = async (document: unknown) => {
  const bytes = Buffer.from(JSON.stringify(document));
  const [checked] = await check([{ name: 'a.json', bytes }]);
  return checked;
};
const warningOf = async (path: string) =>
  (await ofDocument({ image: `${origin}${path}` }))?.warnings ?? [];

describe('addresses in a payload', () => {
  it('that answer say nothing, whichever way they answer', async () => {
    expect(await ofDocument({ a: { b: [`${origin}/good.png`, `${origin}/hop`] } })).toMatchObject({
      asked: 2,
      warnings: [],
    });
    expect(await warningOf('/get-only.png')).toEqual([]);
    expect(seen.filter(({ path }) => path === '/get-only.png')).toMatchObject([
      { method: 'HEAD' },
      { method: 'GET', headers: { range: 'bytes=0-0' } },
    ]);
  });

  it('are warned of with their place, and never with what they are', async () => {
    expect(await warningOf('/none.png')).toEqual(['image: nothing is at this address (404).']);
    expect(await warningOf('/signed.png?X-Amz-Signature=s3cret')).toEqual([
      'image: this signed link is not valid any more, or not for everybody (403).',
    ]);
    expect(await warningOf('/signed.png')).toEqual([
      'image: what is at this address is not given to everybody (403).',
    ]);
    expect(await warningOf('/page.png')).toEqual([
      'image: a web page is at this address, and not a file.',
    ]);
    expect(await warningOf('/film.png')).toEqual([
      'image: this address ends in .png, but video/mp4 is there.',
    ]);
    expect(await warningOf('/huge.mp4')).toEqual([
      'image: what is at this address weighs 2.5 GB, which a provider may not load.',
    ]);
    expect(await warningOf('/loop')).toEqual([
      'image: this address leads from one to the next without an end.',
    ]);
  });

  it('are not asked where they lead into a private network, by their name or by a redirect', async () => {
    const refused = ['image: this address leads into a private network, and was not asked.'];
    expect(await warningOf('/inwards')).toEqual(refused);
    expect(await warningOf('/inwards-by-name')).toEqual(refused);
    seen.splice(0);
    expect((await ofDocument({ image: 'http://inside.example/a.png' }))?.warnings).toEqual(refused);
    expect(await ofDocument({ image: 'http://192.168.0.1/a.png' })).toMatchObject({ asked: 0 });
    expect((await ofDocument({ image: 'http://me:word@assets.example/' }))?.warnings).toEqual([
      'image: this address carries a password, and was not asked.',
    ]);
    expect(seen).toEqual([]);
  });

  it('lead nowhere else when they are connected to than when they were looked up', async () => {
    const turns = new Agent({
      connect: { lookup: publicLookup((_name, _options, found) => found(null, loopback)) },
    });
    const outwardly = createAddressCheck({
      connections: { outward: turns },
      ending: new AbortController().signal,
      userAgent: 'Renderdesk/test',
      addressesOf: () => Promise.resolve(['203.0.113.7']),
    });
    const bytes = Buffer.from(JSON.stringify({ image: `${origin}/good.png` }));
    const [checked] = await outwardly([{ name: 'a.json', bytes }]);
    expect(checked?.warnings).toEqual([
      'image: this address leads into a private network, and was not asked.',
    ]);
    expect(seen).toEqual([]);
    await turns.close();
  });

  it('are each asked once, without anything of ours, and not where they are only spoken of', async () => {
    const image = `${origin}/good.png`;
    await ofDocument({ a: image, b: image, text: `${origin}/none.png` });
    expect(seen).toHaveLength(1);
    const names = Object.keys(seen[0]?.headers ?? {});
    expect(names.toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it('of a file that is no payload are not looked for', async () => {
    const [checked] = await check([{ name: 'a.json', bytes: Buffer.from('{') }]);
    expect(checked).toMatchObject({ asked: 0, failure: { code: 'not-json' } });
  });
});
