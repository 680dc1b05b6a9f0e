import { isIn, type Job, type JobIn } from '../job.ts';
import type { DownloadEvent, MachineContext } from '../job-event.ts';
import { failed, moved, type Transition } from './moves.ts';

/** What a transfer's end makes of a job. */
export function afterDownload(
  job: Job,
  event: DownloadEvent,
  context: MachineContext,
): Transition | null {
  if (!isIn(job, 'downloading')) return null;
  const { status } = job;
  switch (event.type) {
    case 'output-stored':
      if (!event.last) {
        return moved(
          job,
          context,
          { ...status, attempts: 0, finalAnswers: 0, waitingFor: null, problem: null },
          'A file is in the library; the next one follows.',
          { nextCheckAt: status.paused ? null : context.now },
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
        { nextCheckAt: status.paused ? null : event.retryAt },
      );
    case 'download-failed':
      return failed(job, context, event.failure, status.outputs);
    case 'download-paused':
      if (status.paused) return null;
      return moved(job, context, { ...status, paused: true }, 'Its download was paused.', {
        nextCheckAt: null,
      });
    case 'download-resumed':
      if (!status.paused) return null;
      return resumed(job, context);
  }
}

/** Tried at once, whatever it waited for before. */
export function resumed(job: JobIn<'downloading'>, context: MachineContext): Transition {
  const status = { ...job.status, paused: false, waitingFor: null };
  return moved(job, context, status, 'Its download goes on.', { nextCheckAt: context.now });
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
