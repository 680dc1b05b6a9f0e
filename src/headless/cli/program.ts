import { Command, InvalidArgumentError, Option } from 'commander';
import { logLevels } from '../../shared/activity.ts';
import { jobStates } from '../../shared/job.ts';
import type { JobState } from '../../shared/job.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import { addActivityCommands } from './activity-commands.ts';
import { addAccountCommands } from './account-commands.ts';
import { adopt } from './commands/adopt.ts';
import type { AdoptOptions } from './commands/adopt.ts';
import * as act from './commands/act-on-job.ts';
import type { SettleOptions } from './commands/act-on-job.ts';
import type { DemoOptions } from './commands/demo.ts';
import { jobs, show, wait } from './commands/jobs.ts';
import type { JobsOptions } from './commands/jobs.ts';
import { quote } from './commands/quote.ts';
import type { QuoteOptions } from './commands/quote.ts';
import { sendAnyway } from './commands/send-anyway.ts';
import type { SendAnywayOptions } from './commands/send-anyway.ts';
import type { ServeOptions } from './commands/serve.ts';
import { submit } from './commands/submit.ts';
import type { SubmitOptions } from './commands/submit.ts';
import * as proxyLogin from './commands/proxy-login.ts';
import * as webhook from './commands/webhook.ts';
import * as settings from './commands/settings.ts';
import type { CommandContext, Start } from './command-context.ts';
import { addDownloadCommands } from './download-commands.ts';
import { exitCodeHelp } from './exit-codes.ts';
import type { Outcome } from './exit-codes.ts';
import { addLibraryCommands } from './library-commands.ts';
import { addQueueCommands, priorityOption } from './queue-commands.ts';
import { positiveInteger } from './positive-integer.ts';
import { addTemplateCommands } from './template-commands.ts';
import { addDestinationCommands } from './destination-commands.ts';
import { addWatchCommands } from './watch-commands.ts';

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
  addListCommands(program, start);
  addUnconfirmedCommands(program, start);
  addAccountCommands(program, start);
  addQueueCommands(program, start);
  addDownloadCommands(program, start);
  addActivityCommands(program, start);
  addTemplateCommands(program, start);
  addDestinationCommands(program, start);
  addWatchCommands(program, start);
  addSettingsCommands(program, start);
  addWebhookCommands(program, start);
  addHostCommands(program, start);
  return program;
}

function addWebhookCommands(program: Command, start: Start): void {
  const group = program
    .command('webhook')
    .description('show where notices go besides, or choose')
    .action(() => start((context) => webhook.showWebhook(context)));
  group
    .command('set')
    .description(
      'send notices to an address, and sign them with a secret; both are asked for, unseen',
    )
    .action(() => start((context) => webhook.setWebhook(context)));
  group
    .command('test')
    .description('send it a test, once')
    .action(() => start((context) => webhook.testWebhook(context)));
  group
    .command('remove')
    .description('send notices to no webhook')
    .action(() => start((context) => webhook.removeWebhook(context)));
}

/** Of an option that may be given several times: all that it was given. */
const eachOf = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

function addJobCommands(program: Command, start: Start): void {
  program
    .command('submit [files...]')
    .description(
      'make a job of each payload file; a folder stands for the .json files in it, - for standard input',
    )
    .option('--template <template>', 'a template, by name or file, that --rows is put into')
    .option('--rows <file>', 'a table (CSV, JSON lines): one payload of each row')
    .option('--row-name <words>', 'what each is called, e.g. "{{city}} {{#}}"')
    .option('--keep-unknown', 'leave what the table has no column for as it is in the template')
    .option('--dry-run', 'say what would be sent, and what it would cost; send nothing')
    .option(
      '--check-addresses',
      'with --dry-run: ask from here whether what they name can be loaded',
    )
    .option('--account <name>', 'the account to use, by name or id')
    .addOption(kindOption())
    .option('--wait', 'follow the jobs to their end')
    .option('--yes', 'do not ask before what costs is sent')
    .option('--paused', 'make the jobs, and send nothing until they are resumed')
    .option('--after <job>', 'send them after this job has finished; may be given again', eachOf)
    .option('--one-after-another', 'send each after the one before it has finished')
    .option('--at <time>', 'send them not before this: 22:00, or "2026-12-24 08:00"')
    .option('--in <duration>', 'send them not before so long from now: 90min, 2h')
    .addOption(priorityOption())
    .action((files: string[], options: SubmitOptions) =>
      start((context) => submit(context, files, options)),
    );
  program
    .command('quote <files...>')
    .description('ask what payload files would cost; sends nothing')
    .option('--account <name>', 'the account to use, by name or id')
    .addOption(kindOption())
    .action((files: string[], options: QuoteOptions) =>
      start((context) => quote(context, files, options)),
    );
  program
    .command('adopt <id-or-address>')
    .description('follow a render that was made elsewhere, by its id or address at the provider')
    .option('--account <name>', 'the account it belongs to, by name or id')
    .option('--wait', 'follow it to its end')
    .action((reference: string, options: AdoptOptions) =>
      start((context) => adopt(context, reference, options)),
    );
}

function addListCommands(program: Command, start: Start): void {
  const list = program
    .command('jobs')
    .description('list the jobs, newest first')
    .addOption(
      new Option('--state <state...>', 'only jobs in these states').choices([...jobStates]),
    )
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: { state?: JobState[]; limit?: number } & JobsOptions) =>
      start((context) => jobs(context, options)),
    );
  list
    .command('send-anyway [id]')
    .description('send a job without what it waits for, or past a guard that asks (costs)')
    .option('--all-of <account>', 'all jobs of the account that wait for its guard')
    .action((id: string | undefined, options: SendAnywayOptions) =>
      start((context) => sendAnyway(context, id, options)),
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
  addLibraryCommands(program, start);
}

function addUnconfirmedCommands(program: Command, start: Start): void {
  program
    .command('render-again <id>')
    .description('make a new job from the payload of another (may cost)')
    .action((id: string) => start((context) => act.renderAgain(context, id)));
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

function kindOption(): Option {
  return new Option('--kind <kind>', 'what they make, where that is not plain from them').choices([
    ...mediaKindSchema.options,
  ]);
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
    .command('proxy-login [name]')
    .description(
      'give the chosen proxy this name, and a password that is asked for; without a name: show it',
    )
    .option('--forget', 'forget the name and the password')
    .action((name: string | undefined, options: { forget?: boolean }) =>
      start((context) => proxyLogin.proxyLogin(context, name, options)),
    );
  group
    .command('try-names <template>')
    .description('show what a name template would call the newest files')
    .action((template: string) => start((context) => settings.tryNames(context, template)));
}

function addHostCommands(program: Command, start: Start): void {
  program
    .command('version')
    .description('say which version this is, which one holds the library, and how it gets newer')
    .action(() =>
      start(async (context) => {
        const { version } = await import('./commands/version.ts');
        return version(context);
      }),
    );
  program
    .command('serve')
    .description('run without a window: the same interface, in a browser on this machine')
    .option('--port <port>', 'listen on this port (0, any free one, unless said)', portNumber)
    .option('--demo', 'with the built-in demo providers and their accounts')
    .option('--rebuild', 'where the database is lost or damaged, rebuild it first')
    .addOption(
      new Option(
        '--log-level <level>',
        'what the log keeps in this run, from this level on',
      ).choices([...logLevels]),
    )
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
    .option('--provider-only', 'only run the demo providers, to try things against')
    .option('--port <port>', "the first provider's port, with --provider-only", portNumber)
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
  renderdesk submit --template hello --rows guests.csv --dry-run
  renderdesk jobs --state rendering downloading
  renderdesk wait 12 13 --json | jq .job.status
  renderdesk serve                                  the same in a browser

A key is never an argument: it comes from standard input or a prompt and is kept in the
keychain. Without one, give it for each run in RENDERDESK_KEY_<NAME>, or as the file
renderdesk.<name> in the folder that CREDENTIALS_DIRECTORY names.`;
