import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const LOOPBACK = '127.0.0.1';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface LoopbackServer {
  /** e.g. `http://127.0.0.1:4100`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1 only; on any free port where the preferred one is 0 or taken. */
export async function startLoopbackServer(
  handler: RequestHandler,
  preferredPort: number,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    handler(request, response).catch(() => {
      // The client may be gone in the middle of its request; if it is not, it must not wait forever.
      response.socket?.destroy();
    });
  });
  await listen(server, preferredPort).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    await listen(server, 0);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${LOOPBACK}:${port}`,
    stop: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
