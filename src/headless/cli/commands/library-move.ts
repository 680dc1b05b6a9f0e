import { resolve } from 'node:path';
import type { LibraryMove } from '../../../shared/contract/library-portable.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { sizeText } from '../measures.ts';
import { pause } from '../pause.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';

/** How often it is said how far it is, in milliseconds. */
const TOLD_EVERY_MS = 250;

/** `library move`: Ctrl-C stops it between two files; the same command goes on. */
export function moveLibrary(context: CommandContext, folder: string): Promise<Outcome> {
  const { printer, interrupted } = context;
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const stop = () => void client.library.stopMove().catch(() => undefined);
    interrupted.addEventListener('abort', stop, { once: true });
    const done = new AbortController();
    const telling = tellProgress(client, printer, done.signal);
    try {
      const moved = await client.library.move({ folder: resolve(folder) });
      return sayMoved(printer, moved);
    } finally {
      interrupted.removeEventListener('abort', stop);
      done.abort();
      await telling;
      printer.endDrawing();
    }
  });
}

async function tellProgress(
  client: RenderdeskClient,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(TOLD_EVERY_MS, signal);
    if (signal.aborted) return;
    // Whoever is asked may be gone: the move itself then says so.
    const move = await client.library.place().then(
      (place) => place.move,
      () => null,
    );
    if (move === null || move.state !== 'moving') continue;
    printer.record('moving', { move });
    const { files, bytes } = move;
    printer.draw(
      `Moving: ${files.done} of ${files.total} files, ${sizeText(bytes.done)} of ${sizeText(bytes.total)}`,
    );
  }
}

function sayMoved(printer: Printer, move: LibraryMove): Outcome {
  printer.endDrawing();
  printer.record('moved', { move });
  if (move.state === 'stopped') {
    printer.tell(`Stopped after ${move.files.done} of ${move.files.total} files.`);
    printer.tell('Every file is where the library looks for it. The same command goes on.');
    return 'interrupted';
  }
  printer.tell(`The library is in ${printable(move.to)}: ${move.files.done} files.`);
  if (move.missing > 0) printer.tell(`${move.missing} files were not there to be moved.`);
  return 'ok';
}
