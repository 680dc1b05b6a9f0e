import { describe, expect, test } from 'vitest';
import { speeches } from '../../fakes/odd-vendor.ts';
import { attacks } from './attacks.ts';
import { oddVendorBench } from './odd-vendor-bench.ts';

describe.each(speeches)('a hostile server that speaks $id', (speech) => {
  const bench = oddVendorBench(speech);

  test.each(attacks)('$what, once: the render comes home', async (attack) => {
    const [vendor, job] = await bench.run(attack);
    const done = await bench.core.untilJob(
      job,
      ({ status }) => ['completed', 'failed', 'unconfirmed'].includes(status.state),
      { longestMs: 60_000 },
    );
    expect(done.status).toEqual(expect.objectContaining({ state: 'completed' }));
    expect(vendor.submits).toHaveLength(1);
  });
});
