import { MINUTE } from '../../shared/durations.ts';
import { useAway } from '../stores/away.ts';
import type { Client } from './connection.ts';

/** Shorter looks away are none. */
const AWAY_MS = 10 * MINUTE;

const isLooking = (): boolean => document.visibilityState === 'visible';

/**
 * Shows what came since somebody looked last, once: it is marked as seen when it is shown, so that
 * neither a reload nor another start shows it again. It stays on the screen until it is put away.
 */
export async function showWhileAway(client: Client): Promise<void> {
  if (!isLooking()) return;
  const away = await client.activity.whileAway();
  if (away === null) return;
  await client.activity.looked({ upTo: away.upTo });
  useAway.setState({ away });
}

/** A notice came while somebody was looking: it is not told as missed. */
export function sawNotice(client: Client, id: number): void {
  if (!isLooking()) return;
  // When it is not heard it is told once more, which is better than never.
  client.activity.looked({ upTo: id }).catch(() => undefined);
}

/**
 * Also a window that was hidden for long was away. What came in a short time is in toasts still.
 * @param client the host, when there is a connection
 */
export function watchLooking(client: () => Client): void {
  let hiddenSince = isLooking() ? null : Date.now();
  document.addEventListener('visibilitychange', () => {
    const since = hiddenSince;
    hiddenSince = isLooking() ? null : Date.now();
    if (!isLooking()) return;
    const wasAway = since === null || Date.now() - since >= AWAY_MS;
    // Without a connection nothing came; with the next one it is asked again.
    Promise.resolve()
      .then(() => (wasAway ? showWhileAway : passOver)(client()))
      .catch(() => undefined);
  });
}

async function passOver(client: Client): Promise<void> {
  const away = await client.activity.whileAway();
  if (away !== null) await client.activity.looked({ upTo: away.upTo });
}
