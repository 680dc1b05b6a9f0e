import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicJob, stateText } from '../job-words.ts';
import { printable } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';

type Action = (client: RenderdeskClient, job: JobView) => Promise<JobView>;

function actOnJob(
  context: CommandContext,
  reference: string,
  action: Action,
  sentence: (job: JobView) => string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const found = await client.jobs.find({ reference });
    const job = await action(client, found);
    context.printer.record('job', { job: publicJob(job) });
    context.printer.tell(sentence(job));
    return 'ok';
  });
}

/** The jobs that are meant, by number or id. */
export async function idsOf(
  client: RenderdeskClient,
  references: readonly string[],
): Promise<JobId[]> {
  const jobs = await Promise.all(references.map((reference) => client.jobs.find({ reference })));
  return jobs.map(({ id }) => id);
}

export interface SendAfterOptions {
  readonly nothing?: boolean;
}

/** `after`: sends a job once others have finished, and waits for no others. */
export function sendAfter(
  context: CommandContext,
  reference: string,
  references: readonly string[],
  { nothing = false }: SendAfterOptions,
): Promise<Outcome> {
  if (nothing === references.length > 0) {
    throw new CommandStop(
      'usage',
      'Say which jobs it is sent after, or --nothing.',
      'renderdesk jobs lists them.',
    );
  }
  return actOnJob(
    context,
    reference,
    async (client, { id }) =>
      client.jobs.sendAfter({ id, others: await idsOf(client, references) }),
    (job) => `${named(job)} is ${stateText(job)}.`,
  );
}

export const named = (job: JobView): string => `#${job.number} ${printable(job.name)}`;

/** What `cancel` did, and did not, stop. */
export function cancelSentence(job: JobView): string {
  if (job.status.state !== 'canceled') {
    return `${named(job)}: asked to be canceled; it is ${stateText(job)}.`;
  }
  return job.status.stoppedAtProvider || job.submittedAt === null
    ? `${named(job)} is canceled.`
    : `${named(job)} is canceled here; the provider may still finish it, and charge for it.`;
}

/** `jobs send-anyway`: past a spending guard that asks. */
export function sendJobAnyway(context: CommandContext, reference: string): Promise<Outcome> {
  return actOnJob(
    context,
    reference,
    (client, job) => client.jobs.sendAnyway({ id: job.id }),
    (job) => `${named(job)} may go: it is ${stateText(job)}.`,
  );
}

export const checkSentence = (job: JobView): string =>
  `${named(job)} is looked at next: renderdesk wait ${job.number}`;

/** `render-again`: a new job from the same payload. */
export function renderAgain(context: CommandContext, reference: string): Promise<Outcome> {
  return actOnJob(
    context,
    reference,
    (client, job) => client.jobs.renderAgain({ id: job.id }),
    (job) => `Made job ${named(job)}. Follow it with: renderdesk wait ${job.number}`,
  );
}

export interface SettleOptions {
  readonly arrivedAs?: string;
  readonly submitAgain?: boolean;
  readonly giveUp?: boolean;
}

/** `settle`: says what became of a submit whose answer was lost. */
export function settle(
  context: CommandContext,
  reference: string,
  options: SettleOptions,
): Promise<Outcome> {
  const decision = decisionOf(options);
  return actOnJob(
    context,
    reference,
    (client, job) => client.jobs.settle({ id: job.id, decision }),
    (job) => `${named(job)} is ${stateText(job)}.`,
  );
}

function decisionOf(options: SettleOptions) {
  const chosen = [options.arrivedAs !== undefined, options.submitAgain, options.giveUp];
  if (chosen.filter((each) => each === true).length !== 1) {
    throw new CommandStop(
      'usage',
      'Say one of --arrived-as REMOTE-ID, --submit-again and --give-up.',
      'Look at the provider first: did the render arrive there?',
    );
  }
  if (options.arrivedAs !== undefined) {
    return { kind: 'adopt', remoteId: options.arrivedAs } as const;
  }
  return { kind: options.submitAgain === true ? 'submit-again' : 'give-up' } as const;
}
