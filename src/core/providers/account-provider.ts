import { failure, FailureError } from '../../shared/failure.ts';
import type { Provider } from './provider.ts';
import { providerById } from './registry.ts';

const withPlans = new Map<string, Provider>();

/** An account's provider, with the limits of the plan that was chosen for the account. */
export function providerFor(account: {
  providerId: string;
  baseUrl: string;
  planId: string | null;
}): Provider {
  const provider = providerById(account.providerId);
  const planId = account.planId ?? provider.planAt?.({ baseUrl: account.baseUrl }) ?? null;
  const plan = provider.plans?.find((each) => each.id === planId);
  if (plan === undefined) return provider;
  const key = `${provider.id} ${plan.id}`;
  const known = withPlans.get(key) ?? { ...provider, limits: plan.limits };
  withPlans.set(key, known);
  return known;
}

/** @throws FailureError `not-found` for a plan that the provider does not have. */
export function checkPlan(provider: Provider, planId: string | null): string | null {
  const plans = provider.plans ?? [];
  if (planId === null || plans.some((plan) => plan.id === planId)) return planId;
  throw new FailureError(
    failure(
      'not-found',
      `${provider.name} has no plan "${planId.slice(0, 40)}".`,
      plans.length === 0
        ? 'Its limits are the same for everyone: leave the plan out.'
        : `Choose one of: ${plans.map((plan) => plan.id).join(', ')}.`,
    ),
  );
}
