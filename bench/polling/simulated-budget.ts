import { createRequestBudget, type PermitAnswer } from '../../src/core/jobs/request-budget.ts';
import type { RequestLimit } from '../../src/core/providers/provider.ts';
import { accountIdSchema } from '../../src/shared/ids.ts';
import type { SimulatedClock } from './simulated-clock.ts';

export interface SimulatedBudget {
  take(): PermitAnswer;
}

/** The real request budget, which writes to nowhere. */
export function simulatedBudget(
  clock: SimulatedClock,
  { count, windowMs }: { count: number; windowMs: number },
): SimulatedBudget {
  let last = 0;
  const budget = createRequestBudget(
    clock,
    { all: () => [], blocks: () => [] },
    {
      add: () => (last += 1),
      answered: () => undefined,
      settleAll: () => undefined,
      forgetBefore: () => undefined,
      block: () => undefined,
    },
  );
  const accountId = accountIdSchema.parse('01980000-0000-7000-8000-000000000001');
  const limit: RequestLimit = {
    id: 'all',
    label: 'All',
    count,
    windowMs,
    window: 'sliding',
    covers: ['check', 'submit', 'download'],
  };
  return { take: () => budget.take(accountId, limit) };
}
