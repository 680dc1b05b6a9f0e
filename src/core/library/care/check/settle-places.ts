import { join } from 'node:path';
import type { WritableDatabase } from '../../../db/database.ts';
import {
  diskFileReads,
  diskFileWrites,
  type DiskFileReads,
  type DiskFileWrites,
  type KnownFile,
} from '../../../db/disk-file-repository.ts';
import { unknownFileWrites, type UnknownFileWrites } from '../../../db/unknown-file-repository.ts';
import type { Clock } from '../../../ports.ts';
import { exchangePlaces, type Exchange } from './exchange-places.ts';
import type { DiskThread } from '../disk/disk-thread.ts';
import { clearPlace, isFreePlace } from '../free-place.ts';
import { isSameMark } from '../disk/walk-folder.ts';
import { isIn, type LibraryRoots } from '../library-roots.ts';
import { noteMissing, type CheckRun } from './check-run.ts';
import { PlaceFinder, type NewPlace } from './find-places.ts';
import { isUnmoved } from './look-at-files.ts';
import { settleTrash } from './settle-trash.ts';

export interface SettleParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly disk: DiskThread;
  readonly roots: LibraryRoots;
  /** Null: the folder is there, with the library's files in it. */
  readonly rootProblem: (root: string) => Promise<string | null>;
}

/** Who lost his place to another is looked for in the next; a round of swaps takes two. */
const MOST_ROUNDS = 5;
/** Outputs gone through at a time, and those of them whose file was not met. */
const ROWS_AT_ONCE = 500;
const ABSENT_AT_ONCE = 100;
/** Of those, what is written at a time: a new name is indexed anew. */
const WRITTEN_AT_ONCE = 10;

/** A file that was not met. */
interface Absent {
  readonly file: KnownFile;
  /** Nothing has its name. */
  readonly isGone: boolean;
}

/** What became of the files that were not met, once everything was. */
export class PlaceSettler {
  readonly #parts: SettleParts;
  readonly #reads: DiskFileReads;
  readonly #writes: DiskFileWrites;
  readonly #unknown: UnknownFileWrites;

  constructor(parts: SettleParts) {
    this.#parts = parts;
    this.#reads = diskFileReads(parts.writer);
    this.#writes = diskFileWrites(parts.writer);
    this.#unknown = unknownFileWrites(parts.writer);
  }

  /**
   * @param roots those that are there
   * @param besides those that are not, which may lie within one that is
   */
  async settle(run: CheckRun, roots: readonly string[], besides: readonly string[]): Promise<void> {
    const { roots: libraryRoots, writer } = this.#parts;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const exchanges = await this.#round(run, roots, besides);
      if (exchanges.length === 0 || run.signal.aborted) return;
      writer.transaction(() => exchangePlaces(run, exchanges, { writer, roots: libraryRoots }));
    }
  }

  /** @returns files that lie where another's should be */
  async #round(
    run: CheckRun,
    roots: readonly string[],
    besides: readonly string[],
  ): Promise<Exchange[]> {
    const finder = new PlaceFinder(this.#parts);
    const changed = finder.begin(run);
    const exchanges: Exchange[] = [];
    for (const root of roots) {
      const others = [...roots, ...besides].filter((other) => other !== root && isIn(root, other));
      for await (const absent of this.#absentIn(run, root, others)) {
        if (run.signal.aborted) return [];
        if (!(await this.#isStillThere(run, root))) break;
        exchanges.push(...(await this.#settleAbsent(run, finder, absent)));
      }
    }
    exchanges.push(...(await settleTrash(this.#parts, run, finder, roots)));
    for (const file of changed) {
      if (run.signal.aborted) return [];
      const place = await finder.find(run, file, 'changed');
      if (place !== null) exchanges.push({ file, place });
    }
    return exchanges;
  }

  async #isStillThere(run: CheckRun, root: string): Promise<boolean> {
    const problem = await this.#parts.rootProblem(root);
    const folder = run.folders.find(({ path }) => path === root);
    if (problem !== null && folder !== undefined) folder.problem = problem;
    return problem === null;
  }

  /** Files that were not met, and are not there when looked for by their own names. */
  async *#absentIn(
    run: CheckRun,
    root: string,
    others: readonly string[],
  ): AsyncGenerator<Absent[], void, void> {
    for (const isBelow of [false, true]) {
      let after = { folder: '', fileName: '' };
      for (;;) {
        const rows = this.#reads.numbersIn(root, isBelow, after, ROWS_AT_ONCE);
        const unseen = rows.filter(
          ({ number, folder }) =>
            !run.seen.has(number) && !others.some((other) => isIn(other, folder)),
        );
        for (let at = 0; at < unseen.length; at += ABSENT_AT_ONCE) {
          const numbers = unseen.slice(at, at + ABSENT_AT_ONCE).map(({ number }) => number);
          const absent = await this.#absent(run, this.#reads.byNumbers(numbers));
          if (absent.length > 0) yield absent;
        }
        after = rows.at(-1) ?? after;
        if (rows.length < ROWS_AT_ONCE || run.signal.aborted) break;
        await new Promise(setImmediate);
      }
    }
  }

  async #absent(run: CheckRun, files: readonly KnownFile[]): Promise<Absent[]> {
    const wanted = files.filter(
      (file) =>
        file.item !== null &&
        file.trashedAt === null &&
        file.forgottenAt === null &&
        !file.isOnItsWay,
    );
    const paths = wanted.map(({ folder, fileName }) => join(folder, fileName));
    const found = paths.length === 0 ? [] : await this.#parts.disk.ask('find', paths);
    return wanted.flatMap((file, index) => {
      const is = found[index];
      if (is === undefined || is.is === 'unread') run.found.unsure += 1;
      if (is?.is === 'absent') return { file, isGone: true };
      // Where upper and lower case are the same, a file that was renamed is found by both names.
      const isRenamed = is?.is === 'file' && is.mark.inode === file.seen?.inode;
      return isRenamed ? { file, isGone: false } : [];
    });
  }

  async #settleAbsent(
    run: CheckRun,
    finder: PlaceFinder,
    absent: readonly Absent[],
  ): Promise<Exchange[]> {
    const placed: Exchange[] = [];
    const nowhere: KnownFile[] = [];
    for (const { file, isGone } of absent) {
      const place = await finder.find(run, file, isGone ? 'gone' : 'renamed');
      if (place !== null) placed.push({ file, place });
      else if (isGone) nowhere.push(file);
    }
    const moves = await this.#stillThere(placed.filter(({ place }) => place.owner === null));
    await this.#inFew(moves, ({ file, place }) => this.#move(run, file, place));
    await this.#inFew(nowhere, (file) => this.#miss(run, file));
    return placed.filter(({ place }) => place.owner !== null);
  }

  async #inFew<Thing>(things: readonly Thing[], write: (thing: Thing) => void): Promise<void> {
    for (let at = 0; at < things.length; at += WRITTEN_AT_ONCE) {
      this.#parts.writer.transaction(() => things.slice(at, at + WRITTEN_AT_ONCE).forEach(write));
      await new Promise(setImmediate);
    }
  }

  async #stillThere(moves: readonly Exchange[]): Promise<Exchange[]> {
    if (moves.length === 0) return [];
    const paths = moves.map(({ place }) => join(place.folder, place.name));
    const found = await this.#parts.disk.ask('find', paths);
    return moves.filter(({ place }, index) => {
      const is = found[index];
      return is?.is === 'file' && isSameMark(is.mark, place);
    });
  }

  #move(run: CheckRun, before: KnownFile, place: NewPlace): void {
    const file = this.#reads.byId(before.id);
    if (file === undefined || !isUnmoved(before, file) || file.item === null) return;
    if (!isFreePlace(this.#reads, place.folder, place.name)) return;
    clearPlace(this.#reads, this.#writes, this.#parts.roots, place);
    // It is met again further on, at its new place.
    run.seen.add(file.number);
    this.#writes.putAt(file.id, place.folder, place.name);
    this.#writes.saw(file.id, place, place.changed);
    this.#unknown.drop(place.folder, place.name);
    if (file.missingAt === null) run.found.moved += 1;
    else run.found.back += 1;
    this.#writes.setMissing(file.item, null);
  }

  #miss(run: CheckRun, before: KnownFile): void {
    const file = this.#reads.byId(before.id);
    if (file === undefined || !isUnmoved(before, file) || file.item === null) return;
    if (file.missingAt !== null) return;
    this.#writes.setMissing(file.item, this.#parts.clock.now());
    noteMissing(run, file);
  }
}
