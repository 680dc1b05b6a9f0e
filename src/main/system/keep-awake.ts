import type { PowerSaveBlocker } from 'electron';
import type { WorkOverview } from '../../core/overview/work-overview.ts';
import type { SystemSettings } from '../../shared/native-settings.ts';

/** Whether the computer is kept from sleeping, by the person's rule. */
export function mayStayAwake(
  { working }: Pick<WorkOverview, 'working'>,
  { keepAwake }: Pick<SystemSettings, 'keepAwake'>,
  onBattery: boolean,
): boolean {
  if (working === 0 || keepAwake === 'never') return false;
  return keepAwake === 'always' || !onBattery;
}

export interface AwakeHolds {
  /** True while anybody holds it. */
  isHeld(): boolean;
  /** The computer stays awake until the returned function was called, and all others' as well. */
  hold(): () => void;
  releaseAll(): void;
}

/** Several may keep the computer awake; it is let go with the last of them. The screen may go dark. */
export function createAwakeHolds(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): AwakeHolds {
  const holders = new Set<symbol>();
  let id: number | null = null;
  const settle = () => {
    if (holders.size > 0) id ??= blocker.start('prevent-app-suspension');
    else if (id !== null) {
      blocker.stop(id);
      id = null;
    }
  };
  return {
    isHeld: () => id !== null,
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      settle();
      return () => {
        holders.delete(holder);
        settle();
      };
    },
    releaseAll() {
      holders.clear();
      settle();
    },
  };
}

/** Holds the computer awake exactly while it may be. @returns what to call with each change */
export function createAwakeKeeper(holds: AwakeHolds): (mayStay: boolean) => void {
  let release: (() => void) | null = null;
  return (mayStay) => {
    if (mayStay) release ??= holds.hold();
    else {
      release?.();
      release = null;
    }
  };
}
