import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { Endpoint } from '../../host/endpoint-file.ts';
import { RPC_SUBPROTOCOL } from '../../host/web-socket-route.ts';
import { SECOND } from '../../shared/durations.ts';
import { pause } from './pause.ts';
import type { RenderdeskClient, Session } from './session.ts';

/** Loopback answers in a millisecond; whoever has not by now is stopped or stuck. */
const answerMs = 2 * SECOND;

/** A session through the process that holds the library; null when it does not answer. */
export async function connectEndpoint(endpoint: Endpoint): Promise<Session | null> {
  const socket = new WebSocket(
    `ws://127.0.0.1:${endpoint.port}/rpc`,
    [RPC_SUBPROTOCOL, endpoint.token],
    { handshakeTimeout: answerMs },
  );
  const gone = new AbortController();
  // A refused or broken connection also closes.
  socket.on('error', () => {});
  socket.on('close', () => gone.abort());
  if (!(await opened(socket))) return null;
  const client: RenderdeskClient = createORPCClient(new RPCLink({ websocket: asLinked(socket) }));
  if (!(await answers(client))) {
    socket.terminate();
    return null;
  }
  return {
    client,
    holds: false,
    gone: gone.signal,
    close: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.close();
      const giveUp = setTimeout(() => socket.terminate(), answerMs);
      await closed;
      clearTimeout(giveUp);
    },
  };
}

function opened(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
}

/** A process that is stopped still has its connections taken by the system: only an answer counts. */
async function answers(client: RenderdeskClient): Promise<boolean> {
  const late = new AbortController();
  try {
    return await Promise.race([
      client.app.settings().then(() => true),
      pause(answerMs, late.signal).then(() => false),
    ]);
  } catch {
    return false;
  } finally {
    late.abort();
  }
}

type Linked = ConstructorParameters<typeof RPCLink>[0]['websocket'];

/** `ws` is a browser's WebSocket in all that the link uses; only their types name events differently. */
function asLinked(socket: WebSocket): Linked {
  return socket as unknown as Linked;
}
