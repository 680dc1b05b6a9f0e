import { useEffect } from 'react';
import { attempt } from '../../client/attempt.ts';
import { isInDesktop } from '../../client/host-kind.ts';
import { useArrivals } from '../../stores/arrivals.ts';
import { useConnection } from '../../stores/connection.ts';
import { takeInHandedOver } from './take-in.ts';

async function takeAll(): Promise<void> {
  for (;;) {
    const files = await attempt((client) => client.app.takeHandedOver());
    if (!files || files.length === 0) return;
    void takeInHandedOver(files);
  }
}

/** Takes in files of a second start, a file manager or the menu: those that waited, and those told of. */
export function useHandedOver(): void {
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (!isOpen || !isInDesktop) return undefined;
    void takeAll();
    return useArrivals.subscribe(() => void takeAll());
  }, [isOpen]);
}
