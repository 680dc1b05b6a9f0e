import { Option, InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { colours } from '../../shared/colour.ts';
import * as money from './commands/account-money.ts';
import { removeAccounts, type RemoveOptions } from './commands/account-removal.ts';
import * as accounts from './commands/accounts.ts';
import type { Start } from './command-context.ts';

/** `accounts …`: what a person does with accounts. */
export function addAccountCommands(program: Command, start: Start): void {
  const group = program
    .command('accounts')
    .description('add, list, test, rename and remove accounts at providers');
  group
    .command('add')
    .description('add an account; its key comes from standard input, or is asked for unseen')
    .requiredOption('--provider <id>', 'the provider, e.g. mockly')
    .requiredOption('--name <name>', 'what to call the account')
    .option('--base-url <url>', 'another address of the API: https, or http on this machine')
    .option('--plan <id>', 'the plan you have with it, where its limits depend on that')
    .action((options: accounts.AddOptions) =>
      start((context) => accounts.addAccount(context, options)),
    );
  group
    .command('list')
    .description('list the accounts')
    .action(() => start((context) => accounts.listAccounts(context)));
  group
    .command('test <name>')
    .description('ask the provider whether the key works')
    .action((name: string) => start((context) => accounts.testAccount(context, name)));
  group
    .command('rename <name> <new-name>')
    .description('call an account something else')
    .action((name: string, newName: string) =>
      start((context) => accounts.renameAccount(context, name, newName)),
    );
  group
    .command('set-plan <name> <plan>')
    .description('say which plan an account has, where limits depend on that; none for the safest')
    .action((name: string, plan: string) =>
      start((context) => accounts.setAccountPlan(context, name, plan)),
    );
  group
    .command('set-organisation <name> <organisation>')
    .description('say with whom an account shares its limits, where they are counted so; or none')
    .action((name: string, organisation: string) =>
      start((context) => accounts.setAccountOrganisation(context, name, organisation)),
    );
  addMoneyCommands(group, start);
  group
    .command('set-key <name>')
    .description('replace the key, from standard input or asked for unseen')
    .action((name: string) => start((context) => accounts.setAccountKey(context, name)));
  addPauseCommands(group, start);
  group
    .command('remove [name]')
    .description('remove an account and its key')
    .option('--all', 'all accounts and their keys, as before an uninstall')
    .option('--yes', 'with --all: do not ask')
    .option('--force', 'even while jobs of it are on their way; they are no longer followed')
    .action((name: string | undefined, options: RemoveOptions) =>
      start((context) => removeAccounts(context, name, options)),
    );
}

function addPauseCommands(group: Command, start: Start): void {
  group
    .command('pause <name>')
    .description('let the jobs of an account wait until it is resumed; over restarts')
    .action((name: string) => start((context) => accounts.pauseAccount(context, name)));
  group
    .command('resume <name>')
    .description('let the jobs of a paused account go on')
    .action((name: string) => start((context) => accounts.resumeAccount(context, name)));
}

function addMoneyCommands(group: Command, start: Start): void {
  group
    .command('set-colour <name> <colour>')
    .description(`tell an account apart: ${colours.join(', ')}`)
    .action((name: string, colour: string) =>
      start((context) => money.setAccountColour(context, name, colour)),
    );
  group
    .command('set-guard <name>')
    .description('limit what an account may spend a month (of UTC)')
    .option('--limit <amount>', 'so much a month, what is in flight included', amount)
    .option('--unit <unit>', "renders, or the unit of the provider's prices, e.g. credits")
    .addOption(
      new Option(
        '--action <action>',
        'refuse what would pass it, or let it wait for a yes',
      ).choices(['stop', 'ask']),
    )
    .option('--off', 'take the guard away')
    .action((name: string, options: money.GuardOptions) =>
      start((context) => money.setAccountGuard(context, name, options)),
    );
  group
    .command('set-submit <name> <on-or-off>')
    .description('switch submitting on or off where its provider does not document it')
    .action((name: string, wanted: string) =>
      start((context) => money.setAccountSubmit(context, name, wanted)),
    );
}

function amount(text: string): number {
  if (!/^\d{1,10}(\.\d{1,6})?$/.test(text))
    throw new InvalidArgumentError('It is a number from 0, e.g. 100 or 2.5.');
  return Number(text);
}
