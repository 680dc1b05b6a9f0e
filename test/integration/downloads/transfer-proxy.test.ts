import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTransferTools } from '../../../src/core/downloads/transfer-tools.ts';
import { createConnections, type Connections } from '../../../src/core/net/connections.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'renderdesk-proxy-'));
const HOST = 'files.example.com';
const certificate = makeCertificate(folder, [HOST]);
if (certificate === null) console.warn('Downloads over a proxy: skipped, there is no openssl here');

describe.skipIf(certificate === null)('over a proxy, from a server that nobody else knows', () => {
  const setup = transferSetup();
  const file = bytes(300_000);
  /** What the proxy was asked for, and with what name and password. */
  const tunnels: { to: string; login: string | undefined }[] = [];
  let files: Server;
  let proxy: Server;
  let proxyUrl: string;
  let connections: Connections | null = null;
  const portOf = (server: Server) => (server.address() as AddressInfo).port;

  beforeAll(async () => {
    files = createSecureServer(
      { key: certificate?.key, cert: certificate?.cert },
      (_, response) => {
        response.writeHead(200, { 'content-length': file.byteLength });
        response.end(file);
      },
    );
    proxy = createProxy((_, response) => {
      response.writeHead(400).end();
    });
    proxy.on('connect', (request, socket) => {
      tunnels.push({
        to: request.url ?? '',
        login: request.headers['proxy-authorization'],
      });
      const onward = connect(portOf(files), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      for (const each of [onward, socket]) each.on('error', () => undefined);
    });
    await Promise.all(
      [files, proxy].map(
        (server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
      ),
    );
    proxyUrl = `http://127.0.0.1:${portOf(proxy)}`;
  });
  beforeEach(() => {
    tunnels.length = 0;
  });
  afterEach(() => connections?.close());
  afterAll(() => {
    for (const server of [files, proxy]) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  function fetchWith(
    way: { proxy?: string; extraCertificates?: string | null },
    parts: Parameters<typeof createConnections>[0] = { environment: {} },
    url = `https://${HOST}/x`,
  ) {
    connections = createConnections(parts);
    connections.configure({
      proxy: 'system',
      extraCertificates: certificate?.path ?? null,
      ...way,
    });
    const tools = createTransferTools(setup.clock, connections);
    return setup.fetch('/', { url, tools });
  }

  it('of the settings', async () => {
    expect((await fetchWith({ proxy: proxyUrl })).sha256).toBe(sha256(file));
    expect(tunnels).toEqual([{ to: `${HOST}:443`, login: undefined }]);
  });

  it('of the environment, with its name and password', async () => {
    const environment = { HTTPS_PROXY: proxyUrl.replace('//', '//me:secret@') };
    await fetchWith({}, { environment });
    const login = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    expect(tunnels).toEqual([{ to: `${HOST}:443`, login }]);
  });

  it('of the system, which is asked for each address', async () => {
    const asked: string[] = [];
    const system = {
      proxyFor(url: string) {
        asked.push(url);
        return Promise.resolve(proxyUrl);
      },
    };
    await fetchWith({}, { environment: {}, system });
    expect(asked).toEqual([`https://${HOST}/`]);
    expect(tunnels).toHaveLength(1);
  });

  it('also for calls that have a connection of their own', async () => {
    connections = createConnections({ environment: {} });
    connections.configure({ proxy: proxyUrl, extraCertificates: certificate?.path ?? null });
    const dispatcher = connections.fresh();
    const tools = { ...createTransferTools(setup.clock, connections), dispatcher };
    await setup.fetch('/', { url: `https://${HOST}/x`, tools });
    await dispatcher.destroy();
    expect(tunnels).toHaveLength(1);
  });

  it('but not for this machine itself', async () => {
    setup.server.serve('/file', file);
    await fetchWith({ proxy: proxyUrl }, { environment: {} }, `${setup.server.origin}/file`);
    expect(tunnels).toEqual([]);
  });

  it('is refused without the certificate, in words that name it', async () => {
    const error: unknown = await fetchWith({ proxy: proxyUrl, extraCertificates: null }).catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toContain('its certificate is not one this computer trusts');
  });
});
