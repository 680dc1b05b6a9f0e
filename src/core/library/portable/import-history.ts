import { setImmediate } from 'node:timers/promises';
import type { ImportReport } from '../../../shared/contract/library-portable.ts';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { stateOfFile } from '../journal/file-check.ts';
import { Restorer, type FoundFile, type LastTags } from '../journal/restore.ts';
import { historyItemSchema, type HistoryItem } from './history-item.ts';
import { HISTORY_FORMAT, HISTORY_VERSION, isHistoryEnd } from './history-file.ts';

/*
 * Puts an exported history in, a part of it at a time, line by line: whatever is there is left as
 * it is, and a line that can not be used costs itself. It came from anywhere.
 */

export interface ImportParts {
  readonly database: WritableDatabase;
  readonly now: () => number;
  readonly monotonic: () => number;
  /** The library's folder of today. */
  readonly folder: () => string;
}

/** With whatever else a turn of the event loop does, it stays under a frame. */
const PIECE_MS = 4;
const TOLD_REFUSALS = 100;
const QUOTED_LETTERS = 80;

type Report = { -readonly [Field in keyof ImportReport]: ImportReport[Field] };
const noTags: LastTags = new Map();

/** @throws FailureError `invalid-request` for what is no exported history at all */
export async function importHistory(parts: ImportParts, text: string): Promise<ImportReport> {
  const report: Report = { added: 0, completed: 0, skipped: 0, refused: [], refusedLines: 0 };
  const restorer = new Restorer(parts.database, {
    now: parts.now(),
    unfinished: 'history',
    accounts: 'if-trusted',
    keepsTagNumbers: false,
  });
  const refuse = (line: number, why: string): void => {
    report.refusedLines += 1;
    if (report.refused.length < TOLD_REFUSALS) report.refused.push({ line, why });
  };
  let waiting: { item: HistoryItem; files: FoundFile[] }[] = [];
  let began = parts.monotonic();
  const put = async (): Promise<void> => {
    const items = waiting;
    waiting = [];
    parts.database.transaction(() => {
      for (const { item, files } of items) {
        keepPayload(restorer, item);
        const { outcome } = restorer.job(item, files, noTags);
        if (outcome === 'known') report.skipped += 1;
        else report[outcome] += 1;
      }
    });
    await setImmediate();
    began = parts.monotonic();
  };
  for (const [index, line] of text.split('\n').entries()) {
    const read = readHistoryLine(line);
    if (read === null) continue;
    if (typeof read === 'string') {
      refuse(index + 1, read);
      continue;
    }
    waiting.push({ item: read, files: await filesOf(parts.folder(), read) });
    if (parts.monotonic() - began > PIECE_MS) await put();
  }
  await put();
  return report;
}

/** Null: a line that holds no item. A text: why it can not be used. */
function readHistoryLine(line: string): HistoryItem | string | null {
  const text = line.trim().replace(/,$/, '');
  if (text === '' || isHistoryEnd(text)) return null;
  if (text.startsWith(`{"format":`)) return checkHead(text);
  try {
    const item = historyItemSchema.safeParse(JSON.parse(text));
    if (item.success) return item.data;
    const [issue] = item.error.issues;
    const where = issue?.path.map(String).join('.') ?? '';
    return `It is no item of a history: ${where === '' ? 'it has another form' : `"${where.slice(0, QUOTED_LETTERS)}" is not as it should be`}.`;
  } catch {
    return 'It is not JSON.';
  }
}

function checkHead(text: string): null {
  const format = /^\{"format":"([^"]{0,80})","version":(\d{1,6})/.exec(text);
  if (format?.[1] !== HISTORY_FORMAT) {
    throw refusedFile('This is no history that Renderdesk has exported.');
  }
  if (Number(format[2]) > HISTORY_VERSION) {
    throw refusedFile('This history was exported by a newer Renderdesk.');
  }
  return null;
}

function refusedFile(message: string): FailureError {
  return new FailureError(
    failure('invalid-request', message, 'Export it again, as JSON, and import that file.'),
  );
}

/** What was redacted is not what was submitted: its job comes without it. */
function keepPayload(restorer: Restorer, item: HistoryItem): void {
  const { payload: sha256, payloadText: text } = item;
  if (sha256 === null || text === undefined || item.payloadIsRedacted === true) return;
  restorer.payload({ type: 'payload', sha256, text });
}

async function filesOf(root: string, item: HistoryItem): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const output of item.outputs) {
    const state = await stateOfFile(root, output, false);
    files.push({ root, output, state, tags: noTags });
  }
  return files;
}
