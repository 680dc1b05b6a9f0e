import { powerMonitor } from 'electron';
import type { Logger, PowerEvents } from '../../core/ports.ts';
import { systemClock } from '../../host/system-clock.ts';
import type { KeptNativeState } from './native-state.ts';
import { PowerCountdown } from './power-countdown.ts';
import { createPowerDeeds } from './power-deeds.ts';

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
  void deeds.find().then((powerDeeds) => native.set({ powerDeeds }));
  return countdown;
}
