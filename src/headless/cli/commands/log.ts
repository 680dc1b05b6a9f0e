import type { LogEntry } from '../../../shared/activity.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { pause } from '../pause.ts';
import { printable } from '../printable.ts';

export interface LogOptions {
  readonly level?: LogEntry['level'];
  readonly search?: string;
  readonly follow?: boolean;
  readonly limit?: number;
}

const USUAL_LIMIT = 50;
const MOST_AT_ONCE = 1_000;
const LOOKED_EVERY_MS = 1_000;

/** `log`: its last lines, the newest last; with `--follow` what comes, until Ctrl-C. */
export function log(context: CommandContext, options: LogOptions): Promise<Outcome> {
  const { interrupted } = context;
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const wanted = { level: options.level ?? 'info', search: options.search ?? '' };
    let page = await client.activity.log({ ...wanted, limit: options.limit ?? USUAL_LIMIT });
    sayEntries(context, page.entries);
    if (page.entries.length === 0) context.printer.tell('No line of the log fits.');
    while (options.follow === true && !interrupted.aborted) {
      await pause(LOOKED_EVERY_MS, interrupted);
      const after = page.newest;
      page = await client.activity.log({ ...wanted, after, limit: MOST_AT_ONCE });
      sayEntries(context, page.entries);
    }
    return 'ok';
  });
}

function sayEntries(context: CommandContext, entries: readonly LogEntry[]): void {
  for (const entry of entries.toReversed()) {
    context.printer.record('log', { entry });
    context.printer.tell(lineOf(context, entry));
  }
}

function lineOf({ printer }: CommandContext, { at, level, message, fields }: LogEntry): string {
  const { dim, red, yellow } = printer.colours;
  const colour = level === 'error' ? red : level === 'warn' ? yellow : dim;
  const more = Object.entries(fields)
    .map(([name, value]) => `${name}=${printable(String(value))}`)
    .join(' ');
  return `${dim(at)} ${colour(level.padEnd(5))} ${printable(message)} ${dim(more)}`.trimEnd();
}
