import { basename } from 'node:path';
import { SECOND } from '../../../shared/durations.ts';
import type { SubmissionResult } from '../../../shared/contract/jobs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobPriority, JobView } from '../../../shared/job.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { askYes } from '../ask-yes.ts';
import { chosenFor } from '../chosen-for.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { outcomeOfFailure, weightiest } from '../exit-codes.ts';
import { isSettled, publicJob, stateText } from '../job-words.ts';
import type { LibraryLink } from '../library-link.ts';
import { costs, quotationText } from '../money-words.ts';
import { batchesOf, filesOf, quoteAll } from '../payload-batches.ts';
import type { Choice, ReadPayload } from '../payload-batches.ts';
import { printable, sentences } from '../printable.ts';
import { readPayloads, type PayloadReading } from '../read-payloads.ts';
import { readRowPayloads, type RowsOptions } from '../rows-payloads.ts';
import { momentOf, type MomentOptions } from '../send-moment.ts';
import type { RenderdeskClient } from '../session.ts';
import { sayCheckedAddresses, sayInspected } from './submit-dry-run.ts';
import { watchJobs } from '../watch-jobs.ts';
import { idsOf, named } from './act-on-job.ts';

/** How long a provider that does not take a job is tried before the command returns anyway. */
const acceptanceMs = 20 * SECOND;

export interface SubmitOptions extends RowsOptions, MomentOptions {
  /** Says what would be sent, and sends nothing. */
  readonly dryRun?: boolean;
  /** Asks, in a dry run, what the payloads name. */
  readonly checkAddresses?: boolean;
  readonly account?: string;
  readonly kind?: MediaKind;
  readonly wait?: boolean;
  readonly yes?: boolean;
  /** Made, and not sent until they are resumed. */
  readonly paused?: boolean;
  /** Jobs, by number or id, that they are sent after. */
  readonly after?: readonly string[];
  /** Each is sent after the one before it. */
  readonly oneAfterAnother?: boolean;
  readonly priority?: JobPriority;
}

/**
 * `submit`: says what the payloads cost, makes a job of each, and follows it until it was taken, or
 * to its end.
 */
export function submit(
  context: CommandContext,
  paths: readonly string[],
  options: SubmitOptions,
): Promise<Outcome> {
  refuseUnclear(paths, options);
  const sendAt = momentOf(options, context.now());
  const isDry = options.dryRun === true;
  return withLibrary(context, !isDry, async (link) => {
    const client = await link.client();
    const after = await idsOf(client, options.after ?? []);
    const choice = await chosenFor(client, options);
    const submission = new Submission(context, link, choice, { ...options, after, sendAt });
    for await (const reading of payloadsOf(client, paths, options, context)) {
      if (context.interrupted.aborted) break;
      if (reading.read) submission.add(reading);
      else submission.refuse(reading.path, reading.failure);
    }
    if (isDry)
      return weightiest([
        ...submission.outcomes,
        ...(await submission.look(options.checkAddresses === true)),
      ]);
    if (!(await submission.isWanted(options.yes === true))) {
      context.printer.warn('Nothing was sent.');
      return weightiest([...submission.outcomes, 'canceled']);
    }
    const isLater = options.paused === true || (sendAt !== null && options.wait !== true);
    await submission.send();
    const { jobs, outcomes } = submission;
    if (jobs.length === 0) return weightiest(outcomes);
    if (isLater) {
      for (const job of jobs) context.printer.tell(`${named(job)} is ${stateText(job)}.`);
      return weightiest([...outcomes, 'ok']);
    }
    const isEnough = options.wait === true ? isSettled : takenWithin(context);
    const followed = await watchJobs(context, link, jobs, isEnough);
    return weightiest([...outcomes, followed]);
  });
}

function refuseUnclear(paths: readonly string[], options: SubmitOptions): void {
  const { template, rows, dryRun, checkAddresses } = options;
  const problem =
    checkAddresses === true && dryRun !== true
      ? '--check-addresses goes with --dry-run.'
      : (template === undefined) !== (rows === undefined)
        ? '--template and --rows go together.'
        : paths.length === 0 && rows === undefined
          ? 'There is nothing to submit: name payload files, or --template and --rows.'
          : null;
  if (problem !== null) {
    throw new CommandStop('usage', problem, 'Look at renderdesk submit --help.');
  }
}

async function* payloadsOf(
  client: RenderdeskClient,
  paths: readonly string[],
  options: SubmitOptions,
  { input }: CommandContext,
): AsyncGenerator<PayloadReading> {
  yield* readPayloads(paths, input);
  if (options.rows !== undefined) yield* readRowPayloads(client, options);
}

/** True once the provider has answered for the job, or has not for so long that nobody should wait. */
function takenWithin(context: CommandContext): (job: JobView) => boolean {
  const latest = context.now() + acceptanceMs;
  return (job) => {
    if (isSettled(job)) return true;
    const { status } = job;
    if (status.state === 'submitting') return false;
    if (status.state !== 'queued' || status.waitingFor === 'other-renders') return true;
    const stuck = status.waitingFor === 'retry' || status.waitingFor === 'offline';
    return stuck && context.now() > latest;
  };
}

/** How they are to be sent, where that is not at once. */
interface Order {
  readonly paused?: boolean;
  readonly after: readonly JobId[];
  /** In milliseconds since 1970; null: in their turn. */
  readonly sendAt: number | null;
  readonly priority?: JobPriority;
  readonly oneAfterAnother?: boolean;
}

/** Hands payloads over in batches, and says of each what became of it. */
class Submission {
  readonly jobs: JobView[] = [];
  readonly outcomes: Outcome[] = [];
  readonly #context: CommandContext;
  readonly #link: LibraryLink;
  readonly #choice: Choice;
  readonly #order: Order;
  readonly #payloads: ReadPayload[] = [];

  constructor(context: CommandContext, link: LibraryLink, choice: Choice, order: Order) {
    this.#context = context;
    this.#link = link;
    this.#choice = choice;
    this.#order = order;
  }

  add(payload: ReadPayload): void {
    this.#payloads.push(payload);
  }

  /** Says what each reads as and what they cost; sends nothing. */
  async look(checksAddresses: boolean): Promise<Outcome[]> {
    const client = await this.#link.client();
    const { printer } = this.#context;
    const outcomes = await sayInspected(printer, client, this.#payloads, this.#choice);
    if (this.#payloads.length > 0) {
      const quotation = await quoteAll(client, this.#payloads, this.#choice);
      printer.record('quotation', { count: quotation.count, totals: quotation.totals });
      printer.tell(quotationText(quotation));
    }
    if (checksAddresses) await sayCheckedAddresses(printer, client, this.#payloads, this.#choice);
    printer.tell('Nothing was sent.');
    return outcomes;
  }

  /** Says how many there are and what they cost; asks a person at a terminal where they cost. */
  async isWanted(isSure: boolean): Promise<boolean> {
    const { printer, input, interrupted } = this.#context;
    if (this.#payloads.length === 0 || interrupted.aborted) return true;
    const quotation = await quoteAll(await this.#link.client(), this.#payloads, this.#choice);
    const { count, totals } = quotation;
    printer.record('quotation', { count, totals });
    if (count > 1 || costs(quotation)) printer.tell(quotationText(quotation));
    const isAsked = input.isTTY === true && !printer.json && !isSure && costs(quotation);
    return isAsked ? askYes(count === 1 ? 'Send it?' : 'Send them?') : true;
  }

  async send(): Promise<void> {
    const { accountId } = this.#choice;
    const { paused = false, oneAfterAnother = false, after, sendAt } = this.#order;
    for (const batch of batchesOf(this.#payloads)) {
      if (this.#context.interrupted.aborted) return;
      const client = await this.#link.client();
      const results = await client.jobs.submit({
        files: filesOf(batch, this.#choice),
        paused,
        oneAfterAnother,
        sendAt,
        priority: this.#order.priority ?? 'normal',
        after: this.#after(oneAfterAnother, after),
        ...(accountId === undefined ? {} : { accountId }),
      });
      for (const [index, result] of results.entries()) {
        this.#take(result, batch[index]?.path ?? result.name);
      }
    }
  }

  /** A batch goes on where the one before it ended. */
  #after(oneAfterAnother: boolean, after: readonly JobId[]): JobId[] {
    const last = oneAfterAnother ? this.jobs.at(-1) : undefined;
    return last === undefined ? [...after] : [last.id];
  }

  refuse(path: string, failure: Failure): void {
    this.outcomes.push(outcomeOfFailure(failure.code));
    const { printer } = this.#context;
    printer.record('refused', { path, failure });
    const sentence = sentences(failure.message, failure.remedy);
    const named = failure.message.includes(basename(path));
    printer.warn(`✗ ${printable(named ? sentence : `${path}: ${sentence}`)}`);
  }

  #take(result: SubmissionResult, path: string): void {
    if (!result.accepted) return this.refuse(path, result.failure);
    this.jobs.push(result.job);
    this.#context.printer.record('accepted', { path, job: publicJob(result.job) });
  }
}
