import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { readLine } from './line.ts';
import {
  accountRecordSchema,
  goneRecordSchema,
  jobRecordSchema,
  libraryRecordSchema,
  payloadRecordSchema,
  tagRecordSchema,
  viewsRecordSchema,
  type JobRecord,
  type JournalRecord,
} from './record.ts';

/*
 * Reads the lines of journals in order. A line that is torn, changed or of another make costs
 * itself and no other: it is told, with its place, and passed over.
 */

/** Where a line is. Offsets and lengths are bytes. */
export interface LinePlace {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export interface DamagedLine extends LinePlace {
  /** Counted from one. */
  readonly line: number;
  readonly why: 'damaged' | 'newer' | 'not-understood' | 'too-long';
}

const NEWLINE = 0x0a;
const READ_BYTES = 1024 * 1024;
/** Longer than the line of any payload that a provider takes; keeps a hostile file out of memory. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;

export type ScannedLine =
  | { readonly place: LinePlace; readonly record: ScannedRecord }
  | { readonly place: LinePlace; readonly damaged: DamagedLine };

/** Of a job only what tells which of its lines is the last: it is read whole when it is needed. */
export type ScannedRecord =
  Exclude<JournalRecord, JobRecord> | Pick<JobRecord, 'type' | 'id' | 'number' | 'updatedAt'>;

const scannedJobSchema = jobRecordSchema.pick({
  type: true,
  id: true,
  number: true,
  updatedAt: true,
});
const scannedSchema = z.discriminatedUnion('type', [
  scannedJobSchema,
  accountRecordSchema,
  payloadRecordSchema,
  libraryRecordSchema,
  tagRecordSchema,
  viewsRecordSchema,
  goneRecordSchema,
]);

/** Every line of a segment, in order. */
export async function* scanSegment(
  path: string,
  signal?: AbortSignal,
): AsyncGenerator<ScannedLine> {
  let number = 0;
  for await (const { bytes, offset, isTooLong } of linesOf(path, signal)) {
    number += 1;
    if (bytes.byteLength === 0) continue;
    const place = { path, offset, length: bytes.byteLength };
    const why = isTooLong ? 'too-long' : null;
    const read = why ?? recordIn(bytes, scannedSchema);
    yield typeof read === 'string'
      ? { place, damaged: { ...place, line: number, why: read } }
      : { place, record: read };
  }
}

/** The job at a place where one was found before; null where it is none that is understood. */
export async function jobAt(
  file: FileHandle,
  { offset, length }: Pick<LinePlace, 'offset' | 'length'>,
): Promise<JobRecord | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  const read = recordIn(buffer.subarray(0, bytesRead), jobRecordSchema);
  return typeof read === 'string' ? null : read;
}

function recordIn<Schema extends z.ZodType>(
  bytes: Uint8Array,
  schema: Schema,
): z.output<Schema> | DamagedLine['why'] {
  const line = readLine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  if (!line.whole) return line.why;
  const parsed = schema.safeParse(line.record);
  return parsed.success ? parsed.data : 'not-understood';
}

interface RawLine {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly isTooLong: boolean;
}

async function* linesOf(path: string, signal?: AbortSignal): AsyncGenerator<RawLine> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let offset = 0;
  const take = (end: Buffer): RawLine => {
    const isTooLong = restBytes + end.byteLength > LONGEST_LINE_BYTES;
    const bytes = isTooLong ? end : Buffer.concat([...rest, end]);
    const line = { bytes, offset, isTooLong };
    offset += restBytes + end.byteLength + 1;
    rest = [];
    restBytes = 0;
    return line;
  };
  const chunks: AsyncIterable<Buffer> = createReadStream(path, {
    highWaterMark: READ_BYTES,
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end === -1) break;
      yield take(chunk.subarray(from, end));
      from = end + 1;
    }
    const tail = chunk.subarray(from);
    restBytes += tail.byteLength;
    if (restBytes <= LONGEST_LINE_BYTES) rest.push(tail);
    else rest = [];
  }
  if (restBytes > 0) yield take(Buffer.alloc(0));
}
