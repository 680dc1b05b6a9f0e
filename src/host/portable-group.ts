import { open, rename, unlink } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import type { Core } from '../core/services.ts';
import { failure, FailureError } from '../shared/failure.ts';
import type { LibraryQuery } from '../shared/library.ts';
import type { HostServices } from './host-services.ts';
import type { RootRouterBuilder } from './router.ts';

/** What takes the library, or its history, somewhere else. */
export function portableRoutes(
  library: RootRouterBuilder['library'],
  { portable }: Core,
  host: HostServices,
) {
  return {
    exportHistory: library.exportHistory.handler(({ input, signal }) =>
      portable.exportHistory(input, signal),
    ),
    saveHistory: library.saveHistory.handler(async ({ input, signal }) => {
      const choose = host.desktop.chooseSaveFile ?? null;
      if (choose === null) throw needsDesktop();
      const day = new Date().toISOString().slice(0, 10);
      const path = await choose(`renderdesk-history-${day}.${input.format}`);
      return path === null ? null : saveHistory(portable, input, path, signal);
    }),
    importHistory: library.importHistory.handler(({ input }) => portable.importHistory(input.text)),
    importFolder: library.importFolder.handler(({ input, signal }) =>
      portable.importFolder(input.folder, input.verify, signal),
    ),
    readHistory: library.readHistory.handler(({ input, signal }) =>
      portable.readHistory(input.verify, signal),
    ),
    place: library.place.handler(() => portable.place()),
    move: library.move.handler(async ({ input }) => {
      const moved = await portable.moveLibrary(input.folder);
      host.infoChanged();
      return moved;
    }),
    stopMove: library.stopMove.handler(() => portable.stopMoving()),
  };
}

interface SaveRequest {
  readonly format: 'json' | 'csv';
  readonly query: LibraryQuery;
  readonly byteOrderMark: boolean;
}

/** Under another name until it is whole: a half export is none. */
async function saveHistory(
  portable: Core['portable'],
  request: SaveRequest,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ path: string; items: number }> {
  const unfinished = `${path}.${uuid()}.part`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    let items = 0;
    try {
      let after: number | null = null;
      do {
        const part: Awaited<ReturnType<typeof portable.exportHistory>> =
          await portable.exportHistory({ ...request, after }, signal);
        await file.writeFile(part.text);
        items += part.items;
        after = part.next;
      } while (after !== null);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return { path, items };
  } catch (error) {
    await unlink(unfinished).catch(() => undefined);
    if (error instanceof FailureError || signal?.aborted === true) throw error;
    throw new FailureError(
      failure(
        'folder-unwritable',
        `The history could not be saved as ${path}.`,
        'Choose a place that can be written and has room, and save it again.',
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
      'Download the export in the browser, or use `renderdesk library export`.',
    ),
  );
}
