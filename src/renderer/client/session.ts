import { SECOND } from '../../shared/durations.ts';
import { applyEvent } from '../stores/apply-event.ts';
import { useConnection } from '../stores/connection.ts';
import { connectBrowser } from './browser-connection.ts';
import { ConnectionError, type Client, type Connect, type Connection } from './connection.ts';
import { connectDesktop } from './desktop-connection.ts';
import { sawNotice, showWhileAway } from './looking.ts';
import { isInDesktop } from './host-kind.ts';
import { loadSnapshot } from './snapshot.ts';
import { forgetToken } from './token.ts';

const connect: Connect = isInDesktop ? connectDesktop : connectBrowser;

/** First tries come quickly, because a host that restarts is back in a second. */
const RETRY_DELAYS = [0.3 * SECOND, 0.7 * SECOND, 1.5 * SECOND, 3 * SECOND, 5 * SECOND] as const;

let current: Client | null = null;
let retryNow: (() => void) | null = null;

/** The host, for a call. @throws ConnectionError while there is none. */
export function host(): Client {
  if (!current) throw new ConnectionError('unreachable');
  return current;
}

/** Tries at once instead of waiting for the next turn. */
export function reconnectNow(): void {
  retryNow?.();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    retryNow = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/**
 * Subscribes, then loads, then follows: what changes while the snapshot travels comes as a push
 * after it. Returns when the connection has ended.
 */
async function follow(connection: Connection): Promise<void> {
  const events = await connection.client.events.subscribe();
  const pushed = (async () => {
    for await (const event of events) {
      if (event.type === 'hello') {
        await loadSnapshot(connection.client);
        current = connection.client;
        useConnection.getState().change('open');
        // Nothing waits for it, and with the next connection it is asked again.
        void showWhileAway(connection.client).catch(() => undefined);
      } else {
        applyEvent(event);
        if (event.type === 'notice') sawNotice(connection.client, event.notice.id);
      }
    }
  })();
  await Promise.race([pushed, connection.closed]);
}

async function attempt(): Promise<void> {
  const connection = await connect();
  try {
    await follow(connection);
  } finally {
    current = null;
    connection.close();
  }
}

/** Keeps this window connected for as long as it lives. */
export async function runSession(): Promise<never> {
  for (let failures = 0; ; failures++) {
    try {
      await attempt();
      failures = 0;
      useConnection.getState().change('lost');
    } catch (error) {
      const reason = error instanceof ConnectionError ? error.reason : 'unreachable';
      if (reason === 'refused') forgetToken();
      const wasOpen = useConnection.getState().status === 'open';
      if (wasOpen) failures = 0;
      useConnection.getState().change(reason === 'unreachable' ? 'lost' : reason);
    }
    const waitsForPerson = ['no-token', 'refused'].includes(useConnection.getState().status);
    const delay = RETRY_DELAYS[Math.min(failures, RETRY_DELAYS.length - 1)] ?? SECOND;
    await pause(waitsForPerson ? 2 ** 31 - 1 : delay);
  }
}
