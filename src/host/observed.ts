import { writeFile } from 'node:fs/promises';
import type { CrashView } from '../shared/activity.ts';
import { failure, FailureError } from '../shared/failure.ts';
import { crashFolder, listCrashes, removeCrash } from './crash-reports.ts';
import { makeDiagnostics, type Diagnostics, type DiagnosticsParts } from './diagnostics.ts';
import type { DesktopActions } from './host-services.ts';
import { readLog, type LogPage, type LogQuery } from './log-reader.ts';

/** What a host itself writes down of its work. */
export interface Observed {
  log(query: LogQuery): Promise<LogPage & { folder: string }>;
  diagnostics(withPayloads: boolean): Promise<Diagnostics>;
  /** @throws FailureError `not-supported` without a window of its own */
  saveDiagnostics(withPayloads: boolean): Promise<{ path: string } | null>;
  crashes(): { crashes: CrashView[]; folder: string };
  removeCrash(name: string): Promise<void>;
}

export function createObserved(parts: DiagnosticsParts & { desktop: DesktopActions }): Observed {
  const { logs, home } = parts.folders;
  const folder = crashFolder(home);
  const diagnostics = (withPayloads: boolean) => makeDiagnostics(parts, withPayloads);
  return {
    log: async (query) => ({ ...(await readLog(logs, query)), folder: logs }),
    diagnostics,
    async saveDiagnostics(withPayloads) {
      const choose = parts.desktop.chooseSaveFile ?? null;
      if (choose === null) throw needsDesktop();
      const { text, fileName } = await diagnostics(withPayloads);
      const path = await choose(fileName);
      return path === null ? null : save(path, text);
    },
    crashes: () => ({ crashes: listCrashes(folder), folder }),
    removeCrash: (name) => Promise.resolve(removeCrash(folder, name)),
  };
}

async function save(path: string, text: string): Promise<{ path: string }> {
  try {
    await writeFile(path, text, { mode: 0o600 });
    return { path };
  } catch (error) {
    throw new FailureError(
      failure(
        'folder-unwritable',
        `The diagnostics could not be saved as ${path}.`,
        'Choose a place that can be written and has room, and save them again.',
      ),
      { cause: error },
    );
  }
}

function needsDesktop(): FailureError {
  return new FailureError(
    failure(
      'not-supported',
      'A dialog for saving needs the desktop app; this Renderdesk runs without a window of its own.',
      'Download them in the browser, or use `renderdesk diagnostics`.',
    ),
  );
}
