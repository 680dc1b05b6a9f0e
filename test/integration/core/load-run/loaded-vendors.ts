import { join } from 'node:path';
import { demos } from '../../../../src/core/demo/all-demos.ts';
import { VendorDemoClient } from '../../../fakes/vendor-demo-client.ts';
import { payloadFor } from '../fault-run/vendors.ts';
import type { LoadAccount, LoadFile } from './load-life.ts';
import { loadedVendors, times, vendorShares, type LoadedVendor } from './settings.ts';

/** Every drawing takes a processor some time: where it may be, the same few are ordered again. */
const DIFFERENT_PAYLOADS = 5;
/** Vendors that would take an equal payload for the same order. */
const takesEqualForSame: ReadonlySet<LoadedVendor> = new Set(['roughy', 'swiftia']);

/** The demos of four vendors, each with as many keys as it has accounts. */
export class LoadedVendors {
  readonly #clients = new Map<LoadedVendor, VendorDemoClient>();
  #made = 0;

  static async start(folder: string): Promise<LoadedVendors> {
    const vendors = new LoadedVendors();
    for (const id of loadedVendors) {
      const start = demos[id];
      if (start === undefined) throw new Error(`there is no demo of ${id}`);
      const [key = '', ...colleagueKeys] = keysOf(id);
      const options = { folder: join(folder, id), key, colleagueKeys, timeScale: times };
      vendors.#clients.set(id, new VendorDemoClient(await start(options), options.folder));
    }
    await vendors.#at('rendley').fault({ kind: 'credits', balance: 10_000_000 });
    return vendors;
  }

  accounts(): LoadAccount[] {
    return loadedVendors.flatMap((providerId) =>
      keysOf(providerId).map((key, at) => ({
        providerId,
        name: accountName(providerId, at),
        baseUrl: this.#at(providerId).demo.baseUrl,
        key,
      })),
    );
  }

  /** Payloads for one of a vendor's accounts. */
  files(id: LoadedVendor, count: number): LoadFile[] {
    return Array.from({ length: count }, () => {
      this.#made += 1;
      const at = takesEqualForSame.has(id) ? this.#made : this.#made % DIFFERENT_PAYLOADS;
      const { document } = payloadFor(id, `${id} ${at}`, at);
      return { name: `${id} ${this.#made}`, text: JSON.stringify(document) };
    });
  }

  /** Limits that were exceeded, by the vendors' own count. */
  async exceeded(): Promise<string[]> {
    const found: string[] = [];
    for (const [id, client] of this.#clients) {
      const { limits } = await client.report();
      for (const limit of limits)
        if (limit.refused > 0) found.push(`${id} ${JSON.stringify(limit)}`);
    }
    return found;
  }

  async renderCount(): Promise<number> {
    let count = 0;
    for (const client of this.#clients.values()) {
      const { renders } = await client.report();
      count += renders.filter(({ fromStart }) => !fromStart).length;
    }
    return count;
  }

  async stop(): Promise<void> {
    for (const { demo } of this.#clients.values()) await demo.stop();
  }

  #at(id: LoadedVendor): VendorDemoClient {
    const client = this.#clients.get(id);
    if (client === undefined) throw new Error(`${id} is not running`);
    return client;
  }
}

export function accountName(id: LoadedVendor, at: number): string {
  return `${id}-${at}`;
}

function keysOf(id: LoadedVendor): string[] {
  const prefix = { mockly: 'mk_live', rendley: 'rd', swiftia: 'sk', roughy: 'sk' }[id];
  const { accounts } = vendorShares[id];
  return Array.from({ length: accounts }, (_, at) => `${prefix}_loaded${id}Number${at}`);
}
