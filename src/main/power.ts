import { powerMonitor } from 'electron';
import type { PowerEvents } from '../core/ports.ts';

/**
 * Sleep and wake as the system tells them; a screen that is unlocked counts as waking, since some
 * systems sleep behind a locked screen and say nothing. Only after the app is ready.
 */
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
      powerMonitor.on('unlock-screen', listener);
      return () => {
        powerMonitor.off('resume', listener);
        powerMonitor.off('unlock-screen', listener);
      };
    },
  };
}
