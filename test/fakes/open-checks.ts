import { diskFileReads } from '../../src/core/db/disk-file-repository.ts';
import { homeReads, homeWrites } from '../../src/core/db/home-repository.ts';
import { LibraryChecks } from '../../src/core/library/care/check/library-check.ts';
import { DiskThread } from '../../src/core/library/care/disk/disk-thread.ts';
import { LibraryRoots } from '../../src/core/library/care/library-roots.ts';
import { LibraryFolder } from '../../src/core/library/library-folder.ts';
import type { LibraryCheck } from '../../src/shared/library-care.ts';
import type { CareLibrary } from './care-library.ts';
import { rememberingLogger } from './fake-host-services.ts';

export interface OpenChecks {
  readonly checks: LibraryChecks;
  readonly told: LibraryCheck[];
  readonly logged: readonly unknown[];
  /** Looks the library through, for a person. */
  check(): Promise<LibraryCheck>;
  end(): Promise<void>;
}

const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs: number, callback: () => void) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
const script = new URL('../../src/core/library/care/disk/disk-worker.ts', import.meta.url);

/** The looking alone, over a real folder. */
export function openChecks(library: CareLibrary): OpenChecks {
  const logger = rememberingLogger();
  const told: LibraryCheck[] = [];
  const folder = () => library.folder;
  const libraryFolder = new LibraryFolder({
    clock,
    home: homeReads(library.reader),
    homeWrites: homeWrites(library.writer),
    folder,
    isDefault: () => true,
  });
  const checks = new LibraryChecks({
    writer: library.writer,
    clock,
    logger,
    disk: new DiskThread(script, logger),
    roots: new LibraryRoots({ files: diskFileReads(library.reader), folder }),
    rootProblem: (root) => libraryFolder.problemOf(root),
    tell: (check) => void told.push(check),
    noticed: () => undefined,
  });
  return {
    checks,
    told,
    logged: logger.lines,
    async check() {
      // As the start of the app does; it leaves the library's mark in the folder.
      await libraryFolder.problem();
      const check = await checks.start(true).done;
      if (check.state === 'failed') throw new Error(JSON.stringify(logger.lines));
      return check;
    },
    end: () => checks.end(),
  };
}
