import type { AccountId } from '../../../shared/ids.ts';
import { host } from '../../client/session.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';

/** Follows a render by its id or address and shows it; the same one twice shows the first. */
export async function followRender(
  reference: string,
  accountId: AccountId | undefined,
): Promise<void> {
  const job = await host().jobs.adopt({
    reference,
    ...(accountId === undefined ? {} : { accountId }),
  });
  useJobs.getState().put([job]);
  useView.getState().openJob(job.id);
}
