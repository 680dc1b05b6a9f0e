import type { ActivityServices } from '../../src/core/activity/activity-services.ts';
import type { Observed } from '../../src/host/observed.ts';

/** A core in which nothing happened. */
export function fakeActivity(): ActivityServices {
  return {
    requests: () => ({ requests: [], more: false }),
    insights: () => ({
      from: 0,
      to: 1,
      jobs: [],
      unconfirmed: 0,
      distributions: [],
      spend: [],
      transfers: [],
      requests: [],
      retries: [],
    }),
    health: () => [],
    notices: () => ({ notices: [], more: false, unread: 0 }),
    markRead: () => ({ unread: 0 }),
    whileAway: () => null,
    looked: () => {},
    metrics: () => [],
    integrity: async () => 'ok',
  };
}

/** A host that wrote nothing down. */
export function fakeObserved(): Observed {
  return {
    log: async () => ({ entries: [], next: null, newest: '', folder: '/home/logs' }),
    diagnostics: async () => ({ text: '{}', fileName: 'renderdesk-diagnostics.json' }),
    saveDiagnostics: async () => null,
    crashes: () => ({ crashes: [], folder: '/home/crashes' }),
    removeCrash: async () => {},
  };
}
