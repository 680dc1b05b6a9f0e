import type { NativeState } from '../../shared/native-state.ts';

export interface KeptNativeState {
  get(): NativeState;
  set(change: Partial<NativeState>): void;
  /** Calls back when something of it is another than before. */
  onChange(listener: () => void): void;
}

/** What the desktop lets the app do, as far as it is known by now. */
export function createNativeState(): KeptNativeState {
  let state: NativeState = {
    notificationProblem: null,
    hasTray: false,
    isKeptAwake: false,
    onBattery: false,
    powerDeeds: [],
    tellsPresence: null,
    countdown: null,
  };
  let changed = (): void => undefined;
  return {
    get: () => state,
    set(change) {
      const next = { ...state, ...change };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      changed();
    },
    onChange(listener) {
      changed = listener;
    },
  };
}
