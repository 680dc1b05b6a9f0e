import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readOne } from '../../../core/payloads/read-files.ts';
import type { PayloadTemplate } from '../../../shared/template.ts';
import { readTemplateFile, templateFile } from '../../../shared/template-file.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop, stopFor } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { findTemplate } from '../rows-payloads.ts';
import type { RenderdeskClient } from '../session.ts';
import { tableText } from '../table.ts';

/** `templates` */
export function listTemplates(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const kept = await (await link.client()).templates.list();
    const { printer } = context;
    for (const template of kept) printer.record('template', { template });
    if (kept.length === 0) printer.tell('No templates. renderdesk templates save NAME FILE');
    else {
      const titles = [
        { title: '' },
        { title: 'NAME' },
        { title: 'PROVIDER' },
        { title: 'ASKS FOR' },
      ];
      printer.tell(
        tableText(
          titles,
          kept.map(({ id, name, providerId, placeholders }) => [
            `#${id}`,
            printable(name),
            providerId ?? '',
            printable(placeholders.join(', ')),
          ]),
        ),
      );
    }
    return 'ok';
  });
}

/** `templates show`: the payload as it was written, or into a file. */
export function showTemplate(
  context: CommandContext,
  named: string,
  { to }: { readonly to?: string },
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const template = await existing(await link.client(), named);
    if (to !== undefined) await writeNew(to, template.content);
    context.printer.record('template', { template });
    context.printer.tell(to === undefined ? template.content : `Written to ${printable(to)}.`);
    return 'ok';
  });
}

/** `templates export`: whole, into a file. */
export function exportTemplate(
  context: CommandContext,
  named: string,
  to: string,
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const template = await existing(await link.client(), named);
    await writeNew(to, templateFile(template));
    context.printer.record('template', { template });
    context.printer.tell(`Written to ${printable(to)}.`);
    return 'ok';
  });
}

/** `templates import`: what `export` wrote, or any payload file. */
export async function importTemplate(context: CommandContext, file: string): Promise<Outcome> {
  const { name, content } = readTemplateFile(basename(file), await textOf(file));
  return keepTemplate(context, name, content);
}

/** `templates save`: a new one; with the name of one that is kept, its content is changed. */
export async function saveTemplate(
  context: CommandContext,
  name: string,
  file: string,
): Promise<Outcome> {
  return keepTemplate(context, name, await textOf(file));
}

async function textOf(file: string): Promise<string> {
  const found = await readOne(file);
  if (!found.ok) throw stopFor(found.failure);
  return new TextDecoder().decode(found.bytes);
}

function keepTemplate(context: CommandContext, name: string, content: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const kept = (await client.templates.list()).find(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    const template = await client.templates.save({
      ...(kept === undefined ? {} : { id: kept.id }),
      name,
      content,
    });
    context.printer.record('template', { template });
    context.printer.tell(`Template #${template.id} “${printable(template.name)}” is kept.`);
    return 'ok';
  });
}

/** `templates remove` */
export function removeTemplate(context: CommandContext, named: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { id, name } = await existing(client, named);
    await client.templates.remove({ id });
    context.printer.record('removed', { id });
    context.printer.tell(`Template “${printable(name)}” is deleted.`);
    return 'ok';
  });
}

async function existing(client: RenderdeskClient, named: string): Promise<PayloadTemplate> {
  const template = await findTemplate(client, named);
  if (template !== undefined) return template;
  throw new CommandStop(
    'usage',
    `There is no template "${printable(named)}".`,
    'renderdesk templates shows those that are kept.',
    'not-found',
  );
}

/** Writes over nothing. */
async function writeNew(path: string, content: string): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    throw new CommandStop(
      'usage',
      `${printable(path)} could not be written: the system says ${why}.`,
      'Name a file that is not there yet, in a folder that can be written.',
      'folder-unwritable',
    );
  }
}
