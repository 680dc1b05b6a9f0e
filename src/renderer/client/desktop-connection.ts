import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { SECOND } from '../../shared/durations.ts';
import { ConnectionError, type Connect } from './connection.ts';

/** Said to the preload when this page listens, and by the preload when it hands the port over. */
const READY = 'renderdesk:ready';
const PORT = 'renderdesk:port';
/** The main process answers in milliseconds; later than this it is not going to. */
const PORT_TIMEOUT = 10 * SECOND;

/** Only this very window, that is its own preload, may hand a port over: never a frame or an opener. */
function portFrom(event: MessageEvent): MessagePort | undefined {
  if (event.source !== window || event.data !== PORT) return undefined;
  return event.ports[0];
}

function receivePort(): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      window.removeEventListener('message', listen);
      clearTimeout(timer);
    };
    const listen = (event: MessageEvent) => {
      const port = portFrom(event);
      if (!port) return;
      stop();
      resolve(port);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new ConnectionError('unreachable'));
    }, PORT_TIMEOUT);
    window.addEventListener('message', listen);
    window.postMessage(READY, window.origin);
  });
}

/** Inside Electron: a MessagePort to the main process. */
export const connectDesktop: Connect = async () => {
  const port = await receivePort();
  const closed = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve());
  });
  const link = new RPCLink({ port });
  port.start();
  return { client: createORPCClient(link), closed, close: () => port.close() };
};
