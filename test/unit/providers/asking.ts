import type { ProviderExchange, ProviderRequest } from '../../../src/core/providers/exchange.ts';
import { answering } from './answering.ts';

/** Answers so, and keeps what was asked. */
export function recording(
  status: number,
  body: unknown,
): { exchange: ProviderExchange; asked: ProviderRequest[] } {
  const asked: ProviderRequest[] = [];
  const answer = answering(status, body);
  return {
    asked,
    exchange: (request) => {
      asked.push(request);
      return answer(request);
    },
  };
}

/** A method that this adapter has and the contract only allows. */
export function having<Method>(method: Method | undefined): Method {
  if (method === undefined) throw new Error('the adapter lacks this method');
  return method;
}
