import { z } from 'zod';
import type { Provider } from '../providers/provider.ts';

const asRecord = z.record(z.string(), z.unknown());

/** What is documented of a provider's payloads, as JSON schema (draft 2020-12). */
export function payloadSchemaOf({ payloadSchema }: Provider): Record<string, unknown> | null {
  return payloadSchema === undefined
    ? null
    : asRecord.parse(z.toJSONSchema(payloadSchema, { io: 'input', unrepresentable: 'any' }));
}
