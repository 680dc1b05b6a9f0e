import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Folders } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import type { AccountId, ProviderId } from '../shared/ids.ts';

/** A demo provider that is listening on loopback. */
export interface DemoProvider {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

export interface DemoProviders {
  /** Those that have a demo, the one to begin with first. */
  readonly ids: readonly ProviderId[];
  /** Starts one on its folder; it accepts this key and no other. */
  start(providerId: ProviderId, demo: { folder: string; key: string }): Promise<DemoProvider>;
}

export interface DemoSession {
  /**
   * Starts provider and account once; later and concurrent calls get the same account. Without an
   * id it is the first provider that has a demo.
   */
  start(providerId?: ProviderId): Promise<AccountId>;
  startAll(): Promise<AccountId[]>;
  isRunning(): boolean;
  stop(): Promise<void>;
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
    const key = `mk_demo_${randomBytes(24).toString('hex')}`;
    const name = providerId === first ? 'demo' : `demo-${providerId}`;
    const folder = join(parts.folders.home, name);
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
    async startAll() {
      // The first comes first, so that its account is the first in every list.
      const account = await start();
      const others = parts.providers.ids.filter((id) => id !== first);
      return [account, ...(await Promise.all(others.map((id) => start(id))))];
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
