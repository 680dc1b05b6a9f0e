import type { PayloadFile, SubmissionResult } from '../../../shared/contract/jobs.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { announce } from '../../stores/announcements.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { useSubmissions } from './submissions.ts';

async function submit(files: PayloadFile[], accountId: AccountId): Promise<SubmissionResult[]> {
  try {
    return await host().jobs.submit({ files, accountId });
  } catch (error) {
    const failure = failureFrom(error);
    return files.map(({ name }) => ({ accepted: false, name, failure }));
  }
}

/** Makes a job of each payload without a review: only for what costs nothing. */
export async function submitPayloads(files: PayloadFile[], accountId: AccountId): Promise<void> {
  if (files.length === 0) return;
  const { begin, end, refuse } = useSubmissions.getState();
  begin(files.length);
  try {
    let accepted = 0;
    for (const result of await submit(files, accountId)) {
      if (result.accepted) {
        accepted += 1;
        useJobs.getState().put([result.job]);
      } else refuse([result]);
    }
    if (accepted === 0) return;
    useView.getState().show('queue');
    announce(say('newRender.started', { count: accepted }));
  } finally {
    end(files.length);
  }
}
