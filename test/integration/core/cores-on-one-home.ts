import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startDemo, stopDemo, type DemoClient } from '../../fakes/demo-client.ts';
import {
  CoreUnderTest,
  eventually,
  rememberedSecrets,
  type CoreOptions,
} from './core-under-test.ts';

/** What a test of the core has: a demo provider, a home, and cores on it that are ended for it. */
export interface Bench {
  readonly demo: DemoClient;
  readonly home: string;
  readonly secrets: ReturnType<typeof rememberedSecrets>;
  /** A core on the home, with an account for the demo provider when there is none yet. */
  start(options?: Partial<CoreOptions>): Promise<CoreUnderTest>;
  /** Resolves when so many submits have come to the demo: a job that is submitting may not have left. */
  submitsCame(count: number): Promise<void>;
}

/** @param timeScale of the demo; the same as of the cores' clock, unless a test says otherwise */
export function coresOnOneHome(timeScale = 20): Bench {
  let demo: DemoClient | undefined;
  let home = '';
  let secrets = rememberedSecrets();
  let started: CoreUnderTest[] = [];

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'renderdesk-core-'));
    secrets = rememberedSecrets();
    demo = await startDemo({ timeScale });
  });
  afterEach(async () => {
    for (const core of started) await core.stop(0);
    started = [];
    if (demo !== undefined) await stopDemo(demo);
    rmSync(home, { recursive: true, force: true });
  });

  return {
    get demo() {
      if (demo === undefined) throw new Error('the demo provider is not running');
      return demo;
    },
    get home() {
      return home;
    },
    get secrets() {
      return secrets;
    },
    submitsCame(count) {
      return eventually(async () => {
        const { traffic } = (await demo?.report()) ?? {};
        return (traffic?.requests['submit'] ?? 0) >= count;
      });
    },
    async start(options = {}) {
      const core = await CoreUnderTest.start({ home, secrets, ...options });
      started.push(core);
      const accounts = await core.core.accounts.list();
      if (accounts.length === 0 && demo !== undefined) await core.account(demo.demo.baseUrl);
      return core;
    },
  };
}
