import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it arrived: its first line, its headers as they were written, its body. */
export interface Recorded {
  readonly path: string;
  readonly headers: string;
  readonly authorization: string;
  readonly body: string;
}

export interface RecordingServer {
  readonly port: number;
  readonly origin: string;
  readonly seen: readonly Recorded[];
  close(): Promise<void>;
}

export type Answer = (request: Recorded, response: ServerResponse) => void;

/** Writes down all of every request, and answers as it is told. */
export async function startRecordingServer(
  answer: Answer,
  certificate: { key: string; cert: string } | null = null,
): Promise<RecordingServer> {
  const seen: Recorded[] = [];
  const take = (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      const { method = '', url: path = '', rawHeaders, headers } = request;
      const recorded: Recorded = {
        path,
        headers: `${method} ${path}\n${rawHeaders.join('\n')}`,
        authorization: headers.authorization ?? '',
        body,
      };
      seen.push(recorded);
      answer(recorded, response);
    });
  };
  const server: Server =
    certificate === null ? createServer(take) : createSecureServer({ ...certificate }, take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Everything that a server was sent. */
export const sentTo = ({ seen }: RecordingServer): Buffer =>
  Buffer.from(seen.map(({ headers, body }) => `${headers}\n${body}`).join('\n'));
