import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { DestinationRule, DestinationView } from '../../../shared/destination.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';
import { tableText } from '../table.ts';

export interface DestinationOptions {
  readonly provider?: string;
  readonly account?: string;
  readonly tag?: string;
  readonly folder?: string;
  readonly subfolder?: string;
}

/** `destinations` */
export function listDestinations(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    sayDestinations(context.printer, await (await link.client()).destinations.list());
    return 'ok';
  });
}

/** `destinations add`: a rule behind those that there are. */
export function addDestination(
  context: CommandContext,
  options: DestinationOptions,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rule = await ruleOf(client, options);
    const rules = (await client.destinations.list()).map((view) => view.rule);
    const { paths, problem } = await client.destinations.try({ rule });
    if (problem !== null) throw new CommandStop('usage', printable(problem), '');
    sayDestinations(context.printer, await client.destinations.save({ rules: [...rules, rule] }));
    for (const path of paths) context.printer.tell(`  ${printable(path)}`);
    return 'ok';
  });
}

/** `destinations remove`: by its place in the list. */
export function removeDestination(context: CommandContext, place: number): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const rules = (await client.destinations.list()).map((view) => view.rule);
    if (rules[place - 1] === undefined) {
      throw new CommandStop('usage', `There is no rule ${place}.`, 'See renderdesk destinations.');
    }
    const left = rules.filter((_, index) => index !== place - 1);
    sayDestinations(context.printer, await client.destinations.save({ rules: left }));
    return 'ok';
  });
}

/** `destinations choose`: another folder for the rules that have one. */
export function chooseDestination(
  context: CommandContext,
  from: string,
  to: string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const wish = { from: resolve(from), to: resolve(to) };
    sayDestinations(context.printer, await client.destinations.choose(wish));
    return 'ok';
  });
}

async function ruleOf(
  client: RenderdeskClient,
  { provider, account, tag, folder, subfolder = '' }: DestinationOptions,
): Promise<DestinationRule> {
  const given = [provider, account, tag].filter((each) => each !== undefined);
  if (given.length !== 1) {
    throw new CommandStop(
      'usage',
      'A rule is for one provider, one account or one tag.',
      'Give one of --provider, --account and --tag.',
    );
  }
  const place = {
    id: randomUUID(),
    folder: folder === undefined ? null : resolve(folder),
    subfolder,
  };
  if (provider !== undefined) return { ...place, by: 'provider', value: provider };
  if (tag !== undefined) return { ...place, by: 'tag', value: tag };
  const found = findAccount(await client.accounts.list(), account ?? '');
  return { ...place, by: 'account', value: found.id };
}

function sayDestinations(printer: Printer, views: readonly DestinationView[]): void {
  for (const view of views) printer.record('destination', { destination: view });
  if (printer.json) return;
  if (views.length === 0) {
    printer.tell('All files go to the library folder.');
    return;
  }
  const titles = [{ title: '' }, { title: 'FILES OF' }, { title: 'GO TO' }, { title: 'PROBLEM' }];
  const rows = views.map(({ rule, root, problem }, index) => [
    `${index + 1}`,
    printable(`${rule.by} ${rule.value}`),
    printable(rule.subfolder === '' ? root : `${root}/${rule.subfolder}`),
    printable(problem ?? ''),
  ]);
  printer.tell(tableText(titles, rows));
}
