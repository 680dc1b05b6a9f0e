import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTransferTools } from '../../../src/core/downloads/transfer-tools.ts';
import { call } from '../../../src/core/net/call.ts';
import { createConnections, type Connections } from '../../../src/core/net/connections.ts';
import type { ProxyLogin } from '../../../src/core/net/proxy-login.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { startSocksServer, type SocksOptions, type SocksServer } from '../../fakes/socks-server.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'renderdesk-proxy-login-'));
const HOST = 'files.example.com';
const certificate = makeCertificate(folder, [HOST, 'localhost']);
if (certificate === null) console.warn('Proxies with a login: skipped, there is no openssl here');

describe.skipIf(certificate === null)('by a proxy that is particular about who asks', () => {
  const setup = transferSetup();
  const file = bytes(300_000);
  let files: Server;
  let connections: Connections | null = null;
  let socks: SocksServer | null = null;
  let web: Server | null = null;
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  const listen = (server: Server) =>
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  beforeAll(async () => {
    files = createSecureServer(
      { key: certificate?.key, cert: certificate?.cert },
      (_, response) => {
        response.writeHead(200, { 'content-length': file.byteLength });
        response.end(file);
      },
    );
    await listen(files);
  });
  afterEach(async () => {
    await connections?.close();
    await socks?.close();
    web?.closeAllConnections();
    web?.close();
    socks = null;
    web = null;
  });
  afterAll(() => {
    files.close();
    files.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  async function startSocks(options: Omit<SocksOptions, 'leadsTo'> = {}): Promise<SocksServer> {
    socks = await startSocksServer({ ...options, leadsTo: () => portOf(files) });
    return socks;
  }

  /** An HTTP proxy that lets nobody through but this one. */
  async function startWeb(login: string, scheme = 'Basic realm="office"'): Promise<string> {
    web = createProxy();
    web.on('connect', (request, socket) => {
      socket.on('error', () => undefined);
      const expected = `Basic ${Buffer.from(login).toString('base64')}`;
      if (request.headers['proxy-authorization'] !== expected) {
        socket.end(
          `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${scheme}\r\nContent-Length: 0\r\n\r\n`,
        );
        return;
      }
      const onward = connect(portOf(files), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
    });
    await listen(web);
    return `http://127.0.0.1:${portOf(web)}`;
  }

  function open(proxy: string, login: ProxyLogin | null = null): Connections {
    connections = createConnections({ environment: {}, login: () => Promise.resolve(login) });
    connections.configure({ proxy, extraCertificates: certificate?.path ?? null });
    return connections;
  }
  const fetchBy = (proxy: string, login: ProxyLogin | null = null, host = HOST) =>
    setup.fetch('/', {
      url: `https://${host}/x`,
      tools: createTransferTools(setup.clock, open(proxy, login)),
    });
  const failureBy = (...given: Parameters<typeof fetchBy>): Promise<string> =>
    fetchBy(...given).then(
      () => 'it came',
      (error: unknown) => String(error),
    );
  const me = (for_: string | null, password = 'pass:word'): ProxyLogin => ({
    name: 'me',
    password,
    for: for_,
  });

  it.each(['socks5h', 'socks'])(
    'of version 5, which looks the name up itself: %s',
    async (kind) => {
      const { port, asked } = await startSocks();
      expect((await fetchBy(`${kind}://127.0.0.1:${port}`)).sha256).toBe(sha256(file));
      expect(asked).toEqual([{ version: 5, host: HOST, port: 443, login: null }]);
    },
  );

  it('of version 5 and 4, which are given addresses', async () => {
    const { port, asked } = await startSocks();
    for (const [kind, host, told] of [
      ['socks5', '192.0.2.7', '192.0.2.7'],
      ['socks5h', '[2001:db8::7]', '20010db8000000000000000000000007'],
      ['socks4', '192.0.2.8', '192.0.2.8'],
    ] as const) {
      // The connection comes about; that the certificate is another's is another matter.
      expect(await failureBy(`${kind}://127.0.0.1:${port}`, null, host)).toMatch(/certificate/);
      expect(asked.at(-1)).toMatchObject({ host: told, port: 443 });
    }
    expect(await failureBy(`socks5://127.0.0.1:${port}`, null, 'no-such-name.invalid')).toMatch(
      /this machine does not know that name.*socks5h/,
    );
  });

  it('of version 4a, by its name', async () => {
    const { port, asked } = await startSocks();
    expect((await fetchBy(`socks4a://127.0.0.1:${port}`)).sha256).toBe(sha256(file));
    expect(asked).toEqual([{ version: 4, host: HOST, port: 443, login: null }]);
  });

  it('of version 5 with a name and a password', async () => {
    const { port, asked } = await startSocks({ login: 'me:pass:word' });
    const proxy = `socks5h://127.0.0.1:${port}`;
    expect((await fetchBy(proxy, me(proxy))).sha256).toBe(sha256(file));
    expect(asked[0]?.login).toBe('me:pass:word');
  });

  it('of version 4 with a name', async () => {
    const { port, asked } = await startSocks({ login: 'me' });
    const proxy = `socks4a://127.0.0.1:${port}`;
    expect((await fetchBy(proxy, me(proxy))).sha256).toBe(sha256(file));
    expect(asked[0]?.login).toBe('me');
  });

  it('of HTTP with a name and a password, also for calls of their own connection', async () => {
    const proxy = await startWeb('me:pass:word');
    expect((await fetchBy(proxy, me(proxy))).sha256).toBe(sha256(file));
    const answer = await call(
      {
        dispatcher: open(proxy, me(proxy)).fresh(),
        method: 'GET',
        url: new URL(`https://${HOST}/x`),
        headers: {},
        body: null,
        answerByteLimit: 1_000_000,
      },
      new AbortController().signal,
    );
    expect([answer.status, sha256(answer.body)]).toEqual([200, sha256(file)]);
  });

  it('says that a login is asked for, or was refused, and never the login', async () => {
    const { port } = await startSocks({ login: 'me:right' });
    const proxy = `socks5h://127.0.0.1:${port}`;
    const http = await startWeb('me:right');
    for (const each of [proxy, http]) {
      expect(await failureBy(each)).toMatch(/asks for a name and a password/);
      const refused = await failureBy(each, me(each, 'secret-word'));
      expect(refused).toMatch(/does not accept the name and password/);
      expect(refused).not.toContain('secret-word');
    }
  });

  it('gives a login to no other proxy than the one that it is for', async () => {
    const { port, asked } = await startSocks({ login: 'me:pass:word' });
    const proxy = `socks5h://127.0.0.1:${port}`;
    expect(await failureBy(proxy, me('socks5h://proxy.example.com:1080'))).toMatch(
      /asks for a name/,
    );
    expect(asked).toEqual([]);
    expect((await fetchBy(proxy, me(null))).sha256).toBe(sha256(file));
  });

  it('says so where it knows only other ways to log in', async () => {
    expect(await failureBy(await startWeb('x:y', 'Negotiate'))).toMatch(
      /a kind that Renderdesk does not know: Negotiate/,
    );
  });

  it('tells a proxy that is not there from a provider that is not', async () => {
    const gone = await startSocks();
    await gone.close();
    for (const kind of ['socks5h', 'socks4a', 'http']) {
      const told = await failureBy(`${kind}://127.0.0.1:${gone.port}`);
      expect(told).toMatch(/The proxy 127\.0\.0\.1:\d+ can not be reached: nothing answers there/);
    }
    const { port } = await startSocks({ reply: 4 });
    expect(await failureBy(`socks5h://127.0.0.1:${port}`)).toMatch(
      /made no connection to files\.example\.com: there is no way from it to that server/,
    );
  });

  it('notices that what answers is no proxy of this kind', async () => {
    const http = await startWeb('me:right');
    expect(await failureBy(http.replace('http:', 'socks5h:'))).toMatch(
      /does not speak as a proxy of this kind \(SOCKS\)|closed the connection/,
    );
  });
});
