import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { adapterCases, type AdapterCase } from '../../fakes/adapter-cases.ts';
import { startOddVendor, type OddVendor, type Speech } from '../../fakes/odd-vendor.ts';
import { CoreUnderTest, type NamedDocument } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';
import type { Oddity } from './oddities.ts';

const TIMES = 60;

export interface OddVendorBench {
  readonly core: CoreUnderTest;
  readonly adapterCase: AdapterCase;
  /** A payload of the vendor's. */
  payload(name: string): NamedDocument;
  /** A job at a vendor of its own that does as it is told. */
  run(oddity: Pick<Oddity, 'what' | 'does'>): Promise<[OddVendor, JobView, AccountView]>;
}

/** One core for all tests of a `describe`, at vendors that speak this way. */
export function oddVendorBench(speech: Speech): OddVendorBench {
  const adapterCase = adapterCases.find(({ provider }) => provider.id === speech.id);
  if (adapterCase === undefined) throw new Error(`There is no case of ${speech.id}.`);
  const home = mkdtempSync(join(tmpdir(), 'renderdesk-odd-'));
  const vendors: OddVendor[] = [];
  let core: CoreUnderTest | undefined;
  beforeAll(async () => {
    core = await CoreUnderTest.start({ home, clock: fastClock(TIMES) });
  });
  afterAll(async () => {
    await core?.stop(0);
    for (const vendor of vendors) await vendor.close();
    rmSync(home, { recursive: true, force: true });
  });

  const bench: OddVendorBench = {
    get core() {
      if (core === undefined) throw new Error('the core is not running');
      return core;
    },
    adapterCase,
    payload(name) {
      const document = JSON.parse(adapterCase.payload.toString()) as Record<string, unknown>;
      return { name, document };
    },
    async run({ what, does }) {
      const vendor = await startOddVendor(speech, does(speech));
      vendors.push(vendor);
      const account = await bench.core.core.accounts.add({
        providerId: speech.id,
        name: what.slice(0, 60),
        baseUrl: vendor.baseUrl,
        key: 'sk_neverElsewhere0001',
        keep: 'keychain',
      });
      const [job] = await bench.core.submitTo(account, bench.payload(what.slice(0, 20)));
      if (job === undefined) throw new Error('no job was made');
      return [vendor, job, account];
    },
  };
  return bench;
}
