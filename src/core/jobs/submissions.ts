import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { InspectedPayload, SubmissionResult } from '../../shared/contract/jobs.ts';
import { FailureError, failureOf } from '../../shared/failure.ts';
import { jobIdSchema, type AccountId } from '../../shared/ids.ts';
import type { JobPriority, JobView } from '../../shared/job.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { AccountViews } from '../accounts/account-views.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import { afterWrites } from '../db/after-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { HistoryWrites } from '../db/history-repository.ts';
import type { JobReads, JobWrites } from '../db/job-repository.ts';
import type { PayloadReads, PayloadWrites } from '../db/payload-repository.ts';
import type { RecentPrices } from '../money/recent-prices.ts';
import type { Sending } from '../money/sending.ts';
import type { Clock } from '../ports.ts';
import { meantFor } from '../payloads/recognise.ts';
import type { Provider } from '../providers/provider.ts';
import type { NamedPayload, SubmitOrder } from '../services.ts';
import {
  afterNote,
  handOver,
  othersFor,
  tellHandedOver,
  type AfterParts,
} from './after-services.ts';
import type { Job } from './job.ts';
import { certainChoiceFor, choiceFor, liveAccount, refuseSwitchedOff } from './payload-choice.ts';
import { isBeforeItsTime } from './send-time.ts';
import { noFolder, noKey, payloadUnknown } from './submission-refusals.ts';
import { queued } from './transitions/moves.ts';

export interface SubmissionParts extends Pick<AfterParts, 'store' | 'wake'> {
  readonly clock: Clock;
  readonly writer: WritableDatabase;
  readonly jobs: JobReads;
  readonly jobWrites: JobWrites;
  readonly historyWrites: HistoryWrites;
  readonly payloads: PayloadReads;
  readonly payloadWrites: PayloadWrites;
  readonly accounts: AccountReads;
  readonly accountViews: AccountViews;
  readonly providers: readonly Provider[];
  readonly providerFor: (account: Account) => Provider;
  /** Null, or the sentence that says why no file can be kept. */
  readonly folderProblem: () => Promise<string | null>;
  readonly sending: Pick<Sending, 'refusalOf'>;
  readonly recentPrices: RecentPrices;
  readonly view: (job: Job) => JobView;
  readonly made: (job: Job) => void;
}

export interface Submissions {
  inspect(files: readonly NamedPayload[], accountId: AccountId | undefined): InspectedPayload[];
  submit(
    files: readonly NamedPayload[],
    accountId: AccountId | undefined,
    order?: SubmitOrder,
  ): Promise<SubmissionResult[]>;
  /**
   * Submits one file, and calls back in the very transaction that makes its job: what is written
   * there is written with the job or not at all.
   */
  submitAlongside(
    file: NamedPayload,
    alongside: (jobNumber: number) => void,
  ): Promise<SubmissionResult>;
  /** A new job from the payload of an old one. */
  again(job: Job): Promise<Job>;
}

/** Turns dropped files into queued jobs: each by itself, so that one that is refused stops no other. */
export function createSubmissions(parts: SubmissionParts): Submissions {
  return {
    inspect: (files, accountId) => files.map((file) => inspect(parts, file, accountId)),
    async submit(files, accountId, order = {}) {
      const { paused = false, after = [], oneAfterAnother = false } = order;
      const { sendAt = null, priority = 'normal' } = order;
      if (accountId !== undefined) liveAccount(parts.accounts, accountId);
      const results: SubmissionResult[] = [];
      const refuseUnready = asksOnce(parts);
      let others: readonly Job[] = othersFor(parts.jobs, after);
      for (const file of files) {
        const how = { paused, others, sendAt, priority };
        const result = await submitOne(parts, file, { forAll: accountId, refuseUnready, how });
        results.push(result);
        if (oneAfterAnother && result.accepted) others = [jobOf(parts, result.job.number)];
        // A thousand files may be dropped at once, and a window answers within a frame.
        await setImmediate();
      }
      return results;
    },
    submitAlongside: (file, alongside) =>
      submitOne(
        parts,
        file,
        { forAll: undefined, refuseUnready: asksOnce(parts), how: atOnce },
        alongside,
      ),
    async again(job) {
      const account = liveAccount(parts.accounts, job.accountId);
      await asksOnce(parts)(account);
      const { name, kind, payloadSha256 } = job;
      const bytes = payloadSha256 === null ? undefined : parts.payloads.bySha256(payloadSha256);
      if (bytes === undefined) throw new FailureError(payloadUnknown(job));
      const payload = { ...atOnce, name, kind, bytes, priority: job.priority };
      let handed: readonly number[] = [];
      const again = insert(parts, account, payload, (number) => {
        handed = handOver(parts.writer, job, number);
      });
      tellHandedOver(parts, handed, job, again);
      return again;
    },
  };
}

/** Earlier renders of the same bytes that are worth showing. */
const MOST_EARLIER = 5;

function inspect(
  parts: SubmissionParts,
  file: NamedPayload,
  forAll: AccountId | undefined,
): InspectedPayload {
  const name = payloadName(file.name);
  try {
    const { recognised, kind, account, warnings } = choiceFor(parts, file, forAll);
    const { provider, payload, candidates, isAmbiguous } = recognised;
    return {
      usable: true,
      name,
      providerId: provider.id,
      kind,
      bytes: payload.byteLength,
      warnings: [...warnings],
      candidates: candidates.map((candidate) => ({
        providerId: candidate.provider.id,
        kind: candidate.kind,
        certainty: candidate.certainty,
      })),
      ambiguous: isAmbiguous,
      accountId: account?.id ?? null,
      renderedBefore: parts.jobs
        .withPayload(sha256Of(payload), MOST_EARLIER)
        .map(({ id, number, status, createdAt }) => ({
          id,
          number,
          state: status.state,
          at: createdAt,
        })),
      undocumentedSubmit: provider.submitIsUndocumented ?? false,
    };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const providerId = meantFor(file.name, file.bytes, parts.providers)?.id;
    const whose = providerId === undefined ? {} : { providerId };
    return { usable: false, name, failure: failureOf(error), ...whose };
  }
}

/** What holds for all files of a drop. */
interface Order {
  readonly forAll: AccountId | undefined;
  readonly refuseUnready: (account: Account) => Promise<void>;
  readonly how: Sent;
}

/** When and in which order something is sent. */
interface Sent {
  readonly paused: boolean;
  /** What it is sent after. */
  readonly others: readonly Job[];
  readonly sendAt: number | null;
  readonly priority: JobPriority;
}

const atOnce: Sent = { paused: false, others: [], sendAt: null, priority: 'normal' };

async function submitOne(
  parts: SubmissionParts,
  file: NamedPayload,
  { forAll, refuseUnready, how }: Order,
  alongside?: (jobNumber: number) => void,
): Promise<SubmissionResult> {
  const name = payloadName(file.name);
  try {
    const { recognised, kind, account } = certainChoiceFor(parts, file, forAll);
    await refuseUnready(account);
    const payload = { ...how, name, kind, bytes: recognised.payload };
    const job = insert(parts, account, payload, alongside);
    return { accepted: true, name, job: parts.view(job) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { accepted: false, name, failure: failureOf(error) };
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Refuses an account without a key, and a library folder that nothing can be saved to. The keychain
 * and the disk are asked once for all files of a drop, not once for each.
 */
function asksOnce(parts: SubmissionParts): (account: Account) => Promise<void> {
  const places = new Map<AccountId, ReturnType<AccountViews['keyPlace']>>();
  let folder: Promise<string | null> | null = null;
  return async (account) => {
    const asked = places.get(account.id) ?? parts.accountViews.keyPlace(account);
    places.set(account.id, asked);
    const place = await asked;
    if (place === 'missing' || place === 'unreadable') throw new FailureError(noKey(account));
    folder ??= parts.folderProblem();
    const problem = await folder;
    if (problem !== null) throw new FailureError(noFolder(problem));
  };
}

interface NewPayload extends Sent {
  readonly name: string;
  readonly kind: MediaKind;
  readonly bytes: Uint8Array;
}

function insert(
  parts: SubmissionParts,
  account: Account,
  payload: NewPayload,
  alongside?: (jobNumber: number) => void,
): Job {
  const at = parts.clock.now();
  const payloadSha256 = sha256Of(payload.bytes);
  const { name, kind, paused, others, sendAt, priority } = payload;
  // What is sent after others is looked at first for those, and then for its time.
  const isLater = isBeforeItsTime({ sendAt }, at) && others.length === 0;
  const dueAt = isLater ? sendAt : at;
  const price = parts.recentPrices.of(account.id, payloadSha256);
  const number = parts.writer.transaction(() => {
    // It may have been removed, or switched off, while the folder and the key were looked at.
    const live = liveAccount(parts.accounts, account.id);
    refuseSwitchedOff(live, parts.providerFor(live));
    const refusal = parts.sending.refusalOf(live, { name, kind, price });
    if (refusal !== null) throw new FailureError(refusal);
    parts.payloadWrites.keep(payloadSha256, payload.bytes);
    const made = parts.jobWrites.insert({
      id: jobIdSchema.parse(uuid()),
      accountId: account.id,
      name,
      kind,
      price,
      payloadSha256,
      status: { ...queued(0, null), paused, heldFor: isLater ? 'send-time' : null },
      nextCheckAt: paused ? null : dueAt,
      sendAt,
      priority,
      createdAt: at,
    });
    const note = `Queued for ${account.name}${paused ? ', and paused' : ''}.`;
    parts.historyWrites.append(made, { at, event: 'created', state: 'queued', note });
    if (others.length > 0) keepOthers(parts, made, others, at);
    alongside?.(made);
    return made;
  });
  const job = jobOf(parts, number);
  parts.made(job);
  return job;
}

/** In the transaction that makes the job. */
function keepOthers(
  { writer, historyWrites }: SubmissionParts,
  made: number,
  others: readonly Job[],
  at: number,
): void {
  const note = afterNote(others);
  afterWrites(writer).set(
    made,
    others.map(({ number }) => number),
  );
  historyWrites.append(made, { at, event: 'after-changed', state: 'queued', note });
}

function jobOf({ jobs }: SubmissionParts, number: number): Job {
  const job = jobs.byNumber(number);
  if (job === undefined) throw new Error('a new job was not found again');
  return job;
}

/** A file's name as people say it: without its folders and its `.json`. */
export function payloadName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? fileName;
  return last.replace(/(\.render)?\.json$/i, '').trim() || 'payload';
}
