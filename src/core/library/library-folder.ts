import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SECOND } from '../../shared/durations.ts';
import type { HomeReads, HomeWrites } from '../db/home-repository.ts';
import { systemCode } from '../downloads/disk-error.ts';
import type { Clock } from '../ports.ts';
import { folderProblem } from './folder.ts';

/** Of the library folder: what is Renderdesk's own in it, and no file of the person's. */
export const OWN_FOLDER = '.renderdesk';
/** There for ever: tells the library from the empty folder that a disk leaves behind. */
const MARK_FILE = 'library-id';
/** A folder that was just seen to be the right one is not looked at again for every file. */
const FRESH_MS = SECOND;

export interface LibraryFolderParts {
  readonly clock: Clock;
  readonly home: HomeReads;
  readonly homeWrites: HomeWrites;
  /** The library's. */
  readonly folder: () => string;
  /** True while no folder was chosen: then it is made where it is missing, the first time. */
  readonly isDefault: () => boolean;
}

/**
 * The folders that files go to: the library's, and those of rules. Once files were written to one,
 * it is known by a mark in it: a folder without it, or with another one's, is what an unmounted disk
 * leaves behind, and nothing is ever written there, nor is it made anew.
 */
export class LibraryFolder {
  readonly #parts: LibraryFolderParts;
  readonly #seen = new Map<string, number>();
  /** Who settles a mark, and whoever came before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: LibraryFolderParts) {
    this.#parts = parts;
  }

  /** Null when a file can be written there, which is proven by writing one; else the sentence that says why not. */
  async problem(path = this.#parts.folder()): Promise<string | null> {
    const { folder, home, isDefault } = this.#parts;
    const isLibrary = path === folder();
    const isNew = home.markOf(path) === null && !home.hasFilesIn(path);
    const problem = await folderProblem(path, {
      create: isLibrary && isDefault() && isNew,
      isLibrary,
    });
    return problem ?? (await this.#markProblem(path));
  }

  /** As `problem`, but a folder that is there is believed to be writable: writing will tell. */
  async isMissing(path = this.#parts.folder()): Promise<string | null> {
    const now = this.#parts.clock.monotonic();
    const seenAt = this.#seen.get(path);
    if (seenAt !== undefined && now - seenAt < FRESH_MS) return null;
    const isThere = await isFolder(path);
    const problem = isThere ? await this.#markProblem(path) : await this.problem(path);
    if (problem === null) this.#seen.set(path, now);
    return problem;
  }

  /** As `isMissing`, of any folder that files were saved to; nothing is written to it. */
  async problemOf(folder: string): Promise<string | null> {
    if (!(await isFolder(folder))) {
      return `The library folder ${folder} is not there: connect the disk it is on. Nothing is taken for missing meanwhile.`;
    }
    const { home } = this.#parts;
    const known = home.markOf(folder);
    const isRight = known !== null && (await readMark(folder)) === known;
    if (isRight || !home.hasFilesIn(folder) || (await this.#holdsOurFiles(folder))) return null;
    return `The library folder ${folder} is there, but not with your files in it: connect the disk it is on. Nothing is taken for missing meanwhile.`;
  }

  /** A person chose it just now: whatever lies there is the library. */
  chosen(folder: string): void {
    this.#seen.delete(folder);
    this.#parts.homeWrites.forgetFolder(folder);
  }

  async #markProblem(folder: string): Promise<string | null> {
    const known = this.#parts.home.markOf(folder);
    if (known !== null && (await readMark(folder)) === known) return null;
    return this.#settleInTurn(folder);
  }

  /**
   * One after the other: two that both found no mark would each write one, and the folder could
   * end with one's and the database with the other's.
   */
  #settleInTurn(folder: string): Promise<string | null> {
    const mine = this.#turn.then(() => this.#settleMark(folder));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #settleMark(folder: string): Promise<string | null> {
    const { home, homeWrites } = this.#parts;
    const known = home.markOf(folder);
    const found = await readMark(folder);
    if (known !== null && found === known) return null;
    // A mark that was tidied away, among files that are ours.
    const isOurs = known === null || (found === null && (await this.#holdsOurFiles(folder)));
    if (!isOurs) {
      return folder === this.#parts.folder()
        ? `The library folder ${folder} is there, but it is not the one that your files were saved to: connect the disk it is on, or choose the library folder again.`
        : `The folder ${folder} is there, but it is not the one that your files were saved to: connect the disk it is on, or choose the folder again.`;
    }
    const mark = found ?? (await markAnew(folder, known ?? randomUUID()));
    homeWrites.rememberFolder(folder, mark);
    return null;
  }

  async #holdsOurFiles(folder: string): Promise<boolean> {
    for (const { path, bytes } of this.#parts.home.newestFilesIn(folder)) {
      if ((await sizeOf(path)) === bytes) return true;
    }
    return false;
  }
}

/** Null where there is none. */
export async function readMark(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, OWN_FOLDER, MARK_FILE), 'utf8')).trim() || null;
  } catch (error) {
    // A mark that can not be read is none; the folder itself was just seen.
    if (systemCode(error) === null) throw error;
    return null;
  }
}

export async function writeMark(folder: string, mark: string): Promise<string> {
  await mkdir(join(folder, OWN_FOLDER), { recursive: true });
  await writeSynced(join(folder, OWN_FOLDER, MARK_FILE), mark);
  return mark;
}

async function writeSynced(path: string, mark: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(`${mark}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Marks a folder that has no mark; another home may do the same, and the first one's holds. */
async function markAnew(folder: string, mark: string): Promise<string> {
  const own = join(folder, OWN_FOLDER);
  const draft = join(own, `${MARK_FILE}.${randomUUID()}`);
  await mkdir(own, { recursive: true });
  try {
    await writeSynced(draft, mark);
    return await takeMark(draft, folder, mark);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts a mark that is whole in its place; where there is one already, that one is returned. */
async function takeMark(draft: string, folder: string, mark: string): Promise<string> {
  const place = join(folder, OWN_FOLDER, MARK_FILE);
  try {
    await link(draft, place);
    return mark;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const there = await readMark(folder);
    if (there !== null) return there;
    // One that a crash left empty is none; and some disks know no links.
    await rename(draft, place);
    return mark;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
