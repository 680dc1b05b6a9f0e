import { Command, InvalidArgumentError, Option } from 'commander';
import { jobStates } from '../../shared/job.ts';
import type { JobState } from '../../shared/job.ts';
import * as accounts from './commands/accounts.ts';
import { adopt } from './commands/adopt.ts';
import type { AdoptOptions } from './commands/adopt.ts';
import * as act from './commands/act-on-job.ts';
import type { SettleOptions } from './commands/act-on-job.ts';
import type { DemoOptions } from './commands/demo.ts';
import { jobs, show, wait } from './commands/jobs.ts';
import type { JobsOptions } from './commands/jobs.ts';
import { library } from './commands/library.ts';
import type { ServeOptions } from './commands/serve.ts';
import { submit } from './commands/submit.ts';
import type { SubmitOptions } from './commands/submit.ts';
import * as settings from './commands/settings.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodeHelp } from './exit-codes.ts';
import type { Outcome } from './exit-codes.ts';

/** What every command is started with, besides its own arguments. */
export interface GlobalOptions {
  readonly home?: string;
  readonly json?: boolean;
}

/** Makes the surroundings of a command once its options are known, and keeps its outcome. */
export type RunCommand = (
  options: GlobalOptions,
  command: (context: CommandContext) => Promise<Outcome>,
  /** Added to the home that is taken when none is chosen: the demo stays apart from a person's work. */
  homeSuffix?: string,
) => Promise<void>;

/** The whole command line. Everything it refuses, it throws as a CommanderError. */
export function createProgram(version: string, run: RunCommand): Command {
  const program = new Command('renderdesk')
    .description('Submits renders to cloud image and video APIs, follows them and keeps the files.')
    .version(version, '-V, --version')
    .option('--home <dir>', 'keep everything under this folder (or RENDERDESK_HOME)')
    .option('--json', 'one JSON object a line instead of text (docs/cli.md)')
    .addHelpText('after', `\n${examples}\n\n${exitCodeHelp()}`)
    .showHelpAfterError('(renderdesk --help shows every command)')
    .configureOutput({ outputError: (text, write) => write(withoutValues(text)) })
    .exitOverride()
    .allowExcessArguments(false);
  const start: Start = (command, homeSuffix) =>
    run(program.opts<GlobalOptions>(), command, homeSuffix);
  addJobCommands(program, start);
  addUnconfirmedCommands(program, start);
  addAccountCommands(program, start);
  addSettingsCommands(program, start);
  addHostCommands(program, start);
  return program;
}

type Start = (
  command: (context: CommandContext) => Promise<Outcome>,
  homeSuffix?: string,
) => Promise<void>;

function addJobCommands(program: Command, start: Start): void {
  program
    .command('submit <files...>')
    .description(
      'make a job of each payload file; a folder stands for the .json files in it, - for standard input',
    )
    .option('--account <name>', 'the account to use, by name or id')
    .option('--wait', 'follow the jobs to their end')
    .action((files: string[], options: SubmitOptions) =>
      start((context) => submit(context, files, options)),
    );
  program
    .command('adopt <id-or-address>')
    .description('follow a render that was made elsewhere, by its id or address at the provider')
    .option('--account <name>', 'the account it belongs to, by name or id')
    .option('--wait', 'follow it to its end')
    .action((reference: string, options: AdoptOptions) =>
      start((context) => adopt(context, reference, options)),
    );
  program
    .command('jobs')
    .description('list the jobs, newest first')
    .addOption(
      new Option('--state <state...>', 'only jobs in these states').choices([...jobStates]),
    )
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: { state?: JobState[]; limit?: number } & JobsOptions) =>
      start((context) => jobs(context, options)),
    );
  program
    .command('show <id>')
    .description('show one job, its files and its history')
    .option('--payload', 'and the payload that was submitted')
    .action((id: string, options: { payload?: boolean }) =>
      start((context) => show(context, id, options)),
    );
  program
    .command('wait <ids...>')
    .description('follow jobs to their end, or to where a person is needed')
    .action((ids: string[]) => start((context) => wait(context, ids)));
  program
    .command('cancel <id>')
    .description('cancel a job')
    .action((id: string) => start((context) => act.cancel(context, id)));
  program
    .command('library')
    .description('list the files that were rendered, newest first')
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: { limit?: number }) => start((context) => library(context, options)));
}

function addUnconfirmedCommands(program: Command, start: Start): void {
  program
    .command('render-again <id>')
    .description('make a new job from the payload of another (may cost)')
    .action((id: string) => start((context) => act.renderAgain(context, id)));
  program
    .command('check <id>')
    .description('ask the provider about a job, or try again, now')
    .action((id: string) => start((context) => act.check(context, id)));
  program
    .command('settle <id>')
    .description('say what became of a job whose answer was lost (state: unconfirmed)')
    .option('--arrived-as <remote-id>', 'it is at the provider, under this id: follow it')
    .option('--submit-again', 'it is not there: send it again (may cost)')
    .option('--give-up', 'leave it: the job has failed')
    .action((id: string, options: SettleOptions) =>
      start((context) => act.settle(context, id, options)),
    );
}

function addAccountCommands(program: Command, start: Start): void {
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
  group
    .command('set-key <name>')
    .description('replace the key, from standard input or asked for unseen')
    .action((name: string) => start((context) => accounts.setAccountKey(context, name)));
  group
    .command('resume <name>')
    .description('let the jobs of a paused account go on')
    .action((name: string) => start((context) => accounts.resumeAccount(context, name)));
  group
    .command('remove <name>')
    .description('remove an account and its key')
    .option('--force', 'even while jobs of it are on their way; they are no longer followed')
    .action((name: string, options: { force?: boolean }) =>
      start((context) => accounts.removeAccount(context, name, options.force === true)),
    );
}

function addSettingsCommands(program: Command, start: Start): void {
  const group = program
    .command('settings')
    .description('show what is chosen, or choose')
    .action(() => start((context) => settings.showSettings(context)));
  group
    .command('set <setting> <value>')
    .description('choose another value, e.g. nameTemplate "{date} {name}"')
    .action((name: string, value: string) =>
      start((context) => settings.changeSetting(context, name, value)),
    );
  group
    .command('try-names <template>')
    .description('show what a name template would call the newest files')
    .action((template: string) => start((context) => settings.tryNames(context, template)));
}

function addHostCommands(program: Command, start: Start): void {
  program
    .command('serve')
    .description('run without a window: the same interface, in a browser on this machine')
    .option('--port <port>', 'listen on this port (0, any free one, unless said)', portNumber)
    .option('--demo', 'with the built-in demo provider and its account')
    .action((options: ServeOptions) =>
      start(async (context) => {
        const { serve } = await import('./commands/serve.ts');
        return serve(context, options);
      }),
    );
  program
    .command('demo')
    .description('render samples at the demos of four providers at once: no account, no network')
    .option('--again', 'render them anew')
    .option('--all', 'and at the demos of Shotstack and Replicate')
    .option('--provider-only', 'only run the demo provider, to try things against')
    .option('--port <port>', "the provider's port, with --provider-only", portNumber)
    .action((options: DemoOptions) =>
      start(async (context) => {
        const { demo } = await import('./commands/demo.ts');
        return demo(context, options);
      }, '-demo'),
    );
}

/** What commander says of wrong words, without repeating what may be a secret in the wrong place. */
export function withoutValues(text: string): string {
  return text
    .replace(/(Expected \d+ arguments? but got \d+): .*/s, '$1.\n')
    .replace(/(unknown option '[^'=]*)=[^']*'/s, "$1'");
}

function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
  }
  return Number(text);
}

const examples = `Examples:
  renderdesk demo                                   try it: no account, no key, no network
  renderdesk accounts add --provider mockly --name Studio < key.txt
  renderdesk submit chat.json promo/ --wait         follow to the end, files in the library
  renderdesk submit - --account Studio < chat.json  one payload from standard input
  renderdesk jobs --state rendering downloading
  renderdesk wait 12 13 --json | jq .job.status
  renderdesk serve                                  the same in a browser

A key is never an argument: it comes from standard input or a prompt and is kept in the
keychain. Without one, give it for each run in RENDERDESK_KEY_<NAME>, or as the file
renderdesk.<name> in the folder that CREDENTIALS_DIRECTORY names.`;
