import { itemIdSchema, libraryQuerySchema } from '../../../shared/library.ts';
import type { EditTarget, EditView, LibraryChange, TagView } from '../../../shared/library.ts';
import { colourIn } from '../colour-in.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';

export interface TargetOptions {
  /** A search: everything that it finds. */
  readonly foundBy?: string;
}

/** `library tag`, `star` and `note`: one edit for all of them. */
export function editItems(
  context: CommandContext,
  references: readonly string[],
  options: TargetOptions,
  change: LibraryChange,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const target = await targetOf(client, references, options);
    sayEdit(context.printer, await client.library.edit({ target, change }));
    return 'ok';
  });
}

/** Jobs by their names, or what a search finds; `trashed`: among what is in the trash. */
export async function targetOf(
  client: RenderdeskClient,
  references: readonly string[],
  { foundBy }: TargetOptions,
  trashed = false,
): Promise<EditTarget> {
  if ((references.length === 0) === (foundBy === undefined)) {
    throw new CommandStop(
      'usage',
      'Name jobs, or say --found-by with a search: one of the two.',
      'For example: renderdesk library star 12 13, or library star --found-by "tag:summer".',
      'invalid-request',
    );
  }
  if (foundBy !== undefined) {
    const query = libraryQuerySchema.parse({ text: foundBy, filters: { trashed } });
    return { query, except: [] };
  }
  const jobs = await Promise.all(references.map((reference) => client.jobs.find({ reference })));
  return { ids: jobs.map(({ id }) => itemIdSchema.parse(id)) };
}

/** `library undo`: the edit of that number, or the latest that is not taken back yet. */
export function undoEdit(context: CommandContext, number: number | undefined): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const latest = async () =>
      (await client.library.edits()).find(({ state }) => state === 'applied')?.id;
    const editId = number ?? (await latest());
    if (editId === undefined) {
      throw new CommandStop(
        'notFound',
        'There is no edit to take back.',
        'renderdesk library edits shows the latest.',
        'not-found',
      );
    }
    sayEdit(context.printer, await client.library.undo({ editId }));
    return 'ok';
  });
}

/** `library edits` */
export function sayEdits(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const edits = await (await link.client()).library.edits();
    for (const edit of edits) sayEdit(context.printer, edit);
    if (edits.length === 0) context.printer.tell('Nothing was edited.');
    return 'ok';
  });
}

/** `library tags` */
export function sayTags(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    tellTags(context.printer, await (await link.client()).library.tags());
    return 'ok';
  });
}

/** `library rename-tag` */
export function renameTag(
  context: CommandContext,
  name: string,
  newName: string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    tellTags(context.printer, await client.library.renameTag({ name, newName }));
    return 'ok';
  });
}

/** `library colour-tag`; without a colour it has none any more. */
export function colourTag(
  context: CommandContext,
  name: string,
  wanted: string | undefined,
): Promise<Outcome> {
  const colour = wanted === undefined ? null : colourIn(wanted);
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    tellTags(context.printer, await client.library.colourTag({ name, colour }));
    return 'ok';
  });
}

/** `library merge-tags` */
export function mergeTags(context: CommandContext, name: string, into: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    sayEdit(context.printer, await client.library.mergeTags({ name, into }));
    return 'ok';
  });
}

/** `library delete-tag` */
export function deleteTag(context: CommandContext, name: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    sayEdit(context.printer, await client.library.deleteTag({ name }));
    return 'ok';
  });
}

export function sayEdit(printer: Printer, edit: EditView): void {
  printer.record('edit', { edit });
  const items = edit.total === 1 ? '1 item' : `${edit.total} items`;
  const states = {
    applied: '',
    applying: `, ${edit.done} done so far`,
    undoing: `, being taken back: ${edit.done} so far`,
    undone: ', taken back',
  };
  printer.tell(`${edit.id}: ${printable(edit.label)}, ${items}${states[edit.state]}.`);
  if (edit.skipped === undefined) return;
  const left = edit.skipped === 1 ? 'One was' : `${edit.skipped} were`;
  printer.tell(`${left} left as before. ${printable(edit.remark ?? '')}`);
}

function tellTags(printer: Printer, tags: readonly TagView[]): void {
  for (const tag of tags) printer.record('tag', { tag });
  if (tags.length === 0) printer.tell('Nothing has a tag.');
  for (const { name, count, colour } of tags)
    printer.tell(`${printable(name)}  ${count}${colour === null ? '' : `  ${colour}`}`);
}
