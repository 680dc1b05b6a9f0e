import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { adapterCases } from '../../fakes/adapter-cases.ts';
import {
  speeches,
  startOddVendor,
  type OddAnswer,
  type OddVendor,
} from '../../fakes/odd-vendor.ts';
import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';
import { comesHome, isHonest, PAGE, type Odd, type Oddity } from './oddities.ts';

const TIMES = 60;
describe.each(speeches)('a server that speaks $id as nobody thought of', (speech) => {
  const found = adapterCases.find(({ provider }) => provider.id === speech.id);
  if (found === undefined) throw new Error(`There is no case of ${speech.id}.`);
  const home = mkdtempSync(join(tmpdir(), 'renderdesk-odd-'));
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

  function another(name: string) {
    const document = JSON.parse(found?.payload.toString() ?? '{}') as Record<string, unknown>;
    return { name, document };
  }

  async function run({
    what,
    does,
  }: Omit<Oddity, 'end'>): Promise<[OddVendor, JobView, AccountView]> {
    const vendor = await startOddVendor(speech, does(speech));
    vendors.push(vendor);
    const account = await core.core.accounts.add({
      providerId: speech.id,
      name: what.slice(0, 60),
      baseUrl: vendor.baseUrl,
      key: 'sk_neverElsewhere0001',
      keep: 'keychain',
    });
    const [job] = await core.submitTo(account, another(what.slice(0, 20)));
    if (job === undefined) throw new Error('no job was made');
    return [vendor, job, account];
  }

  test.concurrent.each(comesHome)('$what: it comes home', async (oddity) => {
    const [vendor, job] = await run(oddity);
    const done = await core.untilJob(
      job,
      ({ status }) => ['completed', 'failed', 'unconfirmed'].includes(status.state),
      { longestMs: 30_000 },
    );
    expect(done.status).toMatchObject({ state: 'completed' });
    expect(vendor.submits).toHaveLength(oddity.submits ?? 1);
  });

  test.concurrent.each(isHonest)('$what: it ends as $end', async (oddity) => {
    const [vendor, job] = await run(oddity);
    const settles = oddity.end === 'unconfirmed' && found.settles === 'repeat';
    const end = settles ? 'completed' : oddity.end;
    await core.until(job, end, 30_000);
    expect(vendor.submits).toHaveLength(settles ? 2 : 1);
  });

  test.skipIf(speech.id === 'roughy')(
    'answers a submit with the render of another: that is not taken for its own',
    async () => {
      const [vendor, first, account] = await run({ what: 'once more', does: () => () => ({}) });
      await core.until(first, 'completed');
      const other = another('other');
      const changed = { ...other, document: { ...other.document, ...speech.another } };
      const [second] = await core.submitTo(account, changed);
      if (second === undefined) throw new Error('no job was made');
      const lost = await core.until(second, 'unconfirmed');
      expect(lost.status.failure.message).toContain(`#${first.number}`);
      expect(vendor.submits).toHaveLength(2);
    },
  );

  test.skipIf(speech.id !== 'rendley')(
    'cannot be asked to stop: what ends all the same is found',
    async () => {
      let hasEnded = false;
      const broken: OddAnswer = { status: 500, body: PAGE };
      const does: Odd = () => () => ({
        check: (_, request) =>
          request.method === 'DELETE'
            ? broken
            : hasEnded
              ? { body: { data: { id: 'r1', status: 'failed', error: 'lamp' } } }
              : { body: speech.running('r1') },
      });
      const [, job] = await run({ what: 'no way to stop', does });
      await core.until(job, 'rendering');
      await core.core.jobs.cancel(job.id);
      hasEnded = true;
      expect((await core.until(job, 'failed')).status.state).toBe('failed');
    },
  );

  // At Mockly that is the month's quota, by its documentation.
  test.skipIf(speech.id === 'mockly')(
    'asks for a day of patience: nothing more is sent, and what runs comes home',
    async () => {
      const tomorrow = { status: 429, headers: { 'retry-after': '86400' }, body: PAGE };
      const does: Odd = () => () => ({
        submit: (times) => (times === 1 ? null : tomorrow),
        check: () => (vendor.submits.length < 2 ? { body: speech.running('r1') } : null),
      });
      const [vendor, first, account] = await run({ what: 'patience', does });
      await core.until(first, 'rendering');
      const [second] = await core.submitTo(account, another('second'));
      if (second === undefined) throw new Error('no job was made');
      const waits = ({ status }: JobView) =>
        status.state === 'queued' && status.lastProblem !== null;
      await core.untilJob(second, waits);
      await core.submitTo(account, another('third'));
      await core.until(first, 'completed');
      expect(vendor.submits).toHaveLength(2);
    },
  );
});
