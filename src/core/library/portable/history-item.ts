import { z } from 'zod';
import { redact } from '../../../shared/redact.ts';
import type { PayloadReads } from '../../db/payload-repository.ts';
import type { WholeJob } from '../../db/record-repository.ts';
import { recordsOf, textOf } from '../journal/make-record.ts';
import { jobRecordSchema, type JobRecord } from '../journal/record.ts';
import { csvLine, type CsvValue } from './csv.ts';

/*
 * One item of an exported history: one file, or one job without one, with all that is known of
 * it. Never a key, a signed link or a token: every text goes through the redactor.
 */

/** As JSON. The job is as in a journal; its files are this one at most. */
export const historyItemSchema = jobRecordSchema.extend({
  /** What was submitted; absent where there was nothing, or where it is no text. */
  payloadText: z.string().optional(),
  /** Something in it was taken out: it can be read, but not be submitted again. */
  payloadIsRedacted: z.literal(true).optional(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** @param outputId null: the job itself, without a file */
export function historyItem(
  whole: WholeJob,
  outputId: string | null,
  roots: readonly [string, ...string[]],
  payloads: PayloadReads,
): HistoryItem {
  const outputs = whole.outputs.filter(({ output }) => output.id === outputId);
  const [record] = recordsOf({ ...whole, outputs }, roots).values();
  if (record === undefined) throw new Error('a job has no record');
  const clean = cleanRecord(record);
  const content = record.payload === null ? undefined : payloads.bySha256(record.payload);
  const text = content === undefined ? null : textOf(content);
  if (text === null) return clean;
  const payloadText = redact(text);
  return payloadText === text
    ? { ...clean, payloadText }
    : { ...clean, payloadText, payloadIsRedacted: true };
}

/** People write notes and names, and may have pasted a link into one. */
function cleanRecord(record: JobRecord): JobRecord {
  const clean = (text: string) => redact(text);
  const { account, order, outputs } = record;
  return {
    ...record,
    name: clean(record.name),
    account: { ...account, name: clean(account.name) },
    order: order === null ? null : { ...order, note: clean(order.note) },
    outputs: outputs.map((output) => ({ ...output, note: clean(output.note) })),
  };
}

const columns: readonly [string, (item: HistoryItem) => CsvValue][] = [
  ['job', ({ number }) => number],
  ['name', ({ name }) => name],
  ['state', ({ status }) => status.state],
  ['kind', (item) => item.outputs[0]?.facts.kind ?? item.kind],
  ['provider', ({ account }) => account.providerId],
  ['account', ({ account }) => account.name],
  ['base_url', ({ account }) => account.baseUrl],
  ['render_id', ({ remoteId }) => remoteId],
  ['made_at', ({ createdAt }) => isoTime(createdAt)],
  ['submitted_at', ({ submittedAt }) => isoTime(submittedAt)],
  ['ended_at', ({ endedAt }) => isoTime(endedAt)],
  ['price', ({ price }) => amountOf(price)],
  ['price_unit', ({ price }) => price?.unit ?? null],
  ['file', (item) => item.outputs[0]?.file ?? null],
  ['bytes', (item) => item.outputs[0]?.bytes ?? null],
  ['sha256', (item) => item.outputs[0]?.sha256 ?? null],
  ['media_type', (item) => item.outputs[0]?.facts.mediaType ?? null],
  ['width', (item) => item.outputs[0]?.facts.width ?? null],
  ['height', (item) => item.outputs[0]?.facts.height ?? null],
  ['duration_seconds', (item) => item.outputs[0]?.facts.durationSeconds ?? null],
  ['frame_rate', (item) => item.outputs[0]?.facts.frameRate ?? null],
  ['video_codec', (item) => item.outputs[0]?.facts.videoCodec ?? null],
  ['audio_codec', (item) => item.outputs[0]?.facts.audioCodec ?? null],
  ['alpha', (item) => item.outputs[0]?.facts.hasAlpha ?? null],
  ['starred', (item) => orderOf(item)?.starred ?? false],
  ['tags', (item) => (orderOf(item)?.tags ?? []).map(([, name]) => name).join('; ')],
  ['note', (item) => orderOf(item)?.note ?? ''],
  ['error_code', (item) => failureOf(item)?.code ?? null],
  ['error', (item) => failureOf(item)?.message ?? null],
  ['payload_sha256', ({ payload }) => payload],
  ['job_id', ({ id }) => id],
  ['file_id', (item) => item.outputs[0]?.id ?? null],
];

/** Names of columns are stable: scripts read them. */
export const csvHeader = (): string => csvLine(columns.map(([name]) => name));
export const csvRow = (item: HistoryItem): string =>
  csvLine(columns.map(([, valueOf]) => valueOf(item)));

const orderOf = (item: HistoryItem) => item.outputs[0] ?? item.order;
const failureOf = ({ status }: HistoryItem) => ('failure' in status ? status.failure : null);

const MICRO = 1_000_000;

function amountOf(price: HistoryItem['price']): number | null {
  const micro = price?.amountMicro ?? null;
  return micro === null ? null : micro / MICRO;
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
