import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** One request as it came over the wire, as text. */
export interface RawRequest {
  readonly text: string;
  readonly socket: Socket;
  /** Counts connections from one. */
  readonly connection: number;
}

/** A loopback server that says exactly the bytes it is told to, proper HTTP or not. */
export interface RawServer {
  readonly port: number;
  readonly origin: string;
  readonly requests: readonly RawRequest[];
  connections(): number;
  close(): Promise<void>;
}

/** @param answer called once a request's head (and the body it announces) is here */
export async function startRawServer(answer: (request: RawRequest) => void): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    const connection = connections;
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      const request = { text, socket, connection };
      text = '';
      requests.push(request);
      answer(request);
    });
  });
  await listen(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /^content-length: (\d+)/im.exec(text.slice(0, end))?.[1] ?? '0';
  return text.length >= end + 4 + Number(length);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
}

/** A whole HTTP answer as bytes. */
export function httpAnswer(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const lines = Object.entries({ 'content-length': String(bytes.length), ...headers });
  return Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    ),
    bytes,
  ]);
}
