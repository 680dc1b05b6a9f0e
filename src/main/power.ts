import { powerMonitor } from 'electron';
import type { PowerEvents } from '../core/ports.ts';

/** Sleep and wake as the system tells them. Only after the app is ready. */
export function createPowerEvents(): PowerEvents {
  return {
    onSuspend(listener) {
      powerMonitor.on('suspend', listener);
      return () => {
        powerMonitor.off('suspend', listener);
      };
    },
    onResume(listener) {
      powerMonitor.on('resume', listener);
      return () => {
        powerMonitor.off('resume', listener);
      };
    },
  };
}
