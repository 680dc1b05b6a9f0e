import { resolve } from 'node:path';
import { itemIdSchema, type ItemId } from '../../../shared/library.ts';
import type { FetchAgainView } from '../../../shared/library-care.ts';
import { askYes } from '../ask-yes.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { sizeText } from '../measures.ts';
import { pause } from '../pause.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';
import { sayEdit, targetOf, type TargetOptions } from './library-order.ts';

const LOOKED_EVERY_MS = 250;

interface YesOption {
  readonly yes?: boolean;
}

/** `library trash` */
export function trashItems(
  context: CommandContext,
  jobs: readonly string[],
  options: TargetOptions,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const target = await targetOf(client, jobs, options);
    const edit = await client.library.trash({ target });
    sayEdit(context.printer, edit);
    return edit.skipped === undefined ? 'ok' : 'refused';
  });
}

/** `library restore` */
export function restoreItems(
  context: CommandContext,
  jobs: readonly string[],
  options: TargetOptions,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const target = await targetOf(client, jobs, options, true);
    const edit = await client.library.restore({ target });
    sayEdit(context.printer, edit);
    return edit.skipped === undefined ? 'ok' : 'refused';
  });
}

/** `library forget`: the history, never a file. */
export function forgetItems(
  context: CommandContext,
  jobs: readonly string[],
  options: TargetOptions & YesOption,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const target = await targetOf(client, jobs, options);
    const question =
      'Payload, price, times, tags and notes would be removed from the library; files stay.';
    if (!(await isSure(context, options, question))) return 'canceled';
    sayEdit(context.printer, await client.library.forget({ target, confirmed: true }));
    return 'ok';
  });
}

/** `library empty-trash`: deletes for good. */
export function emptyTrash(context: CommandContext, options: YesOption): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { files, bytes } = await client.library.trashTotals();
    if (files === 0) {
      context.printer.record('emptied', { files, bytes });
      context.printer.tell('The trash of the library holds no file.');
      return 'ok';
    }
    const question = `${files === 1 ? 'One file' : `${files} files`} of ${sizeText(bytes)} would be deleted for good; what is known of them stays.`;
    if (!(await isSure(context, options, question))) return 'canceled';
    await client.library.emptyTrash({ confirmed: true });
    context.printer.record('emptied', { files, bytes });
    context.printer.tell(`Deleted for good: ${files}, ${sizeText(bytes)}.`);
    return 'ok';
  });
}

/** Asks at a terminal; elsewhere what can not be taken back has to be said outright. */
async function isSure(
  { printer, input }: CommandContext,
  { yes = false }: YesOption,
  question: string,
): Promise<boolean> {
  if (yes) return true;
  if (printer.json || input.isTTY !== true) {
    throw new CommandStop('usage', question, 'Say --yes if that is what you want.', 'conflict');
  }
  printer.tell(question);
  if (await askYes('Do it?')) return true;
  printer.tell('Nothing was done.');
  return false;
}

/** `library relink`: a path is relative to where the person stands. */
export function relinkFile(
  context: CommandContext,
  reference: string,
  path: string,
  { asChanged = false }: { readonly asChanged?: boolean },
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const id = await oneFile(client, reference);
    const item = await client.library.relink({ id, path: resolve(path), asChanged });
    context.printer.record('item', { item });
    context.printer.tell(
      `#${item.jobNumber} ${printable(item.name)} is ${printable(item.output?.path ?? '')}.`,
    );
    return 'ok';
  });
}

/** `library keep-changed`: they are changed, and meant to be. */
export function keepChanged(
  context: CommandContext,
  references: readonly string[],
  { off = false }: { readonly off?: boolean },
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const files = await Promise.all(references.map((each) => filesOf(client, each)));
    const ids = files.flat().map((id) => itemIdSchema.parse(id));
    if (ids.length === 0) throw noFile(references.join(' '));
    const kept = await client.library.keepChanged({ ids, kept: !off });
    context.printer.record('kept-changed', kept);
    context.printer.tell(`${kept.files} changed ${kept.files === 1 ? 'file' : 'files'}.`);
    return kept.files > 0 ? 'ok' : 'notFound';
  });
}

/** `library fetch-again`: from the provider, followed to its end. */
export function fetchFilesAgain(
  context: CommandContext,
  references: readonly string[],
  { asAnother = false }: { readonly asAnother?: boolean },
): Promise<Outcome> {
  return withLibrary(context, true, async (link) => {
    const client = await link.client();
    const files = await Promise.all(references.map((each) => filesOf(client, each)));
    const ids = files.flat().map((id) => itemIdSchema.parse(id));
    if (ids.length === 0) throw noFile(references.join(' '));
    let views = await client.library.fetchAgain({ ids, asAnother });
    const refused = views.filter(({ state }) => state === 'failed');
    const begun = views.filter(({ state }) => state === 'fetching').map(({ id }) => id);
    while (views.some(({ state }) => state === 'fetching')) {
      if (context.interrupted.aborted) return 'interrupted';
      await pause(LOOKED_EVERY_MS);
      views = await client.library.fetchesAgain({ ids: begun });
    }
    const all = [...refused, ...(begun.length === 0 ? [] : views)];
    for (const view of all) sayFetched(context.printer, view);
    return all.every(({ state }) => state === 'fetched') ? 'ok' : 'failed';
  });
}

function sayFetched(printer: Printer, view: FetchAgainView): void {
  printer.record('fetched-again', { file: view });
  if (view.state === 'fetched') printer.tell(view.message);
  else printer.warn(view.message);
}

/** The files of a job, or the one of that id. */
async function filesOf(client: RenderdeskClient, reference: string): Promise<string[]> {
  const asId = itemIdSchema.safeParse(reference);
  if (asId.success) {
    const item = await client.library.item({ id: asId.data });
    if (item.output !== null) return [item.output.id];
  }
  const job = await client.jobs.find({ reference });
  return job.outputs.map(({ id }) => id);
}

async function oneFile(client: RenderdeskClient, reference: string): Promise<ItemId> {
  const [id, ...others] = await filesOf(client, reference);
  if (id === undefined) throw noFile(reference);
  if (others.length > 0) {
    throw new CommandStop(
      'usage',
      `${printable(reference)} has ${others.length + 1} files.`,
      `Name one by its id: ${[id, ...others].join(', ')}.`,
      'invalid-request',
    );
  }
  return itemIdSchema.parse(id);
}

const noFile = (reference: string): CommandStop =>
  new CommandStop(
    'notFound',
    `${printable(reference)} has no file in the library.`,
    'renderdesk show ID tells what became of it.',
    'not-found',
  );
