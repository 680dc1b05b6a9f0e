import { join } from 'node:path';
import { demos } from '../../../../src/core/demo/all-demos.ts';
import type { DemoServer } from '../../../../src/core/demo/demo-server.ts';
import { keysOf } from './load-accounts.ts';
import { loadedVendors, times, type LoadedVendor } from './settings.ts';

/*
 * The demos of four vendors as a process of their own, so that what they draw and answer keeps the
 * event loop of neither the app nor the test waiting.
 */

export type VendorsOrder = { readonly type: 'used' } | { readonly type: 'stop' };
export type VendorsTold =
  | { readonly type: 'ready'; readonly servers: Readonly<Record<LoadedVendor, VendorServer>> }
  /** Of a processor, since the process began. */
  | { readonly type: 'used'; readonly cpuMs: number }
  | { readonly type: 'stopped' };
export type VendorServer = Pick<DemoServer, 'baseUrl' | 'controlUrl'>;

const [folder = ''] = process.argv.slice(2);
const tell = (told: VendorsTold): void => void process.send?.(told);
process.on('disconnect', () => process.exit());

const started = await Promise.all(loadedVendors.map(start));
process.on('message', (order: VendorsOrder) => void follow(order));
tell({
  type: 'ready',
  servers: Object.fromEntries(
    started.map(({ id, demo: { baseUrl, controlUrl } }) => [id, { baseUrl, controlUrl }]),
  ) as Record<LoadedVendor, VendorServer>,
});

async function start(id: LoadedVendor) {
  const begin = demos[id];
  if (begin === undefined) throw new Error(`there is no demo of ${id}`);
  const [key = '', ...colleagueKeys] = new Set(keysOf(id));
  return {
    id,
    demo: await begin({ folder: join(folder, id), key, colleagueKeys, timeScale: times }),
  };
}

async function follow(order: VendorsOrder): Promise<void> {
  if (order.type === 'used') {
    const { user, system } = process.cpuUsage();
    return tell({ type: 'used', cpuMs: (user + system) / 1_000 });
  }
  for (const { demo } of started) await demo.stop();
  tell({ type: 'stopped' });
}
