import { lstat, mkdir, open, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { systemCode } from '../downloads/disk-error.ts';
import type { WatchFile, WatchFolder, WatchReads, WatchWrites } from '../db/watch-repository.ts';
import { hashFile } from '../library/hash-file.ts';
import { NameTaken, place } from '../library/place.ts';
import type { Clock } from '../ports.ts';
import { holds } from './watched-file.ts';

/*
 * From the watched folder to `done` or `failed`, once its fate is known. The row says where to
 * before anything is moved; the move itself replaces nothing and may be done again after a crash.
 *
 *   in the folder   in done/failed    what is done
 *   -------------   --------------    --------------------------------------------------
 *   its content     nothing           moved
 *   its content     the same inode    it died between link and unlink: moved on
 *   its content     another file      another name is taken
 *   gone            its content       it died before the row: told
 *   gone, another   nothing           a person took it: `gone`; another file is looked at anew
 */

export interface MoveParts {
  readonly reads: WatchReads;
  readonly writes: WatchWrites;
  readonly clock: Clock;
}

/** More files of one name than anybody has. */
const MOST_NAMES = 10_000;

/** Writes down where a file goes and why; `settle` then moves it. */
export function decide(
  { writes }: MoveParts,
  file: WatchFile,
  outcome: 'done' | 'failed',
  message: string,
): void {
  writes.moving(file.id, outcome, file.name, message);
}

/**
 * Moves a file whose row says so, and tells the row.
 * @throws what the file system says, where the folder cannot be written: it is tried again
 */
export async function settle(parts: MoveParts, folder: WatchFolder, id: number): Promise<void> {
  const file = parts.reads.file(id);
  if (file?.state !== 'moving' || file.outcome === null || file.outcome === 'gone') return;
  const { outcome, sha256, name } = file;
  const into = join(folder.path, outcome);
  await makeFolder(into);
  const end = (how: 'done' | 'failed' | 'gone') => parts.writes.settled(id, how, parts.clock.now());
  if (!(await holds(folder.path, name, sha256))) {
    const moved = file.target !== null && (await hasContent(join(into, file.target), sha256));
    return end(moved ? outcome : 'gone');
  }
  for (let attempt = 0; attempt <= MOST_NAMES; attempt += 1) {
    // The one that is written down goes first: it may be there already.
    const target = attempt === 0 ? (file.target ?? name) : numbered(name, attempt);
    parts.writes.moving(id, outcome, target, file.message);
    if (outcome === 'failed') await explain(into, target, file.message);
    try {
      await place(join(folder.path, name), join(into, target));
      return end(outcome);
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
    }
  }
}

/** `chat.json`, `chat (2).json` … */
function numbered(name: string, attempt: number): string {
  if (attempt === 1) return name;
  const { name: stem, ext } = parse(name);
  return `${stem} (${attempt})${ext}`;
}

/** @throws an error with the code ENOTDIR where a link, or a file, has its name */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  if ((await lstat(path)).isDirectory()) return;
  throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
}

/**
 * The sentence lies there before the file does, so that none is there without a reason. One that
 * another file left under this name is written over only where that file is gone.
 */
async function explain(into: string, target: string, message: string): Promise<void> {
  const path = join(into, `${target}.txt`);
  const isTaken = await open(join(into, target), 'r').then(
    (file) => file.close().then(() => true),
    () => false,
  );
  if (!isTaken) await writeFile(path, `${message}\n`);
}

async function hasContent(path: string, sha256: string): Promise<boolean> {
  return hashFile(path).then(
    (found) => found.sha256 === sha256,
    () => false,
  );
}
