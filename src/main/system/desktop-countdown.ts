import { powerMonitor } from 'electron';
import type { Logger, PowerEvents } from '../../core/ports.ts';
import { systemClock } from '../../host/system-clock.ts';
import type { KeptNativeState } from './native-state.ts';
import { PowerCountdown } from './power-countdown.ts';
import { createPowerDeeds } from './power-deeds.ts';
import { findPresence } from './presence.ts';

export interface DesktopCountdownParts {
  readonly native: KeptNativeState;
  readonly logger: Logger;
  readonly power: PowerEvents;
}

/** The countdown of this computer; what it can do is told to the native state, once it is known. */
export function createDesktopCountdown({
  native,
  logger,
  power,
}: DesktopCountdownParts): PowerCountdown {
  const deeds = createPowerDeeds(process.platform, process.env);
  const idleSeconds = () => powerMonitor.getSystemIdleTime();
  const countdown = new PowerCountdown({ clock: systemClock, deeds, native, logger, idleSeconds });
  power.onSuspend(() => countdown.end());
  const tell = (tellsPresence: boolean) => native.set({ tellsPresence });
  // Only the many desktops of Linux may not know it; the app's end ends the looking.
  if (process.platform === 'linux') findPresence({ clock: systemClock, idleSeconds, tell });
  else tell(true);
  void deeds.find().then((powerDeeds) => native.set({ powerDeeds }));
  return countdown;
}
