import { resolve } from 'node:path';
import type { LibraryCheck, TakenIn } from '../../../shared/library-care.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { sizeText } from '../measures.ts';
import { pause } from '../pause.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';

const LOOKED_EVERY_MS = 200;
/** The most that the contract gives in one page. */
const PAGE_SIZE = 500;

/** `library check`: looks the folders through; Ctrl-C stops it, what it found stays found. */
export function checkLibrary(context: CommandContext): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const check = await followCheck(context, client);
    sayCheck(context.printer, check);
    if (check.state === 'stopped') return 'interrupted';
    return check.state === 'failed' ? 'ourFault' : 'ok';
  });
}

async function followCheck(
  { printer, interrupted }: CommandContext,
  client: RenderdeskClient,
): Promise<LibraryCheck> {
  let check = await client.library.startCheck({ wait: false });
  while (check.state === 'running') {
    printer.draw(`Looking: ${check.files} of about ${check.expected} files`);
    await pause(LOOKED_EVERY_MS);
    const next = interrupted.aborted
      ? await client.library.stopCheck()
      : await client.library.lastCheck();
    check = next ?? check;
  }
  printer.endDrawing();
  return check;
}

function sayCheck(printer: Printer, check: LibraryCheck): void {
  printer.record('check', { check });
  if (check.state === 'stopped') printer.tell('Stopped before its end.');
  if (check.state === 'failed') printer.tell('It could not be looked through; the log says why.');
  for (const sentence of check.sentences) printer.tell(printable(sentence));
  if (check.state === 'done' && check.sentences.length === 0) {
    printer.tell(`All ${check.files} files are as they should be.`);
  }
}

/** `library changed` */
export function sayChanged(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    let said = 0;
    for (let more = true; more;) {
      const page = await client.library.changedFiles({ skip: said, limit: PAGE_SIZE });
      for (const file of page.files) {
        context.printer.record('changed', { file });
        const { item, difference } = file;
        context.printer.tell(`#${item.jobNumber} ${printable(item.output?.path ?? item.name)}`);
        context.printer.tell(context.printer.colours.dim(`  ${difference}`));
      }
      said += page.files.length;
      more = page.more && page.files.length > 0;
    }
    if (said === 0) context.printer.tell('No file is known to be changed.');
    return 'ok';
  });
}

/** `library unknown`: as the last look found them. */
export function sayUnknown(
  context: CommandContext,
  { ignored = false }: { readonly ignored?: boolean },
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    let after: string | undefined;
    for (let more = true; more;) {
      const page = await client.library.unknownFiles({ after, ignored, limit: PAGE_SIZE });
      for (const file of page.files) {
        context.printer.record('unknown', { file });
        const marks = [file.forgotten ? 'forgotten' : '', file.ignored ? 'ignored' : ''];
        const mark = marks.filter((each) => each !== '').join(', ');
        const line = `${sizeText(file.bytes)}  ${printable(file.path)}`;
        context.printer.tell(mark === '' ? line : `${line}  (${mark})`);
      }
      after = page.files.at(-1)?.path ?? after;
      more = page.more && page.files.length > 0;
    }
    if (after === undefined) {
      context.printer.tell('The last look found no unknown file. renderdesk library check looks.');
    }
    return 'ok';
  });
}

/** `library take-in`: a path is relative to where the person stands. */
export function takeIn(context: CommandContext, paths: readonly string[]): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const taken = await client.library.takeIn({ paths: paths.map((path) => resolve(path)) });
    for (const one of taken) sayTaken(context.printer, one);
    return taken.every((one) => one.taken) ? 'ok' : 'refused';
  });
}

function sayTaken(printer: Printer, one: TakenIn): void {
  printer.record('taken-in', { file: one });
  if (one.taken) printer.tell(`Taken in: ${printable(one.path)}`);
  else printer.warn(`${printable(one.path)}: ${one.message}`);
}

/** `library ignore` */
export function ignoreUnknown(
  context: CommandContext,
  paths: readonly string[],
  { off = false }: { readonly off?: boolean },
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const wanted = paths.map((path) => resolve(path));
    const { files } = await client.library.ignoreUnknown({ paths: wanted, ignored: !off });
    context.printer.record('ignored', { files, ignored: !off });
    context.printer.tell(`${files} of ${wanted.length} ${off ? 'count again' : 'are ignored'}.`);
    return files === wanted.length ? 'ok' : 'notFound';
  });
}
