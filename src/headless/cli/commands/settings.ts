import { resolve } from 'node:path';
import { settingsSchema, type Settings } from '../../../shared/settings.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import type { RenderdeskClient } from '../session.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import { tableText } from '../table.ts';

/** `settings`: what is chosen, by the names that `settings set` takes. */
export function showSettings(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    saySettings(context.printer, await (await link.client()).app.settings());
    return 'ok';
  });
}

/** `settings set`: a value is text, or JSON where the setting is a number, a list or null. */
export function changeSetting(
  context: CommandContext,
  name: string,
  value: string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const current = await client.app.settings();
    const [top = '', ...inside] = name.split('.');
    const known = new Map<string, unknown>(Object.entries(current));
    if (!known.has(top)) throw unknownSetting(name, current);
    const next = replaced(known.get(top), inside, chosenValue(name, value));
    const patch = settingsSchema.safeParse({ ...current, [top]: next });
    if (!patch.success) {
      throw new CommandStop(
        'usage',
        `${printable(name)} can not be ${printable(value)}.`,
        patch.error.issues[0]?.message ?? 'Look at what renderdesk settings shows.',
      );
    }
    saySettings(context.printer, await client.app.changeSettings(onlyOf(patch.data, top)));
    if (top === 'libraryFolder') await sayOtherHistory(context, client);
    return 'ok';
  });
}

/** A folder that was chosen may hold the history of another library. */
async function sayOtherHistory(
  { printer }: CommandContext,
  client: RenderdeskClient,
): Promise<void> {
  const { folder, otherHistories } = await client.library.place();
  if (otherHistories === 0) return;
  printer.warn(`${printable(folder)} holds the history of another library. To read it in:`);
  printer.warn(`  renderdesk library import --from-folder "${printable(folder)}"`);
}

/** `settings try-names`: what a template would make of the newest files. */
export function tryNames(context: CommandContext, template: string): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const { names, placeholders } = await (await link.client()).app.previewNames({ template });
    context.printer.record('names', { names, placeholders });
    for (const name of names) context.printer.tell(printable(name));
    return 'ok';
  });
}

function onlyOf(settings: Settings, name: string): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([each]) => each === name));
}

/** A path as the person wrote it is relative to where they stand, not to where the host runs. */
function chosenValue(name: string, value: string): unknown {
  const json = readJson(value);
  if (json !== undefined && typeof json !== 'string') return json;
  return name === 'libraryFolder' ? resolve(value) : value;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function replaced(value: unknown, path: readonly string[], chosen: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return chosen;
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inner = fields.find(([key]) => key === first)?.[1];
  return { ...Object.fromEntries(fields), [first]: replaced(inner, rest, chosen) };
}

function saySettings(printer: Printer, settings: Settings): void {
  printer.record('settings', { settings });
  if (printer.json) return;
  const rows = flat(settings).map(([name, value]) => [name, printable(value)]);
  printer.tell(tableText([{ title: 'SETTING' }, { title: 'VALUE' }], rows));
}

function flat(value: unknown, prefix = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[prefix, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flat(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function unknownSetting(name: string, settings: Settings): CommandStop {
  const names = flat(settings).map(([each]) => each);
  return new CommandStop(
    'usage',
    `There is no setting called ${printable(name)}.`,
    `Renderdesk knows: ${names.join(', ')}.`,
  );
}
