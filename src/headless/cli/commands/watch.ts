import { resolve } from 'node:path';
import type { MediaKind } from '../../../shared/output.ts';
import {
  watchRuleSchema,
  type WatchFileView,
  type WatchFolderView,
} from '../../../shared/watch.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';
import { tableText } from '../table.ts';

export interface WatchOptions {
  readonly account?: string;
  readonly kind?: MediaKind;
  readonly perHour?: number;
  readonly settle?: number;
}

/** Files that are listed. */
const LISTED = 50;

/** `watch`: the folders, and how many files of each are where. */
export function listWatched(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const folders = await (await link.client()).watch.folders();
    if (folders.length === 0)
      context.printer.tell('No folder is watched. renderdesk watch add DIR');
    for (const folder of folders) sayFolder(context.printer, folder);
    return 'ok';
  });
}

/** `watch add`: its files wait until `watch approve`. */
export function addWatched(
  context: CommandContext,
  path: string,
  options: WatchOptions,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rule = watchRuleSchema.parse({
      ...(options.account === undefined
        ? {}
        : { accountId: findAccount(await client.accounts.list(), options.account).id }),
      ...(options.kind === undefined ? {} : { kind: options.kind }),
      ...(options.perHour === undefined ? {} : { perHour: options.perHour }),
      ...(options.settle === undefined ? {} : { settleSeconds: options.settle }),
    });
    const folder = await client.watch.add({ path: resolve(path), ...rule });
    sayFolder(context.printer, folder);
    context.printer.tell(
      `Its files wait. Look with renderdesk watch files ${folder.id}, then renderdesk watch approve ${folder.id}.`,
    );
    return 'ok';
  });
}

export type WatchAct = 'approve' | 'pause' | 'resume' | 'remove';

/** `watch approve`, `pause`, `resume` and `remove`. */
export function actOnWatched(
  context: CommandContext,
  named: string,
  act: WatchAct,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { id, path } = await folderNamed(client, named);
    if (act === 'remove') {
      await client.watch.remove({ id });
      context.printer.record('removed', { id });
      context.printer.tell(`${printable(path)} is watched no longer.`);
      return 'ok';
    }
    sayFolder(
      context.printer,
      act === 'approve'
        ? await client.watch.approve({ id })
        : await client.watch.change({ id, paused: act === 'pause' }),
    );
    return 'ok';
  });
}

/** `watch files`: those that wait first, each with why. */
export function listWatchedFiles(context: CommandContext, named: string): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const { id } = await folderNamed(client, named);
    const files = await client.watch.files({ id, limit: LISTED });
    const { printer } = context;
    for (const file of files) printer.record('watched-file', { file });
    if (files.length === 0) printer.tell('No files came yet.');
    else {
      printer.tell(
        tableText(
          [{ title: '' }, { title: 'FILE' }, { title: 'STATE' }, { title: '' }],
          files.map((file) => [
            `#${file.id}`,
            printable(file.name),
            stateOf(file),
            printable(
              file.message === '' && file.jobNumber !== null
                ? `job #${file.jobNumber}`
                : file.message,
            ),
          ]),
        ),
      );
    }
    return 'ok';
  });
}

/** `watch release`: one file, in spite of its warnings. */
export function releaseWatched(context: CommandContext, fileId: number): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const file = await (await link.client()).watch.release({ id: fileId });
    context.printer.record('watched-file', { file });
    context.printer.tell(`${printable(file.name)} is submitted at the next look.`);
    return 'ok';
  });
}

const stateOf = ({ state, waitsFor, outcome }: WatchFileView): string =>
  state === 'settled' ? (outcome ?? state) : waitsFor === null ? state : `waits: ${waitsFor}`;

function sayFolder(printer: Printer, folder: WatchFolderView): void {
  printer.record('watched', { folder });
  const { id, path, paused, approved, problem, counts } = folder;
  const state = paused ? 'paused' : approved ? 'submitting' : 'waits for your go';
  printer.tell(`#${id} ${printable(path)}: ${state}`);
  const { waiting, following, done, failed } = counts;
  printer.tell(`   ${waiting} waiting, ${following} rendering, ${done} done, ${failed} failed`);
  if (problem !== null) printer.warn(`   ! ${printable(problem)}`);
}

async function folderNamed(client: RenderdeskClient, named: string): Promise<WatchFolderView> {
  const folders = await client.watch.folders();
  const number = named.replace(/^#/, '');
  const found = folders.find(({ id, path }) => String(id) === number || path === resolve(named));
  if (found !== undefined) return found;
  throw new CommandStop(
    'usage',
    `${printable(named)} is not watched.`,
    'renderdesk watch shows the folders that are, with their numbers.',
    'not-found',
  );
}
