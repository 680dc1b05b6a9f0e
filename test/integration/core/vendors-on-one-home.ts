import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { demos } from '../../../src/core/demo/all-demos.ts';
import type { AccountView } from '../../../src/shared/account.ts';
import type { JobView } from '../../../src/shared/job.ts';
import {
  startVendorDemo,
  stopVendorDemo,
  type VendorDemoClient,
} from '../../fakes/vendor-demo-client.ts';
import {
  CoreUnderTest,
  rememberedSecrets,
  type CoreOptions,
  type NamedDocument,
} from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

/** Demos and the cores' clock run so many times as fast as the vendors' own. */
const TIMES = 20;

/** Demos of several vendors, and cores on one home that have an account at each. */
export interface VendorBench {
  readonly home: string;
  demo(providerId: string): VendorDemoClient;
  /** A key of its own for each vendor, so that it shows where one goes astray. */
  keyOf(providerId: string): string;
  /** A core on the home; the first one makes the accounts, each named as its provider's id. */
  start(options?: Partial<CoreOptions>): Promise<CoreUnderTest>;
}

export function vendorsOnOneHome(...providerIds: readonly string[]): VendorBench {
  const running = new Map<string, VendorDemoClient>();
  const keyOf = (providerId: string) => `sk_test_keyFor${providerId}Only`;
  let home = '';
  let secrets = rememberedSecrets();
  let started: CoreUnderTest[] = [];

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'renderdesk-core-'));
    secrets = rememberedSecrets();
    for (const providerId of providerIds) {
      const startDemo = demos[providerId];
      if (startDemo === undefined) throw new Error(`there is no demo of ${providerId}`);
      const options = { key: keyOf(providerId), timeScale: TIMES };
      running.set(providerId, await startVendorDemo(startDemo, options));
    }
  });
  afterEach(async () => {
    for (const core of started) await core.stop(0);
    started = [];
    for (const demo of running.values()) await stopVendorDemo(demo);
    running.clear();
    rmSync(home, { recursive: true, force: true });
  });

  return {
    get home() {
      return home;
    },
    keyOf,
    demo(providerId) {
      const demo = running.get(providerId);
      if (demo === undefined) throw new Error(`the demo of ${providerId} is not running`);
      return demo;
    },
    async start(options = {}) {
      const core = await CoreUnderTest.start({
        home,
        secrets,
        clock: fastClock(TIMES),
        ...options,
      });
      started.push(core);
      if ((await core.core.accounts.list()).length > 0) return core;
      for (const [providerId, { demo }] of running)
        await core.core.accounts.add({
          providerId,
          name: providerId,
          baseUrl: demo.baseUrl,
          key: keyOf(providerId),
          keep: 'keychain',
        });
      return core;
    },
  };
}

export async function accountOf(core: CoreUnderTest, providerId: string): Promise<AccountView> {
  const account = (await core.core.accounts.list()).find((each) => each.providerId === providerId);
  if (account === undefined) throw new Error(`there is no account at ${providerId}`);
  return account;
}

export async function submitAt(
  core: CoreUnderTest,
  providerId: string,
  ...payloads: readonly NamedDocument[]
): Promise<JobView[]> {
  return core.submitTo(await accountOf(core, providerId), ...payloads);
}

/** Of a project that nobody else has, in the smallest size. */
export function anExport(name = 'export', settings: Record<string, unknown> = {}): NamedDocument {
  const document = {
    project_id: `prj_${name}`,
    settings: { target_resolution: '480p', ...settings },
  };
  return { name, document };
}

export function aSound(name = 'sound', bitrate = 128): NamedDocument {
  const document = {
    asset_id: '3b8f0c52-7a1d-4e64-9f0b-5d2c61a8e901',
    cut_id: null,
    output: { format: 'mp3', audio_bitrate: bitrate },
  };
  return { name, document };
}

export function aShort(name = 'short'): NamedDocument {
  const size = { width: 180, height: 320 };
  return { name, document: { id: 'job_1', target: name, preset: 'VIRAL', size } };
}
