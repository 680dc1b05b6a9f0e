import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { ConnectionError, type Connect } from './connection.ts';
import { readToken } from './token.ts';

/** Named first, so that the server has a subprotocol to agree to that is not the secret. */
const SUBPROTOCOL = 'renderdesk';

function addressOf(path: string): string {
  const address = new URL(path, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.hash = '';
  return address.href;
}

function opened(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve(true), { once: true });
    socket.addEventListener('close', () => resolve(false), { once: true });
  });
}

/** A browser hides why a WebSocket was refused, so the page is asked for: if it comes, the host is there. */
async function hostAnswers(): Promise<boolean> {
  try {
    const page = await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' });
    return page.ok;
  } catch {
    return false;
  }
}

/** In a browser: a WebSocket to the headless host that served this page. */
export const connectBrowser: Connect = async () => {
  const token = readToken();
  if (token === null) throw new ConnectionError('no-token');
  const socket = new WebSocket(addressOf('/rpc'), [SUBPROTOCOL, token]);
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve(), { once: true });
  });
  const link = new RPCLink({ websocket: socket });
  if (!(await opened(socket))) {
    throw new ConnectionError((await hostAnswers()) ? 'refused' : 'unreachable');
  }
  return { client: createORPCClient(link), closed, close: () => socket.close() };
};
