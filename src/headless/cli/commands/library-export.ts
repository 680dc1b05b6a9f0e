import { randomUUID } from 'node:crypto';
import { link, open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { libraryQuerySchema } from '../../../shared/library.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';

export interface ExportOptions {
  readonly csv?: boolean;
  readonly bom?: boolean;
  readonly foundBy?: string;
  readonly overwrite?: boolean;
}

/** `library export`: the file appears when it is whole. */
export function exportHistory(
  context: CommandContext,
  name: string,
  options: ExportOptions,
): Promise<Outcome> {
  const { printer } = context;
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    if (name === '-') {
      await writeParts(context, client, options, async (text) => {
        await new Promise<void>((done) => process.stdout.write(text, () => done()));
      });
      return context.interrupted.aborted ? 'interrupted' : 'ok';
    }
    const path = resolve(name);
    const items = await writeFile(path, options.overwrite === true, (file) =>
      writeParts(context, client, options, async (text) => {
        await file.writeFile(text);
      }),
    );
    printer.endDrawing();
    if (items === null) {
      printer.tell('Stopped. No file was written.');
      return 'interrupted';
    }
    printer.record('exported', { path, items });
    printer.tell(`${items} items are in ${printable(path)}.`);
    return 'ok';
  });
}

/** @returns how many items; null when it was interrupted */
async function writeParts(
  { printer, interrupted }: CommandContext,
  client: RenderdeskClient,
  options: ExportOptions,
  write: (text: string) => Promise<void>,
): Promise<number | null> {
  const query = libraryQuerySchema.parse({ text: options.foundBy ?? '' });
  const format = options.csv === true ? 'csv' : 'json';
  let items = 0;
  let after: number | null = null;
  do {
    if (interrupted.aborted) return null;
    const part: Awaited<ReturnType<typeof client.library.exportHistory>> =
      await client.library.exportHistory({
        format,
        query,
        after,
        byteOrderMark: options.bom === true,
      });
    await write(part.text);
    items += part.items;
    after = part.next;
    printer.draw(`Exporting: ${items} items`);
  } while (after !== null);
  return items;
}

async function writeFile(
  path: string,
  overwrite: boolean,
  work: (file: FileHandle) => Promise<number | null>,
): Promise<number | null> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    let items: number | null;
    try {
      items = await work(file);
      await file.sync();
    } finally {
      await file.close();
    }
    if (items !== null) await (overwrite ? rename(unfinished, path) : link(unfinished, path));
    return items;
  } catch (error) {
    throw asStop(error, path);
  } finally {
    await unlink(unfinished).catch(() => undefined);
  }
}

function asStop(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EEXIST') {
    return new CommandStop(
      'refused',
      `${printable(path)} is there already.`,
      'Choose another name, or say --overwrite.',
    );
  }
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  return new CommandStop(
    'refused',
    `${printable(path)} could not be written (${code}).`,
    'Choose a place that can be written and has room.',
  );
}
