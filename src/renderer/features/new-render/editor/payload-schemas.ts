import type { ProviderId } from '../../../../shared/ids.ts';
import { host } from '../../../client/session.ts';
import type { JsonSchema } from './json-schema.ts';

/** They do not change while the app runs. */
const known = new Map<ProviderId, JsonSchema | null>();

/** What is documented of a provider's payloads; null where nothing is, or the host is away. */
export async function payloadSchema(provider: ProviderId | null): Promise<JsonSchema | null> {
  if (provider === null) return null;
  const before = known.get(provider);
  if (before !== undefined) return before;
  try {
    const { schema } = await host().jobs.payloadSchema({ providerId: provider });
    known.set(provider, schema);
    return schema;
  } catch {
    return null;
  }
}
