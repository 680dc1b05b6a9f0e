import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CommandStop } from './command-stop.ts';
import { printable } from './printable.ts';

/** Whole lines of an exported history, and which line of the file is the first of them. */
export interface HistoryPart {
  readonly text: string;
  readonly firstLine: number;
}

/** Sent at once: a request is answered before the next, so that nothing piles up. */
const PART_LETTERS = 1024 * 1024;
/** Longer than the line of any payload that a provider takes. */
const LONGEST_LINE_LETTERS = 16 * 1024 * 1024;
/** One that another program wrote in a form of its own is read whole, up to this. */
const LARGEST_OTHER_BYTES = 256 * 1024 * 1024;

/**
 * An exported history in parts, however long it is. One that was formatted anew is taken as well,
 * as long as it can be read whole.
 * @throws CommandStop for what is no such file
 */
export async function* historyParts(path: string): AsyncGenerator<HistoryPart> {
  const bytes = await sizeOf(path);
  if (await isByLines(path)) yield* byLines(path);
  else yield* whole(path, bytes);
}

async function* byLines(path: string): AsyncGenerator<HistoryPart> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let text = '';
  let number = 0;
  let firstLine = 1;
  for await (const line of lines) {
    number += 1;
    if (line.length > LONGEST_LINE_LETTERS) {
      throw refused(path, `its line ${number} is longer than any that Renderdesk writes`);
    }
    if (text.length + line.length > PART_LETTERS && text !== '') {
      yield { text, firstLine };
      text = '';
      firstLine = number;
    }
    text += `${line}\n`;
  }
  if (text !== '') yield { text, firstLine };
}

async function* whole(path: string, bytes: number): AsyncGenerator<HistoryPart> {
  if (bytes > LARGEST_OTHER_BYTES) {
    throw refused(
      path,
      'it is not laid out as Renderdesk writes it, and too large to be read whole',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw refused(path, 'it is not JSON');
  }
  const { items, ...head } = Object(value) as { items?: unknown };
  if (!Array.isArray(items)) throw refused(path, 'it has no items');
  yield { text: `${JSON.stringify(head).slice(0, -1)},"items":[\n`, firstLine: 1 };
  for (const [index, item] of items.entries()) {
    yield { text: JSON.stringify(item), firstLine: index + 1 };
  }
}

/** Whether its first line is the head of an export, and its items have lines of their own. */
async function isByLines(path: string): Promise<boolean> {
  const input = createReadStream(path, { end: 4_095 });
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      return line.startsWith('{"format":') && line.endsWith('"items":[');
    }
    return false;
  } finally {
    input.destroy();
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw refused(path, 'there is no such file');
  if (!found.isFile()) throw refused(path, 'it is no file');
  if (found.size === 0) throw refused(path, 'it is empty');
  return found.size;
}

function refused(path: string, why: string): CommandStop {
  return new CommandStop(
    'refused',
    `${printable(path)} could not be imported: ${why}.`,
    'Import a file that `renderdesk library export` has written, as JSON.',
  );
}
