import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Folders } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import { FailureError, failure } from '../shared/failure.ts';
import type { AccountId, ProviderId } from '../shared/ids.ts';

/** A demo provider that is listening on loopback. */
export interface DemoProvider {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

export interface DemoProviders {
  /** Those that have a demo, the one to begin with first. */
  readonly ids: readonly ProviderId[];
  /** Of these, those that are started where nobody says which. */
  readonly usual: readonly ProviderId[];
  /** Starts one on its folder; it accepts this key and no other. */
  start(providerId: ProviderId, demo: { folder: string; key: string }): Promise<DemoProvider>;
}

export interface DemoSession {
  /**
   * Starts provider and account once; later and concurrent calls get the same account. Without an
   * id it is the first provider that has a demo.
   */
  start(providerId?: ProviderId): Promise<AccountId>;
  /**
   * Their accounts, in this order.
   * @throws FailureError when a provider has no demo; the others are running then.
   */
  startMany(which: 'all' | 'usual' | readonly ProviderId[]): Promise<AccountId[]>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** The provider to begin with had the only demo once, and keeps its folder's name. */
const plainlyNamed = 'mockly';

/** Where the demo of a provider keeps its renders, in a home folder. */
export function demoFolder(home: string, providerId: ProviderId): string {
  return join(home, providerId === plainlyNamed ? 'demo' : `demo-${providerId}`);
}

/**
 * The demo of one run: its renders stay in the home folder, so that they outlive a crash; its keys
 * are new in every run and nowhere but in memory.
 */
export function createDemoSession(parts: {
  readonly core: () => Core;
  readonly folders: Folders;
  readonly providers: DemoProviders;
  readonly onStarted: () => void;
}): DemoSession {
  const running = new Map<ProviderId, DemoProvider>();
  const starting = new Map<ProviderId, Promise<AccountId>>();
  const first = parts.providers.ids[0] ?? 'none';

  const startOnce = async (providerId: ProviderId) => {
    if (!parts.providers.ids.includes(providerId)) throw noDemoOf(providerId, parts.providers.ids);
    const key = `mk_demo_${randomBytes(24).toString('hex')}`;
    const folder = demoFolder(parts.folders.home, providerId);
    const started = await parts.providers.start(providerId, { folder, key });
    try {
      const { baseUrl } = started;
      const account = await parts.core().accounts.ensureDemo({ providerId, baseUrl, key });
      running.set(providerId, started);
      parts.onStarted();
      return account.id;
    } catch (error) {
      await started.stop();
      throw error;
    }
  };

  const start = (providerId = first) => {
    const known = starting.get(providerId);
    if (known !== undefined) return known;
    const begun = startOnce(providerId).catch((error: unknown) => {
      starting.delete(providerId);
      throw error;
    });
    starting.set(providerId, begun);
    return begun;
  };

  return {
    start,
    async startMany(which) {
      const { ids: all, usual } = parts.providers;
      const ids = which === 'all' ? all : which === 'usual' ? usual : which;
      // One after the other, so that their accounts stand in this order in every list.
      const accounts: AccountId[] = [];
      for (const id of ids) accounts.push(await start(id));
      return accounts;
    },
    isRunning: () => running.size > 0,
    async stop() {
      // One that is just starting is stopped as soon as there is something to stop.
      await Promise.allSettled(starting.values());
      await Promise.all([...running.values()].map((provider) => provider.stop()));
      running.clear();
      starting.clear();
    },
  };
}

function noDemoOf(providerId: ProviderId, known: readonly ProviderId[]): FailureError {
  return new FailureError(
    failure(
      'not-found',
      `There is no demo of a provider "${providerId}".`,
      `There are: ${known.join(', ')}.`,
    ),
  );
}
