import type { AccountView } from '../../../shared/account.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { outcomeOfFailure } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { giveKey } from '../give-key.ts';
import type { LibraryLink } from '../library-link.ts';
import { monthText } from '../money-words.ts';
import { printable } from '../printable.ts';
import { takeKey } from '../take-key.ts';
import type { RenderdeskClient } from '../session.ts';
import { tableText } from '../table.ts';

export interface AddOptions {
  readonly provider: string;
  readonly name: string;
  readonly baseUrl?: string;
  readonly plan?: string;
}

/** `accounts add`: the key comes from standard input or a prompt. */
export function addAccount(context: CommandContext, options: AddOptions): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    await knowProvider(client, options.provider);
    const key = await takeKey(context, options.name);
    const { account, kept } = await giveKey(context, await link.session(), options.name, key, {
      withKey: (given, keep) => client.accounts.add({ ...newAccount(options), key: given, keep }),
      withoutKey: () => client.accounts.add(newAccount(options)),
    });
    context.printer.record('account', { account, keyPlace: account.keyPlace, keyKept: kept });
    context.printer.tell(`Added the account ${printable(account.name)} (${account.baseUrl}).`);
    const hasNone = account.keyPlace === 'missing' || account.keyPlace === 'unreadable';
    return key === null && hasNone ? 'personNeeded' : 'ok';
  });
}

function newAccount(options: AddOptions) {
  const { provider: providerId, name, baseUrl, plan: planId } = options;
  const address = baseUrl === undefined ? {} : { baseUrl };
  return { providerId, name, ...address, ...(planId === undefined ? {} : { planId }) };
}

async function knowProvider(client: RenderdeskClient, wanted: string): Promise<void> {
  const { providers } = await client.app.info();
  if (providers.some((provider) => provider.id === wanted)) return;
  throw new CommandStop(
    'usage',
    `There is no provider called ${printable(wanted)}.`,
    `Renderdesk knows: ${providers.map((provider) => provider.id).join(', ')}.`,
  );
}

/** `accounts set-key`: another key for an account that is there. */
export function setAccountKey(context: CommandContext, name: string): Promise<Outcome> {
  return withAccount(context, name, async (link, found) => {
    const client = await link.client();
    const key = await takeKey(context, found.name);
    if (key === null) {
      throw new CommandStop(
        'usage',
        'No key came on standard input.',
        `Pipe it: renderdesk accounts set-key ${JSON.stringify(found.name)} < key.txt`,
      );
    }
    const { account, kept } = await giveKey(context, await link.session(), found.name, key, {
      withKey: (given, keep) => client.accounts.setKey({ id: found.id, key: given, keep }),
      withoutKey: () => Promise.resolve(found),
    });
    context.printer.record('account', { account, keyPlace: account.keyPlace, keyKept: kept });
    if (!kept) return 'personNeeded';
    context.printer.tell(`${printable(account.name)} has its new key.`);
    return 'ok';
  });
}

/** `accounts list` */
export function listAccounts(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const accounts = await (await link.client()).accounts.list();
    for (const account of accounts) context.printer.record('account', { account });
    context.printer.tell(
      accounts.length === 0
        ? 'There are no accounts yet. Add one: renderdesk accounts add --provider mockly --name NAME'
        : accountTable(accounts),
    );
    return 'ok';
  });
}

function accountTable(accounts: readonly AccountView[]): string {
  const titles = ['NAME', 'PROVIDER', 'KEY', 'STATE', 'THIS MONTH', 'BASE URL'];
  const columns = titles.map((title) => ({ title }));
  const rows = accounts.map((account) => [
    printable(account.name),
    account.providerId,
    account.keyPlace,
    stateOf(account),
    monthText(account),
    account.baseUrl,
  ]);
  return tableText(columns, rows);
}

function stateOf({ paused, submitEnabled }: AccountView): string {
  if (paused !== null)
    return paused.failure === null ? 'paused' : `paused: ${printable(paused.failure.message)}`;
  return submitEnabled ? 'ready' : 'submitting is off';
}

/** `accounts test`: asks the provider whether the key works. */
export function testAccount(context: CommandContext, name: string): Promise<Outcome> {
  return withAccount(context, name, async (link, account) => {
    const test = await (await link.client()).accounts.test({ id: account.id });
    context.printer.record('test', { account: account.name, ...test });
    if (test.works) {
      context.printer.tell(`✓ ${printable(account.name)}: ${printable(test.message)}`);
      return 'ok';
    }
    const { failure } = test;
    context.printer.warn(`✗ ${printable(`${account.name}: ${failure.message} ${failure.remedy}`)}`);
    const outcome = outcomeOfFailure(failure.code);
    return outcome === 'refused' ? 'failed' : outcome;
  });
}

/** `accounts rename` */
export function renameAccount(
  context: CommandContext,
  name: string,
  newName: string,
): Promise<Outcome> {
  return withAccount(context, name, async (link, { id }) => {
    const account = await (await link.client()).accounts.rename({ id, name: newName });
    return sayAccount(context, account, `It is called ${printable(account.name)} now.`);
  });
}

/** `accounts set-plan`: `none` takes the choice back. */
export function setAccountPlan(
  context: CommandContext,
  name: string,
  plan: string,
): Promise<Outcome> {
  return withAccount(context, name, async (link, { id }) => {
    const planId = plan === 'none' ? null : plan;
    const account = await (await link.client()).accounts.setPlan({ id, planId });
    const words = planId === null ? 'no chosen plan' : `the plan ${printable(planId)}`;
    return sayAccount(context, account, `${printable(account.name)} has ${words} now.`);
  });
}

/** `accounts set-organisation`: `none` takes the name back. */
export function setAccountOrganisation(
  context: CommandContext,
  name: string,
  wanted: string,
): Promise<Outcome> {
  return withAccount(context, name, async (link, { id }) => {
    const organisation = wanted === 'none' ? null : wanted;
    const account = await (await link.client()).accounts.setOrganisation({ id, organisation });
    const whom =
      organisation === null
        ? 'every account of its provider that has no organisation named'
        : `the accounts of ${printable(organisation)}`;
    return sayAccount(
      context,
      account,
      `${printable(account.name)} shares its limits with ${whom} now.`,
    );
  });
}

/** `accounts pause`: nothing is sent or asked with it until it is resumed. */
export function pauseAccount(context: CommandContext, name: string): Promise<Outcome> {
  return withAccount(context, name, async (link, { id }) => {
    const account = await (await link.client()).accounts.pause({ id });
    return sayAccount(context, account, `${printable(account.name)} is paused.`);
  });
}

/** `accounts resume`: lets the jobs of a paused account go on. */
export function resumeAccount(context: CommandContext, name: string): Promise<Outcome> {
  return withAccount(context, name, async (link, { id }) => {
    const account = await (await link.client()).accounts.resume({ id });
    return sayAccount(context, account, `${printable(account.name)} goes on.`);
  });
}

/** `accounts remove`: the account and its key. */
export function sayAccount(
  context: CommandContext,
  account: AccountView,
  sentence: string,
): Outcome {
  context.printer.record('account', { account });
  context.printer.tell(sentence);
  return 'ok';
}

/** Does something with the account that a person named. */
export function withAccount(
  context: CommandContext,
  name: string,
  use: (link: LibraryLink, account: AccountView) => Promise<Outcome>,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const accounts = await (await link.client()).accounts.list();
    return use(link, findAccount(accounts, name));
  });
}
