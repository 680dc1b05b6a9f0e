import { isIn, type Job, type JobIn, type PromisedOutput } from '../job.ts';
import type { DownloadEvent, MachineContext } from '../job-event.ts';
import { downloading, failed, moved, type Transition } from './moves.ts';

/** What a transfer's end makes of a job. */
export function afterDownload(
  job: Job,
  event: DownloadEvent,
  context: MachineContext,
): Transition | null {
  if (event.type === 'fetch-again') return fetchingAgain(job, event.outputs, context);
  if (!isIn(job, 'downloading')) return null;
  const { status } = job;
  switch (event.type) {
    case 'fetched-again':
      return fetchedAgain(job, event, context);
    case 'output-stored':
      return stored(job, event.last, context);
    case 'download-missed':
      return moved(
        job,
        context,
        {
          ...status,
          attempts:
            (event.isProgress === true ? 0 : status.attempts) + (event.countsAsAttempt ? 1 : 0),
          finalAnswers: event.isFinal === true ? status.finalAnswers + 1 : 0,
          waitingFor: event.waitingFor,
          problem: event.failure,
        },
        event.failure.message,
        { nextCheckAt: event.retryAt },
      );
    case 'download-failed':
      return status.again
        ? completedAsBefore(job, context, event.failure.message, 'failed')
        : failed(job, context, event.failure, status.outputs);
  }
}

function stored(
  job: JobIn<'downloading'>,
  isLast: boolean,
  context: MachineContext,
): Transition | null {
  const { status } = job;
  if (!isLast) {
    return moved(
      job,
      context,
      { ...status, attempts: 0, finalAnswers: 0, waitingFor: null, problem: null },
      'A file is in the library; the next one follows.',
      { nextCheckAt: context.now },
    );
  }
  return moved(
    job,
    context,
    { state: 'completed' },
    'Whole, checked and in the library.',
    { endedAt: context.now },
    {
      kind: 'completed',
      title: `${job.name} is done`,
      body: `${kindInWords(job)} from ${context.providerName}, in your library.`,
    },
  );
}

function fetchingAgain(
  job: Job,
  outputs: readonly PromisedOutput[],
  context: MachineContext,
): Transition | null {
  if (!isIn(job, 'completed') || outputs.length === 0) return null;
  const status = downloading(outputs, context, true);
  return moved(job, context, status, 'Fetching its file again.', { nextCheckAt: context.now });
}

function fetchedAgain(
  job: JobIn<'downloading'>,
  { key, outcome, note }: DownloadEvent & { type: 'fetched-again' },
  context: MachineContext,
): Transition | null {
  const { status } = job;
  if (!status.again) return null;
  const outputs = status.outputs.filter((output) => output.key !== key);
  if (outputs.length === 0) return completedAsBefore(job, context, note, outcome);
  return moved(
    job,
    context,
    { ...status, outputs, attempts: 0, finalAnswers: 0, waitingFor: null, problem: null },
    note,
    { nextCheckAt: context.now },
  );
}

/** Whatever came of fetching it again: what it had is as it was. */
export function completedAsBefore(
  job: JobIn<'downloading'>,
  context: MachineContext,
  note: string,
  outcome: 'same' | 'another' | 'different' | 'failed' | 'stopped',
): Transition {
  const status = { state: 'completed' as const };
  const facts = { cancelRequestedAt: null };
  if (outcome !== 'different' && outcome !== 'failed') {
    return moved(job, context, status, note, facts);
  }
  const title = `${job.name} was not fetched again`;
  const kind = outcome === 'different' ? ('needs-you' as const) : ('failed' as const);
  return moved(job, context, status, note, facts, { kind, title, body: note });
}

function kindInWords(job: Job): string {
  switch (job.kind) {
    case 'image':
      return 'Image';
    case 'video':
      return 'Video';
    case 'audio':
      return 'Audio';
    case 'other':
      return 'File';
  }
}
