import type { CommandContext } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { sendJobAnyway } from './act-on-job.ts';
import { withAccount } from './accounts.ts';

export interface SendAnywayOptions {
  readonly allOf?: string;
}

/** `jobs send-anyway`: lets one job, or all of an account, pass a spending guard that asks. */
export function sendAnyway(
  context: CommandContext,
  reference: string | undefined,
  { allOf }: SendAnywayOptions,
): Promise<Outcome> {
  if (reference !== undefined && allOf === undefined) return sendJobAnyway(context, reference);
  if (reference !== undefined || allOf === undefined) {
    throw new CommandStop(
      'usage',
      'Say which job goes.',
      'Either its number, or --all-of ACCOUNT for all that wait for that guard.',
    );
  }
  return withAccount(context, allOf, async (link, { id, name }) => {
    const { sent } = await (await link.client()).jobs.sendAllAnyway({ accountId: id });
    context.printer.record('sent-anyway', { account: name, sent });
    context.printer.tell(
      sent === 0
        ? `No job of ${printable(name)} waits for its guard.`
        : `${sent === 1 ? '1 job' : `${sent} jobs`} of ${printable(name)} may go.`,
    );
    return 'ok';
  });
}
