import type { PartKeeper } from '../../../src/core/downloads/part-keeper.ts';
import type { PartState } from '../../../src/core/downloads/part-state.ts';

/** Keeps as the database does, and at every byte. */
export function memoryKeeper(
  state: PartState | null = null,
): PartKeeper & { state: PartState | null } {
  const keeper = {
    state,
    wrote(_: number, stateNow: () => PartState | null) {
      keeper.state = stateNow();
    },
    keep(next: PartState | null) {
      keeper.state = next;
    },
  };
  return keeper;
}
