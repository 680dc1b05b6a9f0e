import type { JobView } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicJob, stateText } from '../job-words.ts';
import { printable } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';

/** Bytes a second for each unit that a limit can be given in; powers of ten, as lines are sold. */
const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** `downloads pause` and `downloads resume`: one job's, or all of them. */
export function pauseDownloads(context: CommandContext, reference?: string): Promise<Outcome> {
  if (reference !== undefined) {
    return onJob(context, reference, (client, { id }) => client.downloads.pause({ id }));
  }
  return onAll(context, (client) => client.downloads.pauseAll(), 'All downloads are paused.');
}

export function resumeDownloads(context: CommandContext, reference?: string): Promise<Outcome> {
  if (reference !== undefined) {
    return onJob(context, reference, (client, { id }) => client.downloads.resume({ id }));
  }
  return onAll(context, (client) => client.downloads.resumeAll(), 'All downloads go on.');
}

/** `downloads limit`: over all of them. */
export function limitDownloads(context: CommandContext, speed: string): Promise<Outcome> {
  const bytesPerSecond = speedIn(speed);
  return onAll(
    context,
    (client) => client.app.changeSettings({ downloads: { bytesPerSecond } }),
    bytesPerSecond === null
      ? 'Downloads are as fast as they can be.'
      : `Downloads take no more than ${bytesPerSecond} bytes a second.`,
  );
}

/** `downloads move`: before another job, or to an end of the queue. */
export function moveDownload(
  context: CommandContext,
  reference: string,
  place: string,
): Promise<Outcome> {
  return onJob(context, reference, async (client, { id }) => {
    if (place === 'first' || place === 'last') {
      return client.downloads.move({ id, to: { at: place } });
    }
    const other = await client.jobs.find({ reference: place });
    return client.downloads.move({ id, to: { at: 'before', id: other.id } });
  });
}

function onJob(
  context: CommandContext,
  reference: string,
  action: (client: RenderdeskClient, job: JobView) => Promise<JobView>,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const job = await action(client, await client.jobs.find({ reference }));
    context.printer.record('job', { job: publicJob(job) });
    context.printer.tell(`#${job.number} ${printable(job.name)} is ${stateText(job)}.`);
    return 'ok';
  });
}

function onAll(
  context: CommandContext,
  action: (client: RenderdeskClient) => Promise<{ readonly downloads: object }>,
  sentence: string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const { downloads } = await action(await link.client());
    context.printer.record('downloads', { downloads });
    context.printer.tell(sentence);
    return 'ok';
  });
}

/** `500k`, `2.5M`, `none` */
function speedIn(text: string): number | null {
  if (text.trim().toLowerCase() === 'none') return null;
  const match = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?)(?:b(?:\/s)?)?$/i.exec(text.trim());
  const unit = units[match?.[2]?.toLowerCase() ?? ''];
  if (match?.[1] !== undefined && unit !== undefined) return Math.round(Number(match[1]) * unit);
  throw new CommandStop(
    'usage',
    `${printable(text)} is not a speed.`,
    'Give bytes a second, such as 500k or 2.5M, or none.',
  );
}
