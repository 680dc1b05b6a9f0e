import { randomBytes } from 'node:crypto';
import { startMocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import { scriptOf } from './desktop.ts';
import { freshFolder } from './place.ts';

/** A provider that outlives the app, and tells what arrived at it. */
export interface TestProvider {
  readonly baseUrl: string;
  readonly key: string;
  submits(): Promise<number>;
  failNextRender(error: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param timeScale how much faster than documented it is: 1 takes half a minute for a video. */
export async function startProvider(timeScale: number): Promise<TestProvider> {
  const key = `mk_live_${randomBytes(24).toString('hex')}`;
  const demo = await startMocklyDemo({ folder: freshFolder('provider'), key, timeScale });
  return {
    baseUrl: demo.baseUrl,
    key,
    async submits() {
      const response = await fetch(`${demo.controlUrl}/renders`);
      return ((await response.json()) as { renders: unknown[] }).renders.length;
    },
    async failNextRender(error) {
      const body = JSON.stringify({ kind: 'fail-render', error });
      const { ok } = await fetch(`${demo.controlUrl}/faults`, { method: 'POST', body });
      if (!ok) throw new Error('the provider did not take the fault');
    },
    stop: () => demo.stop(),
  };
}

/** Adds the provider's account to a running app, by the way that scripts have. */
export async function addAccount(
  home: string,
  { baseUrl, key }: TestProvider,
  keep: 'keychain' | 'memory',
): Promise<void> {
  const account = { providerId: 'mockly', name: 'Studio', baseUrl, key, keep };
  await scriptOf(home).call('POST', '/accounts', account);
}
