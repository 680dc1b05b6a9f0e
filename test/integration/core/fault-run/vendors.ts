import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { demos } from '../../../../src/core/demo/all-demos.ts';
import { RenderStore } from '../../../../src/core/demo/render-store.ts';
import type { RenderRecord } from '../../../../src/core/demo/render-record.ts';
import { VendorDemoClient } from '../../../fakes/vendor-demo-client.ts';
import { anImage, aVideo, type NamedDocument } from '../core-under-test.ts';
import { aShort, aSound, anExport } from '../vendors-on-one-home.ts';
import { TIMES } from './settings.ts';
import type { AccountOrder } from './told.ts';

export const vendorIds = ['mockly', 'roughy', 'swiftia', 'rendley'] as const;
export type VendorId = (typeof vendorIds)[number];

/** Canaries: each is looked for wherever it has no business. */
const keys: Readonly<Record<VendorId, readonly [string, string]>> = {
  mockly: ['mk_live_canaryMocklyOne', 'mk_live_canaryMocklyTwo'],
  roughy: ['sk_canaryRoughyOne', 'sk_canaryRoughyTwo'],
  swiftia: ['sw_canarySwiftiaOne', 'sw_canarySwiftiaOther'],
  rendley: ['rd_canaryRendleyOne', 'rd_canaryRendleyTwo'],
};
export const allKeys: readonly string[] = Object.values(keys).flat();

export class Vendors {
  readonly #folder: string;
  readonly #clients = new Map<VendorId, VendorDemoClient>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async start(): Promise<void> {
    for (const id of vendorIds) {
      const start = demos[id];
      if (start === undefined) throw new Error(`there is no demo of ${id}`);
      const [key, other] = keys[id];
      const folder = join(this.#folder, id);
      const demo = await start({ folder, key, colleagueKeys: [other], timeScale: TIMES });
      this.#clients.set(id, new VendorDemoClient(demo, folder));
    }
    await this.at('rendley').fault({ kind: 'credits', balance: 10_000 });
  }

  at(id: VendorId): VendorDemoClient {
    const client = this.#clients.get(id);
    if (client === undefined) throw new Error(`${id} is not running`);
    return client;
  }

  /**
   * Two accounts of each with the same key; where limits are a key's, a third with another one.
   */
  accounts(): AccountOrder[] {
    return vendorIds.flatMap((providerId) => {
      const { baseUrl } = this.at(providerId).demo;
      const [key, other] = keys[providerId];
      const one = { providerId, baseUrl, key };
      const twins = [
        { ...one, name: `${providerId}-a` },
        { ...one, name: `${providerId}-b` },
      ];
      // Swiftia's limit is an organisation's, and nobody told the app that two keys are of one.
      return providerId === 'swiftia'
        ? twins
        : [...twins, { ...one, key: other, name: `${providerId}-c` }];
    });
  }

  /** Every render that was submitted, or made elsewhere, as the vendor has it on its disk. */
  async records(id: VendorId): Promise<RenderRecord[]> {
    const records = await new RenderStore(this.at(id).folder).open();
    return records.filter((record) => !record.isSeed);
  }

  /** As people see it at the vendor: by its id. */
  async states(id: VendorId): Promise<ReadonlyMap<string, string>> {
    const { renders } = await this.at(id).report();
    return new Map(renders.map((render) => [render.id, render.status]));
  }

  async stop(): Promise<void> {
    for (const { demo } of this.#clients.values()) await demo.stop();
  }
}

export function vendorOf(account: string): VendorId {
  const id = vendorIds.find((one) => account.startsWith(`${one}-`));
  if (id === undefined) throw new Error(`${account} is no account of this run`);
  return id;
}

/** A payload that nobody else has, small enough that hundreds are drawn in a minute. */
export function payloadFor(id: VendorId, name: string, at: number): NamedDocument {
  switch (id) {
    case 'mockly':
      return at % 5 === 0 ? aVideo(name, { title: name }) : anImage(name, name);
    case 'roughy': {
      const { document } = aSound(name);
      const asset = `${String(at).padStart(8, '0')}-7a1d-4e64-9f0b-5d2c61a8e901`;
      return { name, document: { ...document, asset_id: asset } };
    }
    case 'swiftia':
      return aShort(name);
    case 'rendley':
      return anExport(name);
  }
}

/** What makes a render over the control address, as if it had been made elsewhere. */
export function makingFor(id: VendorId, name: string, at: number): Record<string, unknown> {
  if (id !== 'rendley') return { ...payloadFor(id, name, at).document };
  const input = { project_id: `prj_${name}`, settings: { target_resolution: '480p' } };
  return { type: at % 3 === 0 ? 'transcription' : 'export_video', source_type: 'studio', input };
}

export const hashOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
