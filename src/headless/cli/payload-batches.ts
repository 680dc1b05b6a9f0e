import type { PayloadFile, Quotation } from '../../shared/contract/jobs.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { PayloadReading } from './read-payloads.ts';
import type { RenderdeskClient } from './session.ts';

/** A call carries at most so many payload bytes, well under what a WebSocket message may hold. */
const batchBytes = 8_000_000;
const batchFiles = 50;

export type ReadPayload = Extract<PayloadReading, { read: true }>;

/** What a person chose for all of the payloads. */
export interface Choice {
  readonly accountId?: AccountId;
  readonly kind?: MediaKind;
}

/** The payloads in their order, in calls that are not too big. */
export function batchesOf(payloads: readonly ReadPayload[]): ReadPayload[][] {
  const batches: ReadPayload[][] = [];
  let bytes = 0;
  for (const payload of payloads) {
    const last = batches.at(-1);
    bytes += payload.bytes.length;
    if (last !== undefined && bytes <= batchBytes && last.length < batchFiles) {
      last.push(payload);
      continue;
    }
    batches.push([payload]);
    bytes = payload.bytes.length;
  }
  return batches;
}

export function filesOf(batch: readonly ReadPayload[], { kind }: Choice): PayloadFile[] {
  return batch.map(({ name, bytes }) => ({
    name,
    contentBase64: Buffer.from(bytes).toString('base64'),
    ...(kind === undefined ? {} : { kind }),
  }));
}

/** What all of them would cost, asked in as many calls as it takes. */
export async function quoteAll(
  client: RenderdeskClient,
  payloads: readonly ReadPayload[],
  choice: Choice,
): Promise<Quotation> {
  const { accountId } = choice;
  const whole: Quotation = { files: [], totals: [], count: 0 };
  for (const batch of batchesOf(payloads)) {
    const part = await client.jobs.quote({
      files: filesOf(batch, choice),
      ...(accountId === undefined ? {} : { accountId }),
    });
    whole.files.push(...part.files);
    whole.count += part.count;
    for (const total of part.totals) {
      const known = whole.totals.find(({ unit }) => unit === total.unit);
      if (known === undefined) whole.totals.push({ ...total });
      else known.amount += total.amount;
    }
  }
  const complete = !whole.files.some(isUnknown);
  return { ...whole, totals: whole.totals.map((total) => ({ ...total, complete })) };
}

/** It would be sent, and its provider, which names prices, named none for it. */
export function isUnknown({ accountId, price, failure }: Quotation['files'][number]): boolean {
  if (accountId === null) return false;
  return price === null ? failure !== null : price.amount === null;
}
