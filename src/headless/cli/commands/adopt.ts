import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { isSettled, publicJob } from '../job-words.ts';
import { printable } from '../printable.ts';
import { watchJobs } from '../watch-jobs.ts';

export interface AdoptOptions {
  readonly account?: string;
  readonly wait?: boolean;
}

/** `adopt`: follows a render that was made elsewhere, by its id or its address at the provider. */
export function adopt(
  context: CommandContext,
  reference: string,
  options: AdoptOptions,
): Promise<Outcome> {
  const waits = options.wait === true;
  return withLibrary(context, waits, async (link) => {
    const client = await link.client();
    const wanted = options.account;
    const account =
      wanted === undefined ? undefined : findAccount(await client.accounts.list(), wanted, 'usage');
    const job = await client.jobs.adopt({
      reference,
      ...(account === undefined ? {} : { accountId: account.id }),
    });
    context.printer.record('accepted', { job: publicJob(job) });
    if (waits) return watchJobs(context, link, [job], isSettled);
    context.printer.tell(
      `#${job.number} ${printable(job.name)} is followed. See it through with: renderdesk wait ${job.number}`,
    );
    return 'ok';
  });
}
