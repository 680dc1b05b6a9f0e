import { basename } from 'node:path';
import { SECOND } from '../../../shared/durations.ts';
import type { SubmissionResult } from '../../../shared/contract/jobs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { outcomeOfFailure, weightiest } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { isSettled, publicJob } from '../job-words.ts';
import type { LibraryLink } from '../library-link.ts';
import { printable, sentences } from '../printable.ts';
import type { PayloadReading } from '../read-payloads.ts';
import { readPayloads } from '../read-payloads.ts';
import { watchJobs } from '../watch-jobs.ts';

/** A call carries at most so many payload bytes, well under what a WebSocket message may hold. */
const batchBytes = 8_000_000;
const batchFiles = 50;
/** How long a provider that does not take a job is tried before the command returns anyway. */
const acceptanceMs = 20 * SECOND;

export interface SubmitOptions {
  readonly account?: string;
  readonly wait?: boolean;
}
type ReadPayload = Extract<PayloadReading, { read: true }>;

/** `submit`: makes a job of each payload, and follows it until it was taken, or to its end. */
export function submit(
  context: CommandContext,
  paths: readonly string[],
  options: SubmitOptions,
): Promise<Outcome> {
  return withLibrary(context, true, async (link) => {
    const accountId = await chosenAccount(link, options.account);
    const submission = new Submission(context, link, accountId);
    for await (const reading of readPayloads(paths, context.input)) {
      if (context.interrupted.aborted) break;
      if (reading.read) await submission.add(reading);
      else submission.refuse(reading.path, reading.failure);
    }
    await submission.flush();
    const { jobs, outcomes } = submission;
    if (jobs.length === 0) return weightiest(outcomes);
    const isEnough = options.wait === true ? isSettled : takenWithin(context);
    const followed = await watchJobs(context, link, jobs, isEnough);
    return weightiest([...outcomes, followed]);
  });
}

async function chosenAccount(link: LibraryLink, name?: string): Promise<AccountId | undefined> {
  if (name === undefined) return undefined;
  const accounts = await (await link.client()).accounts.list();
  return findAccount(accounts, name, 'usage').id;
}

/** True once the provider has answered for the job, or has not for so long that nobody should wait. */
function takenWithin(context: CommandContext): (job: JobView) => boolean {
  const latest = context.now() + acceptanceMs;
  return (job) => {
    if (isSettled(job)) return true;
    const { status } = job;
    if (status.state === 'submitting') return false;
    if (status.state !== 'queued') return true;
    const stuck = status.waitingFor === 'retry' || status.waitingFor === 'offline';
    return stuck && context.now() > latest;
  };
}

/** Hands payloads over in batches, and says of each what became of it. */
class Submission {
  readonly jobs: JobView[] = [];
  readonly outcomes: Outcome[] = [];
  readonly #context: CommandContext;
  readonly #link: LibraryLink;
  readonly #accountId: AccountId | undefined;
  #batch: ReadPayload[] = [];

  constructor(context: CommandContext, link: LibraryLink, accountId: AccountId | undefined) {
    this.#context = context;
    this.#link = link;
    this.#accountId = accountId;
  }

  async add(payload: ReadPayload): Promise<void> {
    const bytes = this.#batch.reduce((sum, each) => sum + each.bytes.length, payload.bytes.length);
    if (bytes > batchBytes || this.#batch.length === batchFiles) await this.flush();
    this.#batch.push(payload);
  }

  async flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const client = await this.#link.client();
    const results = await client.jobs.submit({
      files: batch.map(({ name, bytes }) => ({
        name,
        contentBase64: Buffer.from(bytes).toString('base64'),
      })),
      ...(this.#accountId === undefined ? {} : { accountId: this.#accountId }),
    });
    for (const [index, result] of results.entries()) {
      this.#take(result, batch[index]?.path ?? result.name);
    }
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
