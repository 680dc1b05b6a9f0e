import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { WritableDatabase } from '../../db/database.ts';
import type { ReadBackWrites } from '../../db/read-back-repository.ts';
import type { SegmentSource, Sources } from './read-back-sources.ts';
import { Damage, type ReadBackWish } from './read-back-wish.ts';
import type { AccountRecord, viewsRecordSchema } from './record.ts';
import type { Restorer } from './restore.ts';
import { scanSegment, type ScannedLine, type ScannedRecord } from './scan.ts';

type View = z.output<typeof viewsRecordSchema>['views'][number];

/** What the journals say besides their jobs. */
export interface Scanned {
  /** By id, each as it was last. */
  readonly accounts: Map<string, AccountRecord>;
  /** Of the last journal that has any. */
  views: readonly View[];
  /** The highest number that a job has had. */
  lastNumber: number;
  readonly damage: Damage;
  bytes: number;
}

export interface ScanParts {
  readonly database: WritableDatabase;
  readonly restorer: Restorer;
  readonly lines: ReadBackWrites;
  readonly wish: ReadBackWish;
}

/** Written in one transaction, unless that would hold the event loop for too long. */
const LINES_AT_ONCE = 500;

/** Looks at every line: keeps payloads, and where the last line of each job is. */
export async function scanJournals(parts: ScanParts, sources: Sources): Promise<Scanned> {
  const scanned: Scanned = {
    accounts: new Map(),
    views: [],
    lastNumber: 0,
    damage: new Damage(),
    bytes: 0,
  };
  const { wish } = parts;
  for (const [index, segment] of sources.segments.entries()) {
    if (wish.signal.aborted) break;
    await scanOne(parts, sources, scanned, segment, index);
    scanned.bytes += segment.bytes;
  }
  return scanned;
}

async function scanOne(
  parts: ScanParts,
  sources: Sources,
  scanned: Scanned,
  segment: SegmentSource,
  index: number,
): Promise<void> {
  const { wish } = parts;
  let waiting: ScannedLine[] = [];
  const take = async (): Promise<void> => {
    const lines = waiting;
    waiting = [];
    const at = lines.at(-1)?.place;
    writeLines(parts, lines, (line) => noteLine(parts, sources, scanned, segment, index, line));
    const done = scanned.bytes + (at === undefined ? 0 : at.offset + at.length);
    wish.progress?.({ phase: 'reading', done, total: sources.bytes });
    await setImmediate();
  };
  for await (const line of scanSegment(segment.path)) {
    if (wish.signal.aborted) return;
    waiting.push(line);
    if (waiting.length >= LINES_AT_ONCE) await take();
  }
  await take();
}

function writeLines(
  { database }: ScanParts,
  lines: readonly ScannedLine[],
  note: (line: ScannedLine) => void,
): void {
  if (lines.length > 0) database.transaction(() => lines.forEach(note));
}

function noteLine(
  parts: ScanParts,
  { journals }: Sources,
  scanned: Scanned,
  segment: SegmentSource,
  index: number,
  line: ScannedLine,
): void {
  if ('damaged' in line) return scanned.damage.note(line.damaged);
  const { record, place } = line;
  const { journal } = segment;
  switch (record.type) {
    case 'account':
      scanned.accounts.set(record.id, record);
      return;
    case 'views':
      scanned.views = record.views;
      return;
    case 'tag':
      journals[journal]?.tags.set(record.id, record);
      return;
    case 'library':
      scanned.lastNumber = Math.max(scanned.lastNumber, record.lastNumber);
      return;
    case 'payload':
      if (parts.restorer.payload(record)) return;
      return scanned.damage.note({ ...place, line: 0, why: 'not-understood' });
    case 'gone':
    case 'job':
      noteJob(parts, scanned, record, { journal, segment: index, ...place });
  }
}

function noteJob(
  { lines }: ScanParts,
  scanned: Scanned,
  record: Extract<ScannedRecord, { type: 'job' | 'gone' }>,
  place: { journal: number; segment: number; offset: number; length: number },
): void {
  const { id: jobId, number } = record;
  scanned.lastNumber = Math.max(scanned.lastNumber, number);
  const { journal, offset, length } = place;
  // Whatever another journal says of it: it is gone.
  const isGone = record.type === 'gone';
  const updatedAt = isGone ? Number.MAX_SAFE_INTEGER : record.updatedAt;
  const segment = isGone ? null : place.segment;
  lines.note({ jobId, number, journal, segment, offset, length, updatedAt });
}
