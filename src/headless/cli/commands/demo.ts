import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { AccountId, ProviderId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { OutputView } from '../../../shared/output.ts';
import { demoSpeed } from '../../../host/demo-speed.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import { demoParts, jobsOfPart } from '../demo-samples.ts';
import type { DemoPart } from '../demo-samples.ts';
import type { Outcome } from '../exit-codes.ts';
import { weightiest } from '../exit-codes.ts';
import { hasEnded, isSettled } from '../job-words.ts';
import { LibraryLink } from '../library-link.ts';
import { printable } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';
import { settleFromProvider } from '../settle-from-provider.ts';
import { watchJobs } from '../watch-jobs.ts';
import { sayDemoSummary } from './demo-summary.ts';
import { runDemoProviders } from './demo-provider.ts';
import { listOutputs, sayOutputs } from './library.ts';

export interface DemoOptions {
  readonly again?: boolean;
  readonly all?: boolean;
  readonly providerOnly?: boolean;
  readonly port?: number;
}

/**
 * `demo`: takes sample payloads, and renders made elsewhere, to files in a library of its own, at
 * the demos of four providers at once; with `all` of every one. Started again after any end, it takes up what is there and submits nothing twice.
 */
export async function demo(context: CommandContext, options: DemoOptions): Promise<Outcome> {
  const all = options.all === true;
  if (options.providerOnly === true) {
    return runDemoProviders(context, { all, port: options.port ?? 0 });
  }
  if (options.port !== undefined) {
    throw new CommandStop(
      'usage',
      '--port is for the demo providers alone.',
      'Say it with --provider-only, or leave it out.',
    );
  }
  const link = new LibraryLink(context.open, { takesUpWork: true, demo: demoSpeed });
  try {
    return await untilNotLost(link, () => runDemo(context, link, options));
  } catch (error) {
    if (!(error instanceof CommandStop && error.outcome === 'interrupted')) throw error;
    const remedy = 'Start the demo again to take it up: it submits nothing twice.';
    throw new CommandStop('interrupted', 'Stopped the demo in the middle.', remedy);
  } finally {
    await link.close();
  }
}

/** Every step of the demo can be done again, so when the process that did it went away, it is. */
async function untilNotLost<Result>(link: LibraryLink, run: () => Promise<Result>) {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!link.isLost) throw error;
    }
  }
}

async function runDemo(context: CommandContext, link: LibraryLink, options: DemoOptions) {
  const { printer } = context;
  const client = await link.client();
  const parts = demoParts(options.all === true);
  await client.app.startDemo({ providerIds: parts.map(({ providerId }) => providerId) });
  const info = await client.app.info();
  const nameOf = (id: ProviderId) => info.providers.find((one) => one.id === id)?.name ?? id;
  const names = parts.map(({ providerId }) => nameOf(providerId));
  printer.tell(`The demo providers are running: ${new Intl.ListFormat('en').format(names)}.`);
  printer.tell(`The library is ${printable(info.libraryFolder)}`);
  const jobs = await jobsOfParts(client, parts, options.again === true);
  const { outcome, jobs: ended } = await followToTheEnd(context, link, jobs);
  printer.tell('');
  sayDemoSummary(printer, ended, nameOf);
  const outputs = await listOutputs(await link.client());
  await verifyAll(outputs);
  printer.tell('');
  printer.tell(
    printer.colours.bold(
      `The library: ${outputs.length} ${outputs.length === 1 ? 'file' : 'files'}, each verified`,
    ),
  );
  sayOutputs(printer, outputs);
  printer.tell('');
  printer.tell(`See it in a browser: renderdesk serve --home ${JSON.stringify(info.home)}`);
  return outcome;
}

async function jobsOfParts(
  client: RenderdeskClient,
  parts: readonly DemoPart[],
  again: boolean,
): Promise<JobView[]> {
  const accounts = (await client.accounts.list()).filter(({ isDemo }) => isDemo);
  const jobs: JobView[] = [];
  for (const part of parts) {
    const account = accounts.find(({ providerId }) => providerId === part.providerId);
    if (account !== undefined) jobs.push(...(await jobsOfPart(client, part, account, again)));
  }
  return jobs;
}

/**
 * A kill can leave a submit of which nobody knows whether it arrived. A person would look at the
 * provider's own list; here the demo does.
 */
async function followToTheEnd(
  context: CommandContext,
  link: LibraryLink,
  jobs: readonly JobView[],
): Promise<{ readonly outcome: Outcome; readonly jobs: readonly JobView[] }> {
  for (;;) {
    const client = await link.client();
    const current: JobView[] = [];
    for (const { id } of jobs) {
      const { job, payload } = await client.jobs.get({ id });
      const isLost = job.status.state === 'unconfirmed' && payload !== null;
      current.push(isLost ? await settleFromProvider(context, client, job, payload) : job);
    }
    await resumeDemoAccount(client, current);
    const outcome = await watchJobs(context, link, current, isSettled, false);
    const latest = await Promise.all(
      jobs.map(async ({ id }) => (await link.client()).jobs.find({ reference: id })),
    );
    if (latest.every(hasEnded)) return { outcome: weightiest([outcome, 'ok']), jobs: latest };
    if (!latest.some((job) => job.status.state === 'unconfirmed')) return { outcome, jobs: latest };
  }
}

/** The demo's key is a new one in every run: what paused its account before is past. */
async function resumeDemoAccount(
  client: RenderdeskClient,
  jobs: readonly JobView[],
): Promise<void> {
  const ids = new Set<AccountId>(jobs.map((job) => job.accountId));
  for (const account of await client.accounts.list()) {
    if (ids.has(account.id) && account.paused !== null) {
      await client.accounts.resume({ id: account.id });
    }
  }
}

/**
 * Reads every file back from the disk.
 * @throws CommandStop when one is gone or is not what was downloaded.
 */
async function verifyAll(outputs: readonly OutputView[]): Promise<void> {
  for (const output of outputs) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(output.path), hash);
    } catch {
      throw spoiled(output, 'cannot be read');
    }
    if (hash.digest('hex') !== output.sha256) throw spoiled(output, 'is not what was downloaded');
  }
}

function spoiled(output: OutputView, what: string): CommandStop {
  return new CommandStop(
    'failed',
    `${output.path} ${what}.`,
    'Render the samples anew: renderdesk demo --again.',
    'content-mismatch',
  );
}
