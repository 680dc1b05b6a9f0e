import { networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';
import type { Clock, Network } from '../core/ports.ts';
import { SECOND } from '../shared/durations.ts';

/** Often enough that nobody waits for it, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 10 * SECOND;

type Interfaces = Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>;

export interface WatchedNetwork extends Network {
  /** Looks now: something happened that may have changed the answer. */
  look(): void;
  stop(): void;
}

/** The network as a process without a window sees it: online while any interface leads out. */
export function watchNetwork(
  clock: Clock,
  interfaces: () => Interfaces = networkInterfaces,
): WatchedNetwork {
  return watchOnline(clock, () => leadsOut(interfaces()), LOOK_EVERY_MS);
}

/** Looks every so many milliseconds, and tells when the answer has changed. */
export function watchOnline(
  clock: Clock,
  isOnline: () => boolean,
  everyMs: number,
): WatchedNetwork {
  const listeners = new Set<(online: boolean) => void>();
  let online = isOnline();
  let cancel: () => void = () => {};
  const look = () => {
    const now = isOnline();
    if (now === online) return;
    online = now;
    for (const listener of listeners) listener(now);
  };
  const lookAgain = () => {
    look();
    cancel = clock.after(everyMs, lookAgain);
  };
  cancel = clock.after(everyMs, lookAgain);
  return {
    isOnline: () => online,
    look,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => cancel(),
  };
}

/** An address of this machine alone, or one that an interface gave itself for want of a network. */
function leadsOut(interfaces: Interfaces): boolean {
  return Object.values(interfaces).some((addresses) =>
    (addresses ?? []).some(
      ({ internal, address }) =>
        !internal && !address.startsWith('169.254.') && !/^fe[89ab]/i.test(address),
    ),
  );
}
