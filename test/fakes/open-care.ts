import { basename, join } from 'node:path';
import { mkdirSync, renameSync } from 'node:fs';
import { homeReads, homeWrites } from '../../src/core/db/home-repository.ts';
import { jobReads } from '../../src/core/db/job-repository.ts';
import { trashReads } from '../../src/core/db/trash-repository.ts';
import { createCare, type Care } from '../../src/core/library/care/create-care.ts';
import { relink } from '../../src/core/library/care/relink.ts';
import { takeIn } from '../../src/core/library/care/take-in.ts';
import { EditRunner } from '../../src/core/library/edits/edit-runner.ts';
import { LibraryFolder } from '../../src/core/library/library-folder.ts';
import type { OutputId } from '../../src/shared/ids.ts';
import type { CarriedChange, LibraryCheck, TakenIn } from '../../src/shared/library-care.ts';
import type { CareLibrary } from './care-library.ts';
import { rememberingLogger } from './fake-host-services.ts';

export interface OpenCare {
  readonly care: Care;
  readonly edits: EditRunner;
  /** Looks the library through, for a person. */
  check(): Promise<LibraryCheck>;
  /** @returns the edit's number */
  change(ids: readonly OutputId[], change: CarriedChange): Promise<number>;
  takeIn(path: string): Promise<TakenIn>;
  relink(id: OutputId, path: string): Promise<void>;
  end(): Promise<void>;
}

const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: () => () => undefined,
};

const noQueries = {
  ask: () => Promise.reject(new Error('this test finds nothing by queries')),
  stop: () => Promise.resolve(),
};

/**
 * Everything that keeps a real folder and a real database in agreement.
 * @param systemTrash a folder that stands for the system's trash
 */
export function openCare(library: CareLibrary, systemTrash?: string): OpenCare {
  const logger = rememberingLogger();
  const { writer } = library;
  const folder = () => library.folder;
  const home = homeReads(library.reader);
  const libraryFolder = new LibraryFolder({
    clock,
    home,
    homeWrites: homeWrites(writer),
    folder,
    isDefault: () => true,
  });
  const care = createCare({
    writer,
    clock,
    logger,
    folder,
    libraryFolder,
    trashItem: systemTrash === undefined ? undefined : moverTo(systemTrash),
    tell: () => undefined,
    noticed: () => undefined,
  });
  const { carrier } = care;
  const edits = new EditRunner({
    writer,
    clock,
    logger,
    slow: noQueries,
    changed: () => undefined,
    carrier,
  });
  const jobState = (number: number) => jobReads(writer).byNumber(number)?.status.state;
  const parts = { writer, clock, ...care, folder, tag: home.tag, jobState, made: () => undefined };
  return {
    care,
    edits,
    async check() {
      await libraryFolder.problem();
      const check = await care.checks.start(true).done;
      if (check.state === 'failed') throw new Error(JSON.stringify(logger.lines));
      return check;
    },
    async change(ids, change) {
      const items = ids.flatMap((id) => library.file(id).item ?? []);
      return (await edits.edit({ items }, change)).id;
    },
    takeIn: (path) => takeIn(parts, path),
    relink: (id, path) => relink(parts, id, path, false),
    async end() {
      await edits.stop();
      await care.stop();
    },
  };
}

function moverTo(bin: string): (path: string) => Promise<void> {
  mkdirSync(bin, { recursive: true });
  return (path) => {
    renameSync(path, join(bin, `${Date.now()}-${Math.random()}-${basename(path)}`));
    return Promise.resolve();
  };
}

/** Where the library's own trash has an output's file; null: it is not there. */
export function inOwnTrash(library: CareLibrary, id: OutputId): string | null {
  const file = trashReads(library.writer).file(id);
  if (file?.place !== 'library') return null;
  const { folder, fileName } = library.file(id);
  return join(folder, fileName);
}
