import { describe, expect, test } from 'vitest';
import type { JobView } from '../../../src/shared/job.ts';
import { speeches, type OddAnswer } from '../../fakes/odd-vendor.ts';
import { oddVendorBench } from './odd-vendor-bench.ts';
import { comesHome, isHonest, PAGE, type Odd } from './oddities.ts';

describe.each(speeches)('a server that speaks $id as nobody thought of', (speech) => {
  const bench = oddVendorBench(speech);
  const { adapterCase: found, payload: another, run } = bench;

  test.concurrent.each(comesHome)('$what: it comes home', async (oddity) => {
    const [vendor, job] = await run(oddity);
    const done = await bench.core.untilJob(
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
    await bench.core.until(job, end, 30_000);
    expect(vendor.submits).toHaveLength(settles ? 2 : 1);
  });

  test.skipIf(speech.id === 'roughy')(
    'answers a submit with the render of another: that is not taken for its own',
    async () => {
      const [vendor, first, account] = await run({ what: 'once more', does: () => () => ({}) });
      await bench.core.until(first, 'completed');
      const other = another('other');
      const changed = { ...other, document: { ...other.document, ...speech.another } };
      const [second] = await bench.core.submitTo(account, changed);
      if (second === undefined) throw new Error('no job was made');
      const lost = await bench.core.until(second, 'unconfirmed');
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
      await bench.core.until(job, 'rendering');
      await bench.core.core.jobs.cancel(job.id);
      hasEnded = true;
      expect((await bench.core.until(job, 'failed')).status.state).toBe('failed');
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
      await bench.core.until(first, 'rendering');
      const [second] = await bench.core.submitTo(account, another('second'));
      if (second === undefined) throw new Error('no job was made');
      const waits = ({ status }: JobView) =>
        status.state === 'queued' && status.lastProblem !== null;
      await bench.core.untilJob(second, waits);
      await bench.core.submitTo(account, another('third'));
      await bench.core.until(first, 'completed');
      expect(vendor.submits).toHaveLength(2);
    },
  );
});
