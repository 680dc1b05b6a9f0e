import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import type { ProviderExchange } from '../../../src/core/providers/exchange.ts';

/** An exchange that answers so, 1,000 seconds after 1970. A string is sent as it is. */
export function answering(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ProviderExchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return () => Promise.resolve({ status, headers, text, receivedAt: 1_000_000 });
}

export async function callError(promise: Promise<unknown>): Promise<ProviderCallError> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderCallError)) throw error;
  return error;
}
