import { goBackHome } from '../../../host/rebuild-home.ts';
import type { CommandContext } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';

/** `library go-back`: after a newer Renderdesk; nobody else may use the home meanwhile. */
export async function goBackToCopy({ printer, folders }: CommandContext): Promise<Outcome> {
  const { copy, setAside, unconfirmed, added } = await goBackHome(folders);
  const madeAt = new Date(copy.madeAt).toISOString();
  printer.record('went-back', { copy: copy.path, madeAt, setAside, unconfirmed, added });
  printer.tell(`The library is as it was on ${madeAt.slice(0, 10)}.`);
  printer.tell(`The newer database is kept: ${printable(setAside)}`);
  if (added > 0) printer.tell(`${added} jobs were put in from the history beside the files.`);
  if (unconfirmed === 0) return 'ok';
  printer.warn(
    `${unconfirmed} jobs were not sent yet at that time, and may have been since: look with renderdesk jobs --state unconfirmed, and say what became of each with renderdesk settle.`,
  );
  return 'personNeeded';
}
