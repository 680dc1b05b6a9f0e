import type { PayloadFile, SubmissionResult } from '../../../shared/contract/jobs.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobPriority } from '../../../shared/job.ts';
import { failure, type Failure } from '../../../shared/failure.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { announce } from '../../stores/announcements.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { inCalls } from '../new-render/read-files.ts';
import { useSubmissions } from '../new-render/submissions.ts';
import { rememberAccount } from './account-memory.ts';
import { lookAtRows } from './look-at-rows.ts';
import { accountOf, chosenFile, failureOf, standingOf, type ReviewRow } from './review-row.ts';
import { useReview } from './review-store.ts';

/** A call that was lost may have been heard: a second one could render, and cost, twice. */
function ofLostCall(error: unknown): Failure {
  const { code, message } = failureFrom(error);
  if (code !== 'unreachable') return failureFrom(error);
  return failure(code, say('review.mayHaveTaken', { message }), say('review.lookBefore'));
}

interface Order {
  readonly paused: boolean;
  readonly oneAfterAnother: boolean;
  readonly after: JobId[];
  readonly sendAt: number | null;
  readonly priority: JobPriority;
}

async function submit(files: PayloadFile[], order: Order): Promise<SubmissionResult[]> {
  try {
    return await host().jobs.submit({ files, ...order });
  } catch (error) {
    const refusal = ofLostCall(error);
    return files.map(({ name }) => ({ accepted: false, name, failure: refusal }));
  }
}

/** Takes the answers of one call: what was accepted goes, what was not stays with the reason. */
function settle(
  rows: readonly ReviewRow[],
  results: readonly SubmissionResult[],
): readonly JobId[] {
  const { change, remove } = useReview.getState();
  const accepted = new Set<number>();
  const made: JobId[] = [];
  const refused = new Map<number, Partial<ReviewRow>>();
  const { accounts } = useAccounts.getState();
  for (const [index, row] of rows.entries()) {
    const result = results[index];
    if (result?.accepted) {
      accepted.add(row.id);
      made.push(result.job.id);
      useJobs.getState().put([result.job]);
      if (useReview.getState().sent === null) useReview.setState({ sent: result.job.id });
      const account = accountOf(row, accounts);
      if (account) rememberAccount(account.providerId, account.id);
    } else refused.set(row.id, { sending: false, refusal: result?.failure ?? null });
  }
  remove(accepted);
  change(refused);
  return made;
}

/** What can never be sent has been seen: it is listed beside the queue and holds nobody up. */
function putUnusableAside(): void {
  const { rows, remove } = useReview.getState();
  const { accounts } = useAccounts.getState();
  const unusable = rows.filter((row) => standingOf(row, accounts) === 'unusable');
  useSubmissions.getState().refuse(
    unusable.flatMap((row) => {
      const why = failureOf(row);
      return why ? { name: row.name, failure: why } : [];
    }),
  );
  remove(new Set(unusable.map(({ id }) => id)));
}

function tell(accepted: number): void {
  const { rows, show } = useReview.getState();
  const left = rows.length;
  if (left === 0) show(false);
  if (accepted > 0) useView.getState().show('queue');
  const started = accepted === 0 ? '' : say('review.started', { count: accepted });
  const stayed = left === 0 ? '' : say('review.stayed', { count: left });
  announce([started, stayed].filter(Boolean).join(' '));
}

async function sendAll(ready: readonly ReviewRow[]): Promise<number> {
  const { accounts } = useAccounts.getState();
  const { startPaused: paused, oneAfterAnother, after, ...review } = useReview.getState();
  const { sendAt, priority } = review;
  const files = ready.flatMap((row) => {
    const file = chosenFile(row, accounts);
    return file ? { file, bytes: row.bytes, row } : [];
  });
  const made: JobId[] = [];
  let from = 0;
  for (const call of inCalls(files)) {
    const rows = files.slice(from, from + call.length).map(({ row }) => row);
    from += call.length;
    // A call goes on where the one before it ended.
    const last = oneAfterAnother ? made.at(-1) : undefined;
    const others = last === undefined ? [...after] : [last];
    const order = { paused, oneAfterAnother, after: others, sendAt, priority };
    made.push(...settle(rows, await submit(call, order)));
  }
  return made.length;
}

/** Sends every row that is ready. The others, and those that are refused, stay under review. */
export async function sendReviewed(): Promise<void> {
  const { accounts } = useAccounts.getState();
  const { rows, change } = useReview.getState();
  const ready = rows.filter((row) => standingOf(row, accounts) === 'ready');
  if (ready.length === 0) return;
  change(new Map(ready.map(({ id }) => [id, { sending: true, refusal: null }])));
  useReview.setState({ sent: null });
  const { begin, end } = useSubmissions.getState();
  begin(ready.length);
  try {
    const accepted = await sendAll(ready);
    putUnusableAside();
    tell(accepted);
  } finally {
    end(ready.length);
  }
  // A row that stayed may have been rendered in spite of its failure, and then says so.
  const stayed = useReview.getState().rows.filter(({ refusal }) => refusal !== null);
  if (stayed.length > 0) {
    useReview.getState().show(true);
    await lookAtRows(stayed);
  }
}
