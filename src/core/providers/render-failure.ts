import { failure } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';

/**
 * The failure of a render itself, with the provider's own words, which may be none.
 * @param what e.g. `Mockly could not make the render`
 * @param reason what follows the colon, where it is not the message alone
 */
export function renderFailed(
  what: string,
  words: { readonly code: string | null; readonly message: string | null },
  remedy: string,
  reason: string | null = words.message ?? words.code,
): Failure {
  return failure(
    'render-failed',
    reason === null ? `${what} and gave no reason.` : `${what}: ${reason}`,
    remedy,
    {
      actions: ['render-again'],
      providerCode: words.code,
      providerMessage: words.message,
    },
  );
}
