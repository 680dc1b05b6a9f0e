import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { makeCertificate, type TestCertificate } from '../certificate.ts';
import { noisePicture } from '../noise-picture.ts';
import { plant, type Canary } from './canary.ts';
import { startRecordingServer, type Recorded, type RecordingServer } from './recording-server.ts';

/*
 * A provider that speaks Mockly's dialect and repeats what it should not, the servers that its files
 * are on, and a provider behind a proxy that wants a login.
 */

/** Whose certificate the test gives; nothing of it is looked up but at the proxy. */
const REMOTE_HOST = 'api.canary-provider.com';

export const planted = () => ({
  kept: plant('the key in the keychain'),
  inMemory: plant('the key in memory', (letters) => `mk_live_${letters}`),
  inEnvironment: plant('the key in the environment', (letters) => `mk_test_${letters}`),
  remote: plant('the key of the account behind the proxy'),
  proxyPassword: plant('the password for the proxy'),
  pasted: plant('the key in a curl command', (letters) => `sk-${letters}`),
  inPayload: plant('the key in a header of the payload'),
  assetLink: plant('the signature of an asset link'),
  ownRoute: plant('the signature that the provider redirects to'),
  expiredLink: plant('the signature of the first link'),
  renewedLink: plant('the signature of the renewed link'),
  lastLink: plant('the signature that the file server redirects to'),
  adopted: plant('the signature of an address that was to be followed'),
});
export type Planted = ReturnType<typeof planted>;

export interface CanaryWorld {
  readonly canaries: Planted;
  readonly provider: RecordingServer;
  readonly files: RecordingServer;
  readonly elsewhere: RecordingServer;
  /** The provider that is reached by the proxy alone; null without openssl. */
  readonly remote: { readonly server: RecordingServer; readonly proxy: RecordingProxy } | null;
  readonly remoteUrl: string;
  readonly certificate: TestCertificate | null;
  close(): Promise<void>;
}

export const signed = (canary: Canary): string =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=${canary.text}`;

/** @param folder for the certificate */
export async function openCanaryWorld(folder: string): Promise<CanaryWorld> {
  const canaries = planted();
  const picture = noisePicture(8, 8, 1);
  const elsewhere = await startRecordingServer((_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'place=elsewhere' });
    response.end(picture);
  });
  const files = await startRecordingServer(({ path }, response) => {
    if (!path.includes(canaries.renewedLink.text)) return void response.writeHead(403).end();
    redirect(response, `${elsewhere.origin}/picture.png?${signed(canaries.lastLink)}`);
  });
  const provider = await startRecordingServer(createSpeaker(canaries, () => files.origin));
  const certificate = makeCertificate(folder, [REMOTE_HOST]);
  const speaker = createSpeaker(canaries, () => files.origin);
  const server =
    certificate === null
      ? null
      : await startRecordingServer((request, response) => {
          // Its files are its own: nothing that is encrypted leads to what is not.
          if (request.path.endsWith('/download')) response.end(picture);
          else speaker(request, response);
        }, certificate);
  const proxy = server === null ? null : await startProxy(canaries.proxyPassword, server.port);
  return {
    canaries,
    provider,
    files,
    elsewhere,
    remote: server === null || proxy === null ? null : { server, proxy },
    remoteUrl: `https://${REMOTE_HOST}/remote/v1`,
    certificate,
    async close() {
      for (const each of [provider, files, elsewhere, server, proxy]) await each?.close();
    },
  };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** What is to become of a render stands in its payload, and then in its id. */
function createSpeaker(canaries: Planted, filesOrigin: () => string) {
  const checks = new Map<string, number>();
  let made = 0;
  return (request: Recorded, response: ServerResponse): void => {
    const { path, authorization, body } = request;
    const repeated = `${authorization} and ${filesOrigin()}/a?${signed(canaries.expiredLink)}`;
    if (authorization.endsWith(canaries.inMemory.text)) {
      return json(response, 401, { error: { message: `The key ${repeated} is not known.` } });
    }
    if (path.endsWith('/chat/render')) {
      if (body.includes('to-be-refused')) {
        return json(response, 400, { error: { message: `Refused: ${repeated}`, authorization } });
      }
      made += 1;
      const id = `${body.includes('to-fail') ? 'fails' : 'ends'}-${String(made)}`;
      return json(response, 201, { id, status: 'rendering', renderKind: 'image' });
    }
    const [, id = '', isDownload] = /\/exports\/([^/?]+)(\/download)?/.exec(path) ?? [];
    if (isDownload !== undefined) {
      return redirect(response, `${filesOrigin()}/own.png?${signed(canaries.ownRoute)}`);
    }
    const times = (checks.get(id) ?? 0) + 1;
    checks.set(id, times);
    if (times === 1) return json(response, 500, { error: { message: `Broken: ${repeated}` } });
    if (id.startsWith('fails')) {
      return json(response, 200, { id, status: 'failed', error: `Not found: ${repeated}` });
    }
    // That of the first render is refused where its file is, and asked for anew.
    const link = times < (id === 'ends-1' ? 4 : 3) ? canaries.expiredLink : canaries.renewedLink;
    const downloadUrl = `${filesOrigin()}/${id}.png?${signed(link)}`;
    json(response, 200, { id, status: 'completed', renderKind: 'image', downloadUrl });
  };
}

export interface RecordingProxy {
  readonly url: string;
  /** The heads of all CONNECTs. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export const PROXY_NAME = 'office';

/** An HTTP proxy that lets this login through alone, wherever it asks to go. */
async function startProxy(password: Canary, leadsTo: number): Promise<RecordingProxy> {
  const seen: string[] = [];
  const expected = `Basic ${Buffer.from(`${PROXY_NAME}:${password.text}`).toString('base64')}`;
  const server: Server = createServer((_, response) => void response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    seen.push(`${request.url ?? ''}\n${request.rawHeaders.join('\n')}`);
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== expected) {
      const words = 'HTTP/1.1 407 Proxy Authentication Required\r\n';
      socket.end(`${words}Proxy-Authenticate: Basic realm="office"\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(leadsTo, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
