import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dump } from 'js-yaml';
import { publicKeyOf, signFeed } from '../../src/main/updates/feed-signature.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A pair as the publisher has it, both halves in base64. */
export function aKeyPair(): { readonly secret: string; readonly open: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { secret, open: publicKeyOf(secret) };
}

export interface Publication {
  readonly version: string;
  readonly content: Buffer;
  readonly name?: string;
  readonly feed?: string;
  readonly releaseDate?: string;
  readonly notes?: string;
}

/** A feed as electron-builder writes it. */
export function feedText(publication: Publication): string {
  const { version, content, releaseDate = '2026-11-30T12:00:00.000Z', notes } = publication;
  const url = publication.name ?? `Renderdesk-${version}.AppImage`;
  const sha512 = createHash('sha512').update(content).digest('base64');
  return dump({
    version,
    files: [{ url, sha512, size: content.length }],
    path: url,
    sha512,
    releaseDate,
    ...(notes === undefined ? {} : { releaseNotes: notes }),
  });
}

/** An update server on loopback that says what a test wants it to. */
export async function startUpdateServer() {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1).split('?')[0] ?? '';
    asked.push(name);
    const answer = answers.get(name);
    if (answer !== undefined) return answer(request, response);
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const put = (name: string, content: Buffer | string) => {
    answers.set(name, (_request, response) => response.writeHead(200).end(content));
  };
  return {
    base: new URL(`http://127.0.0.1:${port}/`),
    /** The names that were asked for, in order. */
    asked,
    put,
    answer: (name: string, answer: Answer) => void answers.set(name, answer),
    remove: (name: string) => void answers.delete(name),
    /** Feed, signature and file, all as they should be. */
    publish(publication: Publication, ...secrets: string[]) {
      const feed = publication.feed ?? 'latest-linux.yml';
      const text = feedText(publication);
      put(feed, text);
      put(`${feed}.sig`, signFeed(feed, Buffer.from(text), secrets));
      put(publication.name ?? `Renderdesk-${publication.version}.AppImage`, publication.content);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type UpdateServer = Awaited<ReturnType<typeof startUpdateServer>>;
