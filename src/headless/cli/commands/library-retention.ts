import {
  retentionRulesSchema,
  type RetentionPreview,
  type RetentionRules,
  type RetentionView,
} from '../../../shared/library-care.ts';
import { askYes } from '../ask-yes.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { sizeText } from '../measures.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';
import { sayEdit } from './library-order.ts';

export interface RuleOptions {
  readonly days?: number;
  readonly gigabytes?: number;
  readonly last?: number;
  readonly per?: string;
  readonly account?: readonly string[];
  readonly kind?: readonly string[];
  readonly tag?: readonly string[];
  readonly notedToo?: boolean;
  readonly yes?: boolean;
}

const BYTES_OF_A_GIGABYTE = 1e9;
/** Files that are named; the rest is counted. */
const NAMED = 20;

/** `library retention` */
export function sayRetention(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const view = await client.library.retention();
    tellRetention(context.printer, view);
    if (view.rules.length > 0) {
      tellPreview(context.printer, await client.library.previewRetention(rulesOf(view)));
    }
    return 'ok';
  });
}

/** `library retention preview` and `set`: what rules would do; with `set`, they do it daily. */
export function tryRetention(
  context: CommandContext,
  options: RuleOptions,
  switchOn: boolean,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rules = await chosenRules(client, options);
    const preview = await client.library.previewRetention({ ...rules, limit: NAMED });
    tellPreview(context.printer, preview);
    if (!switchOn) return 'ok';
    if (!(await isSure(context, options, 'Switch these rules on?'))) return 'canceled';
    const { seen } = preview;
    const view = await client.library.setRetention({ ...rules, on: true, seen });
    tellRetention(context.printer, view);
    return 'ok';
  });
}

/** `library retention off`: the rules stay written down. */
export function stopRetention(context: CommandContext): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rules = rulesOf(await client.library.retention());
    tellRetention(context.printer, await client.library.setRetention({ ...rules, on: false }));
    return 'ok';
  });
}

/** `library retention run`: now, once. */
export function runRetention(
  context: CommandContext,
  options: Pick<RuleOptions, 'yes'>,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rules = rulesOf(await client.library.retention());
    const preview = await client.library.previewRetention({ ...rules, limit: NAMED });
    tellPreview(context.printer, preview);
    if (preview.files === 0) return 'ok';
    if (!(await isSure(context, options, 'Move them to the trash?'))) return 'canceled';
    const { edit } = await client.library.runRetention({ seen: preview.seen });
    if (edit !== null) sayEdit(context.printer, edit);
    return 'ok';
  });
}

const rulesOf = ({ rules, keepNoted }: RetentionView): RetentionRules => ({ rules, keepNoted });

async function chosenRules(
  client: RenderdeskClient,
  options: RuleOptions,
): Promise<RetentionRules> {
  const { days, gigabytes, last } = options;
  const keeps = [
    ...(days === undefined ? [] : [{ what: 'days' as const, days }]),
    ...(gigabytes === undefined
      ? []
      : [{ what: 'bytes' as const, bytes: Math.round(gigabytes * BYTES_OF_A_GIGABYTE) }]),
    ...(last === undefined ? [] : [{ what: 'last' as const, files: last }]),
  ];
  if (keeps.length === 0) {
    throw new CommandStop(
      'usage',
      'Say what is kept: --days, --gigabytes or --last.',
      'For example: renderdesk library retention preview --last 100 --per account.',
      'invalid-request',
    );
  }
  const known = options.account === undefined ? [] : await client.accounts.list();
  const accounts = (options.account ?? []).map((name) => findAccount(known, name).id);
  const scope = {
    per: options.per ?? 'library',
    accounts,
    kinds: options.kind ?? [],
    tags: options.tag ?? [],
  };
  const parsed = retentionRulesSchema.safeParse({
    rules: keeps.map((keep) => ({ keep, ...scope })),
    keepNoted: options.notedToo !== true,
  });
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? 'These are no rules.';
  throw new CommandStop('usage', problem, 'Look at renderdesk library retention --help.');
}

function tellPreview(printer: Printer, preview: RetentionPreview): void {
  printer.record('retention-preview', { preview });
  printer.tell(
    preview.files === 0
      ? 'Nothing would go.'
      : `To the trash would go: ${preview.files} files, ${sizeText(preview.bytes)}.`,
  );
  if (preview.protected > 0) {
    printer.tell(`Kept for a star, a note or a change: ${preview.protected}.`);
  }
  for (const { item, why } of preview.items.slice(0, NAMED)) {
    printer.tell(
      `  #${item.jobNumber} ${printable(item.output?.fileName ?? item.name)}  ${sizeText(item.output?.bytes ?? 0)}  ${why}`,
    );
  }
  if (preview.files > NAMED) printer.tell(`  and ${preview.files - NAMED} more.`);
}

function tellRetention(printer: Printer, view: RetentionView): void {
  printer.record('retention', { retention: view });
  const rules = view.rules.length === 1 ? 'One rule' : `${view.rules.length} rules`;
  printer.tell(`${rules} for what is kept: ${view.on ? 'on, once a day' : 'off'}.`);
}

async function isSure(
  { printer, input }: CommandContext,
  { yes = false }: Pick<RuleOptions, 'yes'>,
  question: string,
): Promise<boolean> {
  if (yes) return true;
  if (printer.json || input.isTTY !== true) {
    throw new CommandStop('usage', question, 'Say --yes if that is what you want.', 'conflict');
  }
  return askYes(question);
}
