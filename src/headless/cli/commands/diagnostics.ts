import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { readLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';

export interface DiagnosticsOptions {
  readonly out?: string;
  readonly payloads?: boolean;
}

/** `diagnostics`: what helps to find a fault, to be read before it is given to anyone. */
export function diagnostics(
  context: CommandContext,
  options: DiagnosticsOptions,
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const { text, fileName } = await client.activity.diagnostics({
      payloads: options.payloads === true,
    });
    const { printer } = context;
    if (options.out === undefined) {
      printer.record('diagnostics', { diagnostics: JSON.parse(text) as unknown });
      printer.tell(text.trimEnd());
      return 'ok';
    }
    const path = resolve(options.out === '.' ? fileName : options.out);
    await save(path, text);
    printer.record('saved', { path });
    printer.tell(`Saved as ${printable(path)}. Read it before you give it to anyone.`);
    return 'ok';
  });
}

/** Not over a file that is there. */
async function save(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new CommandStop(
      'refused',
      isThere ? `There is a file ${path} already.` : `${path} could not be written.`,
      'Give another path with --out.',
      'folder-unwritable',
    );
  }
}
