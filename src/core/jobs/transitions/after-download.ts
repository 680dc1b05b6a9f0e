import { isIn, type Job } from '../job.ts';
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
          { ...status, attempts: 0, waitingFor: null, problem: null },
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
    case 'download-missed':
      return moved(
        job,
        context,
        {
          ...status,
          attempts: status.attempts + (event.countsAsAttempt ? 1 : 0),
          waitingFor: event.waitingFor,
          problem: event.failure,
        },
        event.failure.message,
        { nextCheckAt: event.retryAt },
      );
    case 'download-failed':
      return failed(job, context, event.failure, status.outputs);
  }
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
