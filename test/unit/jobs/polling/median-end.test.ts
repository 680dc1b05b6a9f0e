import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believe, completionOdds } from '../../../../src/core/jobs/polling/completion-odds.ts';
import { medianEnd } from '../../../../src/core/jobs/polling/median-end.ts';
import { usualRenderTime } from '../../../../src/core/jobs/polling/render-times.ts';

const prior = { ...usualRenderTime, logMean: Math.log(95_000) };

describe('when a render is as likely done as not', () => {
  it('is the median of its kind, before anything was heard of it', () => {
    const belief = believe(
      { startedAt: 1_000, pendingAt: 1_000, progress: null, progressAt: 0 },
      prior,
    );
    expect(medianEnd(belief)).toBeCloseTo(96_000, 3);
  });

  it('has half of what is left on either side, however late it is', () => {
    const anyAge = fc.double({ min: 1, max: 1e7, noNaN: true });
    const anyProgress = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(anyAge, anyProgress, (age, progress) => {
        const facts = { startedAt: 0, pendingAt: age, progress, progressAt: age };
        // Nothing fails here: the odds are of ends alone.
        const belief = { ...believe(facts, prior), failureRate: 1e-30 };
        const end = medianEnd(belief);
        expect(end).toBeGreaterThanOrEqual(age);
        expect(completionOdds(belief, end).done).toBeCloseTo(0.5, 4);
      }),
    );
  });
});
