import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adapterCases } from '../../fakes/adapter-cases.ts';
import { speeches, startOddVendor, type OddVendor } from '../../fakes/odd-vendor.ts';
import { attacks } from './attacks.ts';
import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

const TIMES = 60;

describe.each(speeches)('a hostile server that speaks $id', (speech) => {
  const home = mkdtempSync(join(tmpdir(), 'renderdesk-hostile-'));
  const vendors: OddVendor[] = [];
  let core: CoreUnderTest;
  beforeAll(async () => {
    core = await CoreUnderTest.start({ home, clock: fastClock(TIMES) });
  });
  afterAll(async () => {
    await core.stop(0);
    for (const vendor of vendors) await vendor.close();
    rmSync(home, { recursive: true, force: true });
  });

  test.each(attacks)('$what, once: the render comes home', async ({ what, does }) => {
    const vendor = await startOddVendor(speech, does(speech));
    vendors.push(vendor);
    const account = await core.core.accounts.add({
      providerId: speech.id,
      name: what.slice(0, 60),
      baseUrl: vendor.baseUrl,
      key: 'sk_neverElsewhere0001',
      keep: 'keychain',
    });
    const found = adapterCases.find(({ provider }) => provider.id === speech.id);
    const document = JSON.parse(found?.payload.toString() ?? '{}') as Record<string, unknown>;
    const [job] = await core.submitTo(account, { name: what.slice(0, 20), document });
    if (job === undefined) throw new Error('no job was made');
    const done = await core.untilJob(
      job,
      ({ status }) => ['completed', 'failed', 'unconfirmed'].includes(status.state),
      { longestMs: 60_000 },
    );
    expect(done.status).toEqual(expect.objectContaining({ state: 'completed' }));
    expect(vendor.submits).toHaveLength(1);
  });
});
