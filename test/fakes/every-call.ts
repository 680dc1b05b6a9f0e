import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { Provider } from '../../src/core/providers/provider.ts';

/** What every call of an adapter makes of one answer; what it throws is a value too. */
export async function everyCall(
  provider: Provider,
  payload: Buffer,
  exchange: ProviderExchange,
): Promise<unknown[]> {
  const operation = provider.adopt('r1', provider.kinds[0] ?? 'video');
  const calls: (() => Promise<unknown> | undefined)[] = [
    () => provider.submit(payload, exchange),
    () => provider.check(operation, exchange),
    () => provider.verifyKey(exchange),
    () => provider.cancel?.(operation, exchange),
    () => provider.list?.(exchange),
    () => provider.find?.(payload, 0, exchange),
    () => provider.quote?.(payload, exchange),
  ];
  const results: unknown[] = [];
  for (const call of calls) {
    try {
      results.push(await call());
    } catch (error) {
      results.push(error);
    }
  }
  return results;
}
