import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { logLevelSchema, logLevels, type LogEntry } from '../shared/activity.ts';

export interface LogQuery {
  readonly level: LogEntry['level'];
  readonly search: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface LogPage {
  readonly entries: LogEntry[];
  readonly next: string | null;
  readonly newest: string;
}

/** Read at once, from the end of a file: some hundred lines. Bytes. */
const CHUNK_BYTES = 256 * 1_024;
/** A page that finds little stops after so much, and says where it stood: nobody waits long. */
const MOST_READ_BYTES = 8 * 1_024 * 1_024;
const LINE_END = 0x0a;

const lineSchema = z
  .looseObject({ at: z.string(), level: logLevelSchema, message: z.string() })
  .transform(({ at, level, message, ...rest }) => ({ at, level, message, fields: plain(rest) }));

function plain(fields: Record<string, unknown>): LogEntry['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
      return [name, isPlain ? (value as string | number | boolean | null) : JSON.stringify(value)];
    }),
  );
}

/** A place in the log that stays the same when its files are rotated: a file's number, and bytes. */
interface Place {
  readonly inode: string;
  readonly byte: number;
}

interface LogFile {
  readonly path: string;
  readonly inode: string;
  readonly bytes: number;
}

/** Reads the log from its end, also the files that were rotated. */
export async function readLog(folder: string, query: LogQuery): Promise<LogPage> {
  const files = await logFiles(folder);
  const newest = files[0] === undefined ? '' : placeText(files[0], files[0].bytes);
  const until = parsePlace(query.before);
  const since = parsePlace(query.after);
  const entries: LogEntry[] = [];
  const fits = matcher(query);
  let left = MOST_READ_BYTES;
  for (const file of startingAt(files, until)) {
    const end = until?.inode === file.inode ? until.byte : file.bytes;
    const start = since?.inode === file.inode ? since.byte : 0;
    for await (const { line, byte } of linesBackwards(file.path, start, end)) {
      left -= line.length;
      const entry = fits(line);
      if (entry !== null) entries.push(entry);
      if (entries.length >= query.limit || left <= 0)
        return { entries, next: placeText(file, byte), newest };
    }
    if (since?.inode === file.inode) break;
  }
  return { entries, next: null, newest };
}

/** The one that is written first, then the older ones. */
async function logFiles(folder: string): Promise<LogFile[]> {
  const names = await readdir(folder).catch(() => []);
  const known = names
    .filter((name) => /^renderdesk\.log(\.\d+)?$/.test(name))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const files = await Promise.all(known.map((name) => fileAt(join(folder, name))));
  return files.filter((file) => file !== null);
}

/** Null where it was rotated away meanwhile. */
async function fileAt(path: string): Promise<LogFile | null> {
  try {
    await using file = await open(path, 'r');
    const { ino, size } = await file.stat({ bigint: true });
    return { path, inode: String(ino), bytes: Number(size) };
  } catch {
    return null;
  }
}

/** A place in a file that is gone has nothing older. */
function startingAt(files: readonly LogFile[], place: Place | null): readonly LogFile[] {
  if (place === null) return files;
  const index = files.findIndex(({ inode }) => inode === place.inode);
  return index === -1 ? [] : files.slice(index);
}

/** Whole lines between two places, the last one first, each with where it begins. */
async function* linesBackwards(
  path: string,
  start: number,
  end: number,
): AsyncGenerator<{ line: string; byte: number }> {
  await using file = await open(path, 'r').catch(() => null);
  if (file === null) return;
  let rest = Buffer.alloc(0);
  for (let to = end; to > start;) {
    const from = Math.max(start, to - CHUNK_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
    const piece = Buffer.concat([buffer.subarray(0, bytesRead), rest]);
    let stop = piece.length;
    for (let at = piece.lastIndexOf(LINE_END, stop - 1); at !== -1 && stop > 0;) {
      if (at + 1 < stop) yield { line: piece.toString('utf8', at + 1, stop), byte: from + at + 1 };
      stop = at;
      at = stop === 0 ? -1 : piece.lastIndexOf(LINE_END, stop - 1);
    }
    rest = piece.subarray(0, stop);
    to = from;
  }
  if (rest.length > 0) yield { line: rest.toString('utf8'), byte: start };
}

/** Null for what does not fit, and for what is no line of ours, such as one that a crash cut. */
function matcher({ level, search }: LogQuery): (line: string) => LogEntry | null {
  const least = logLevels.indexOf(level);
  const wanted = search.trim().toLowerCase();
  return (line) => {
    if (wanted !== '' && !line.toLowerCase().includes(wanted)) return null;
    const entry = parsed(line);
    return entry !== null && logLevels.indexOf(entry.level) >= least ? entry : null;
  };
}

function parsed(line: string): LogEntry | null {
  try {
    const entry = lineSchema.safeParse(JSON.parse(line));
    return entry.success ? entry.data : null;
  } catch {
    return null;
  }
}

const placeText = ({ inode }: { inode: string }, byte: number): string => `${inode}-${byte}`;

function parsePlace(text: string | undefined): Place | null {
  const [, inode, byte] = /^(\d{1,24})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return inode === undefined || byte === undefined ? null : { inode, byte: Number(byte) };
}
