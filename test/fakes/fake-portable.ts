import type { PortableServices } from '../../src/core/library/portable/portable-services.ts';

/** A library that goes nowhere. */
export function fakePortable(): PortableServices {
  const nothing = { added: 0, completed: 0, skipped: 0 };
  const read = {
    ...nothing,
    accounts: 0,
    files: { there: 0, missing: 0, changed: 0 },
    damagedLines: 0,
    isComplete: true,
  };
  const move = {
    from: '/library',
    to: '/elsewhere',
    state: 'done' as const,
    files: { done: 0, total: 0 },
    bytes: { done: 0, total: 0 },
    missing: 0,
    problem: null,
  };
  return {
    exportHistory: async () => ({ text: '', items: 0, next: null }),
    importHistory: async () => ({ ...nothing, refused: [], refusedLines: 0 }),
    readHistory: async () => ({ ...read }),
    importFolder: async () => ({ ...read }),
    place: async () => ({
      folder: '/library',
      library: null,
      otherHistories: 0,
      move: null,
      reading: null,
    }),
    moveLibrary: async () => move,
    stopMoving: async () => null,
    isCarrying: () => false,
  };
}
