import type { Core } from '../core/services.ts';
import { failure, FailureError } from '../shared/failure.ts';
import type { HostServices } from './host-services.ts';
import { needsDesktop } from './needs-desktop.ts';
import type { RootRouterBuilder } from './router.ts';

/** What keeps the library and the disk in agreement. */
export function careRoutes(
  library: RootRouterBuilder['library'],
  { library: core }: Core,
  { desktop }: HostServices,
) {
  return {
    startCheck: library.startCheck.handler(({ input }) => core.startCheck(input.wait)),
    stopCheck: library.stopCheck.handler(() => core.stopCheck()),
    lastCheck: library.lastCheck.handler(() => core.lastCheck()),
    changedFiles: library.changedFiles.handler(({ input }) =>
      core.changedFiles(input.skip, input.limit),
    ),
    keepChanged: library.keepChanged.handler(({ input }) => ({
      files: core.keepChanged(input.ids, input.kept),
    })),
    diskTotals: library.diskTotals.handler(() => core.diskTotals()),
    revealUnknown: library.revealUnknown.handler(async ({ input }) => {
      const { revealFile } = desktop;
      if (revealFile === null) throw needsDesktop('Showing a file in its folder');
      if (!core.isUnknownFile(input.path)) throw notUnknown(input.path);
      await revealFile(input.path);
      return { done: true as const };
    }),
    unknownFiles: library.unknownFiles.handler(({ input }) => core.unknownFiles(input)),
    takeIn: library.takeIn.handler(({ input }) => core.takeIn(input.paths)),
    ignoreUnknown: library.ignoreUnknown.handler(({ input }) => ({
      files: core.ignoreUnknown(input.paths, input.ignored),
    })),
    relink: library.relink.handler(({ input }) =>
      core.relink(input.id, input.path, input.asChanged),
    ),
    fetchAgain: library.fetchAgain.handler(({ input }) =>
      core.fetchAgain(input.ids, input.asAnother),
    ),
    fetchesAgain: library.fetchesAgain.handler(({ input }) => core.fetchesAgain(input.ids)),
    trash: library.trash.handler(({ input }) => core.trash(input.target)),
    restore: library.restore.handler(({ input }) => core.restore(input.target)),
    trashed: library.trashed.handler(({ input }) => core.trashed(input.id)),
    trashTotals: library.trashTotals.handler(() => core.trashTotals()),
    emptyTrash: library.emptyTrash.handler(({ input }) => core.emptyTrash(input.confirmed)),
    forget: library.forget.handler(({ input }) => core.forget(input.target, input.confirmed)),
    retention: library.retention.handler(() => core.retention()),
    previewRetention: library.previewRetention.handler(({ input }) =>
      core.previewRetention(input, input.skip, input.limit),
    ),
    setRetention: library.setRetention.handler(({ input }) =>
      core.setRetention(input, input.on, input.seen),
    ),
    runRetention: library.runRetention.handler(async ({ input }) => {
      const edit = await core.runRetention(input.seen);
      return { edit, retention: core.retention() };
    }),
  };
}

function notUnknown(path: string): FailureError {
  return new FailureError(
    failure(
      'not-found',
      `“${path}” is not among the files that the library does not know.`,
      'Look the library through again.',
    ),
  );
}
