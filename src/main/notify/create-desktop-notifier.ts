import type { Logger } from '../../core/ports.ts';
import type { DesktopActions } from '../../host/host-services.ts';
import type { RunningHost } from '../../host/start-host.ts';
import { failureOf } from '../../shared/failure.ts';
import type { JobId } from '../../shared/ids.ts';
import { appIcon } from '../app-files.ts';
import type { KeptWindow } from '../kept-window.ts';
import type { MainSpeaker } from '../words/main-words.ts';
import type { NotificationAction } from './actions.ts';
import { createNotifier, type DesktopNotifier, type NotifierOptions } from './notifier.ts';

export interface DesktopNotifierParts extends Pick<NotifierOptions, 'worked'> {
  readonly host: Pick<RunningHost, 'core' | 'events'>;
  readonly window: KeptWindow;
  readonly words: () => MainSpeaker;
  readonly desktop: Pick<DesktopActions, 'openFile' | 'revealFile'>;
  readonly logger: Logger;
}

/** The desktop's notifications, whose clicks and buttons do what they say. */
export function createDesktopNotifier(parts: DesktopNotifierParts): DesktopNotifier {
  const { host, window, words, logger, worked } = parts;
  return createNotifier({
    icon: appIcon(64),
    platform: process.platform,
    words,
    logger,
    worked,
    open: (jobs) => openJobs(parts, jobs),
    act(action) {
      act(parts, action).catch((error: unknown) => {
        const { message, remedy } = failureOf(error);
        window.show();
        host.events.publish({ type: 'message', level: 'error', text: `${message} ${remedy}` });
      });
    },
  });
}

function openJobs({ host, window }: DesktopNotifierParts, jobs: readonly JobId[]): void {
  window.show();
  const [jobId, ...others] = jobs;
  if (jobId === undefined) return;
  if (others.length === 0) host.events.publish({ type: 'open-job', jobId });
  else host.events.publish({ type: 'open-jobs', jobIds: [...jobs] });
}

async function act(parts: DesktopNotifierParts, action: NotificationAction): Promise<void> {
  const { host, desktop } = parts;
  switch (action.kind) {
    case 'open':
      await desktop.openFile?.(host.core.library.file(action.outputId).path);
      return;
    case 'reveal':
      await desktop.revealFile?.(host.core.library.file(action.outputId).path);
      return;
    case 'retry':
      openJobs(parts, [(await host.core.jobs.renderAgain(action.jobId)).id]);
  }
}
