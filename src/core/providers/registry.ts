import { failure, FailureError } from '../../shared/failure.ts';
import type { ProviderId } from '../../shared/ids.ts';
import { mockly } from './mockly/mockly.ts';
import type { Provider } from './provider.ts';
import { rendley } from './rendley/rendley.ts';
import { replicate } from './replicate/replicate.ts';
import { roughy } from './roughy/roughy.ts';
import { shotstack } from './shotstack/shotstack.ts';
import { swiftia } from './swiftia/swiftia.ts';

/** Every provider that is built in. No other file names one. */
export const providers: readonly Provider[] = [
  mockly,
  roughy,
  swiftia,
  rendley,
  shotstack,
  replicate,
];

/** @throws FailureError `not-supported` for an id that no built-in provider has */
export function providerById(id: ProviderId): Provider {
  const provider = providers.find((one) => one.id === id);
  if (provider !== undefined) return provider;
  const known = providers.map((one) => one.id).join(', ');
  throw new FailureError(
    failure(
      'not-supported',
      `There is no provider "${id}" in Renderdesk.`,
      `Use one of: ${known}.`,
    ),
  );
}
