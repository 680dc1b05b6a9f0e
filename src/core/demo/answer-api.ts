import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Answer } from './answer.ts';
import type { ApiKeys } from './api-keys.ts';
import { vendorNow } from './desk.ts';
import type { Desk } from './desk.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Target, Vendor } from './vendor.ts';

export interface ApiParts {
  readonly vendor: Vendor;
  readonly desk: Desk;
  readonly keys: ApiKeys;
  readonly rateLimits: RateLimits;
}

/** Refuses whom and what the vendor refuses, and lets its dialect answer the rest. */
export async function answerApi(
  parts: ApiParts,
  target: Target,
  request: IncomingMessage,
): Promise<Answer> {
  const { vendor, desk } = parts;
  const { route } = target;
  const { state } = desk.account;
  const key = parts.keys.indexOf(vendor.keyIn(request));
  if (key === null || state === 'key-revoked') return vendor.refuse({ why: 'unknown-key' });
  if (state !== 'active' && concerns(state, route)) {
    return vendor.refuse({ why: 'account', state, route });
  }
  if (route === 'unknown') return vendor.refuse({ why: 'no-endpoint' });
  const scope = vendor.limitScope === 'key' ? String(key) : 'organisation';
  const verdict = parts.rateLimits.take(route, scope, performance.now());
  if (verdict === null) return vendor.answer(desk, target, request);
  const { usage } = verdict;
  const now = vendorNow(desk);
  if (!verdict.allowed) return vendor.refuse({ why: 'too-many', usage, now });
  const answer = await vendor.answer(desk, target, request);
  return { ...answer, headers: { ...vendor.usageHeaders?.(usage, now), ...answer.headers } };
}

/** Reading goes on where only new work is refused. */
function concerns(state: string, route: Target['route']): boolean {
  const stopsAll = state === 'subscription-inactive';
  return stopsAll || route === 'submit';
}
