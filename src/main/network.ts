import { net } from 'electron';
import type { Clock, PowerEvents } from '../core/ports.ts';
import { watchOnline } from '../host/network.ts';
import type { WatchedNetwork } from '../host/network.ts';
import { SECOND } from '../shared/durations.ts';

/** Chromium keeps the answer up to date by itself; the main process is not told, so it looks. */
const LOOK_EVERY_MS = 5 * SECOND;

/** Whether Chromium sees a way out of this machine; looked at anew when the machine wakes. */
export function createNetwork(clock: Clock, power: PowerEvents): WatchedNetwork {
  const network = watchOnline(clock, () => net.isOnline(), LOOK_EVERY_MS);
  const stopListening = power.onResume(() => network.look());
  return {
    ...network,
    stop() {
      stopListening();
      network.stop();
    },
  };
}
