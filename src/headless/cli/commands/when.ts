import type { QueueChange } from '../../../shared/contract/queue.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobPriority } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicJob, stateText } from '../job-words.ts';
import { printable, sentences } from '../printable.ts';
import { momentOf, type MomentOptions } from '../send-moment.ts';
import type { RenderdeskClient } from '../session.ts';
import { idsOf, named } from './act-on-job.ts';

export interface WhenOptions extends MomentOptions {
  /** At no time: as soon as their turn comes. */
  readonly now?: boolean;
}

/** `when`: sends jobs that wait to be sent at a time, or now. */
export function when(
  context: CommandContext,
  references: readonly string[],
  options: WhenOptions,
): Promise<Outcome> {
  const sendAt = momentOf(options, context.now());
  if ((sendAt === null) !== (options.now === true)) {
    throw new CommandStop(
      'usage',
      'Say one of --at TIME, --in DURATION and --now.',
      'Look at renderdesk when --help.',
    );
  }
  return change(context, references, (client, ids) => client.queue.sendAt({ ids, sendAt }));
}

/** `priority`: lets jobs go before or after others of their account. */
export function setPriority(
  context: CommandContext,
  priority: JobPriority,
  references: readonly string[],
): Promise<Outcome> {
  return change(context, references, (client, ids) => client.queue.setPriority({ ids, priority }));
}

/** Each by itself; those that are refused are named. */
function change(
  context: CommandContext,
  references: readonly string[],
  deed: (client: RenderdeskClient, ids: JobId[]) => Promise<QueueChange>,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { changed, refused } = await deed(client, await idsOf(client, references));
    for (const id of changed) {
      const job = await client.jobs.find({ reference: id });
      context.printer.record('job', { job: publicJob(job) });
      const priority = job.priority === 'normal' ? '' : `, ${job.priority} priority`;
      context.printer.tell(`${named(job)} is ${stateText(job)}${priority}.`);
    }
    for (const { failure } of refused)
      context.printer.warn(`! ${printable(sentences(failure.message, failure.remedy))}`);
    return refused.length === 0 ? 'ok' : 'refused';
  });
}
