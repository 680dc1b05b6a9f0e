import {
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LogFields, Logger, LogLevel } from '../core/ports.ts';

/** Enough for some weeks, small enough to send along with a report. Bytes. */
const LARGEST_FILE = 5 * 1_024 * 1_024;
/** The one that is written, and this many older ones: `renderdesk.log.1` is the newest of them. */
const OLDER_FILES = 2;
/** One entry, e.g. a stack, in characters; nothing that helps is longer. */
const LONGEST_FIELD = 8_000;

export interface FileLoggerOptions {
  /** An absolute path; made when it is missing. */
  readonly folder: string;
  readonly redact: (text: string) => string;
  readonly now: () => number;
  readonly largestFile?: number;
  /** Entries below it are left out. `keepFrom` changes it, unless it was asked for by name. */
  readonly level?: LogLevel | undefined;
}

export interface FileLogger extends Logger {
  close(): void;
}

const weights: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/**
 * One JSON object a line in `renderdesk.log`, readable by its owner only. Each line is with the
 * operating system when `log` returns, so that a crash loses none. Only the holder of the
 * library's lock writes it. A disk that is full or gone loses lines and stops nothing.
 */
export function createFileLogger(options: FileLoggerOptions): FileLogger {
  const path = join(options.folder, 'renderdesk.log');
  const largestFile = options.largestFile ?? LARGEST_FILE;
  let least = weights[options.level ?? 'info'];
  let file: { descriptor: number; bytes: number } | null = null;

  const close = () => {
    if (file !== null) closeSync(file.descriptor);
    file = null;
  };
  const write = (line: Buffer) => {
    file ??= openForAppending(options.folder, path);
    if (file.bytes > 0 && file.bytes + line.length > largestFile) {
      close();
      rotate(path);
      file = openForAppending(options.folder, path);
    }
    writeSync(file.descriptor, line);
    file.bytes += line.length;
  };

  return {
    log(level, message, fields = {}) {
      if (weights[level] < least) return;
      const entry = {
        at: new Date(options.now()).toISOString(),
        level,
        message: options.redact(message),
        ...redacted(fields, options.redact),
      };
      try {
        write(Buffer.from(`${JSON.stringify(entry)}\n`));
      } catch {
        // A log is no reason to stop; the next line tries again.
        file = null;
      }
    },
    keepFrom(level) {
      if (options.level === undefined) least = weights[level];
    },
    close,
  };
}

/** Field by field, so that no mark can break the JSON around it. */
function redacted(fields: LogFields, redact: (text: string) => string): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value.slice(0, LONGEST_FIELD)) : value,
    ]),
  );
}

function openForAppending(folder: string, path: string): { descriptor: number; bytes: number } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const descriptor = openSync(path, 'a', 0o600);
  // A file that is there already keeps its mode when it is opened.
  fchmodSync(descriptor, 0o600);
  return { descriptor, bytes: fstatSync(descriptor).size };
}

function rotate(path: string): void {
  rmSync(`${path}.${String(OLDER_FILES)}`, { force: true });
  for (let age = OLDER_FILES; age >= 1; age -= 1) {
    const younger = age === 1 ? path : `${path}.${String(age - 1)}`;
    try {
      renameSync(younger, `${path}.${String(age)}`);
    } catch {
      // There is no file of that age yet.
    }
  }
}
