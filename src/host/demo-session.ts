import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Folders } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import type { AccountId } from '../shared/ids.ts';

/** A demo provider that is listening on loopback. */
export interface DemoProvider {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts the demo provider on this folder; it accepts this key and no other. */
export type StartDemoProvider = (demo: { folder: string; key: string }) => Promise<DemoProvider>;

export interface DemoSession {
  /** Starts provider and account once; later and concurrent calls get the same account. */
  start(): Promise<AccountId>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * The demo of one run: its renders stay in the home folder, so that they outlive a crash; its key
 * is new in every run and nowhere but in memory.
 */
export function createDemoSession(parts: {
  readonly core: () => Core;
  readonly folders: Folders;
  readonly startProvider: StartDemoProvider;
  readonly onStarted: () => void;
}): DemoSession {
  let provider: DemoProvider | null = null;
  let starting: Promise<AccountId> | null = null;

  const startOnce = async () => {
    const key = `mk_demo_${randomBytes(24).toString('hex')}`;
    const started = await parts.startProvider({ folder: join(parts.folders.home, 'demo'), key });
    try {
      const account = await parts
        .core()
        .accounts.ensureDemo({ providerId: 'mockly', baseUrl: started.baseUrl, key });
      provider = started;
      parts.onStarted();
      return account.id;
    } catch (error) {
      await started.stop();
      throw error;
    }
  };

  return {
    start() {
      starting ??= startOnce().catch((error: unknown) => {
        starting = null;
        throw error;
      });
      return starting;
    },
    isRunning: () => provider !== null,
    async stop() {
      // One that is just starting is stopped as soon as there is something to stop.
      await starting?.catch(() => {});
      await provider?.stop();
      provider = null;
      starting = null;
    },
  };
}
