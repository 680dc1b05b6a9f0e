import { RPCHandler } from '@orpc/server/ws';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { SECOND } from '../shared/durations.ts';
import { LARGEST_REQUEST_BYTES } from '../shared/limits.ts';
import type { RootRouter } from './router.ts';
import { sameSecret } from './same-secret.ts';
import { refuseUnreadable } from './typed-errors.ts';

/** What a client offers besides the token, and all that the server repeats of its offer. */
export const RPC_SUBPROTOCOL = 'renderdesk';
/** Windows and commands of one person; more than this is a fault that opens and never closes. */
const MOST_CLIENTS = 64;
/** A client that has not answered one ping when the next is due is gone. */
const HEARTBEAT_MS = 30 * SECOND;
/** How long a client may take to say goodbye when the server ends. */
const GOODBYE_MS = 1 * SECOND;
/** WebSocket close code: the server is going away (RFC 6455, 7.4.1). */
const GOING_AWAY = 1_001;

export interface WebSocketRoute {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/**
 * The contract for windows and commands, over a WebSocket. A browser can send no header with it,
 * so the token comes as a second subprotocol: `['renderdesk', TOKEN]`.
 */
export function createWebSocketRoute(router: RootRouter, token: string): WebSocketRoute {
  const handler = new RPCHandler(router, { interceptors: [refuseUnreadable] });
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_REQUEST_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => RPC_SUBPROTOCOL,
  });
  const silent = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => {
    for (const client of server.clients) {
      if (silent.has(client)) client.terminate();
      silent.add(client);
      client.ping();
    }
  }, HEARTBEAT_MS).unref();

  const welcome = (client: WebSocket) => {
    client.on('pong', () => silent.delete(client));
    // A broken connection also closes, and that ends what was asked over it.
    client.on('error', () => {});
    void handler.upgrade(paced(client), { context: {} });
  };

  return {
    upgrade(request, socket, head) {
      if (!carriesToken(request, token)) {
        refuseUpgrade(socket, 401, 'Unauthorized');
      } else if (server.clients.size >= MOST_CLIENTS) {
        refuseUpgrade(socket, 503, 'Service Unavailable');
      } else {
        server.handleUpgrade(request, socket, head, welcome);
      }
    },
    async close() {
      clearInterval(heartbeat);
      const clients = [...server.clients];
      const gone = clients.map(
        (client) => new Promise<void>((resolve) => client.once('close', () => resolve())),
      );
      for (const client of clients) client.close(GOING_AWAY);
      const giveUp = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, GOODBYE_MS);
      await Promise.all(gone);
      clearTimeout(giveUp);
      server.close();
    },
  };
}

/** Waits for the connection to take each message, so that a slow client slows its own events. */
function paced(client: WebSocket): Pick<WebSocket, 'addEventListener' | 'send'> {
  return {
    addEventListener: client.addEventListener.bind(client),
    send: (data: string | Uint8Array): unknown =>
      new Promise<void>((resolve) => {
        client.send(data, () => resolve());
      }),
  };
}

function carriesToken(request: IncomingMessage, token: string): boolean {
  const offered = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((protocol) => protocol.trim());
  if (!offered.includes(RPC_SUBPROTOCOL)) return false;
  return offered.some((protocol) => sameSecret(protocol, token));
}

/** Before the upgrade there is a bare socket and no response object. */
export function refuseUpgrade(socket: Duplex, status: number, words: string): void {
  socket.on('error', () => {});
  socket.end(
    `HTTP/1.1 ${String(status)} ${words}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}
