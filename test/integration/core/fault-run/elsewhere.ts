import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An origin that nobody has an account at: it notes whatever comes. */
export interface Elsewhere {
  readonly origin: string;
  readonly heads: readonly string[];
  stop(): Promise<void>;
}

export async function startElsewhere(): Promise<Elsewhere> {
  const heads: string[] = [];
  const server = createServer((request, response) => {
    heads.push([request.method, request.url, ...request.rawHeaders].join(' '));
    response.setHeader('content-type', 'application/json');
    response.end('{"id":"from-elsewhere","status":"completed","state":"completed","type":"done"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heads,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
