import { realpath, stat } from 'node:fs/promises';
import { SECOND } from '../../shared/durations.ts';
import { systemCode } from '../downloads/disk-error.ts';
import type { WatchFolder } from '../db/watch-repository.ts';
import type { Logger } from '../ports.ts';
import { lookThrough, type LookParts, type Memory } from './look-through.ts';

export interface WatcherParts extends LookParts {
  readonly logger: Logger;
  readonly changed: () => void;
  /** The library's folder, and those that rules send files to. */
  readonly roots: () => readonly string[];
}

/** How often a folder is looked through: soon enough for people, seldom enough for a network disk. */
const LOOKED_AT_EVERY_MS = 2 * SECOND;

interface Watching {
  readonly memory: Memory;
  problem: string | null;
  lastLookAt: number | null;
  isLooking: boolean;
}

/**
 * Looks the folders through, again and again. One that answers slowly keeps no other waiting, and
 * none is looked through twice at once.
 */
export class Watcher {
  readonly #parts: WatcherParts;
  readonly #watched = new Map<number, Watching>();
  readonly #running = new Set<Promise<void>>();
  #takeBack: () => void = () => undefined;
  #isStarted = false;
  #isEnded = false;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** At once: a folder was added, approved, or its rule changed. What waits is reviewed again. */
  wake(): void {
    for (const { memory } of this.#watched.values()) {
      for (const [name, known] of memory)
        memory.set(name, {
          ...known,
          nextReviewAt: known.nextReviewAt === Infinity ? Infinity : 0,
        });
    }
    this.#takeBack();
    if (this.#isStarted && !this.#isEnded) this.#lookAtAll();
  }

  async stop(): Promise<void> {
    this.#isEnded = true;
    this.#takeBack();
    await Promise.all(this.#running);
  }

  stateOf(id: number): Pick<Watching, 'problem' | 'lastLookAt'> {
    return this.#watched.get(id) ?? { problem: null, lastLookAt: null };
  }

  #lookAtAll(): void {
    const folders = this.#parts.reads.folders();
    const ids = new Set(folders.map(({ id }) => id));
    for (const id of this.#watched.keys()) if (!ids.has(id)) this.#watched.delete(id);
    for (const folder of folders) {
      if (folder.paused) continue;
      const looking = this.#look(folder).finally(() => this.#running.delete(looking));
      this.#running.add(looking);
    }
    this.#takeBack = this.#parts.clock.after(LOOKED_AT_EVERY_MS, () => {
      if (!this.#isEnded) this.#lookAtAll();
    });
  }

  async #look(folder: WatchFolder): Promise<void> {
    const watching = this.#watchingOf(folder.id);
    if (watching.isLooking) return;
    watching.isLooking = true;
    const before = this.#stateText(folder.id);
    try {
      await refuseUnfit(folder.path, this.#parts.roots());
      await lookThrough(this.#parts, folder, watching.memory, () => this.#isEnded);
      watching.problem = null;
    } catch (error) {
      watching.problem = problemOf(folder.path, error);
      if (systemCode(error) === null && !(error instanceof UnfitFolder)) {
        this.#parts.logger.log(
          'error',
          `a watched folder could not be looked at: ${String(error)}`,
        );
      }
    } finally {
      watching.isLooking = false;
      watching.lastLookAt = this.#parts.clock.now();
    }
    if (this.#stateText(folder.id) !== before) this.#parts.changed();
  }

  #watchingOf(id: number): Watching {
    const known = this.#watched.get(id);
    if (known !== undefined) return known;
    const made = { memory: new Map(), problem: null, lastLookAt: null, isLooking: false };
    this.#watched.set(id, made);
    return made;
  }

  /** What of it is shown; the time of the look alone is no news. */
  #stateText(id: number): string {
    const { reads } = this.#parts;
    return JSON.stringify([
      this.#watched.get(id)?.problem,
      reads.counts(id),
      reads.open(id).map(({ id: file, state, waitsFor }) => [file, state, waitsFor]),
    ]);
  }
}

/** A folder that is there, and must not be watched. */
class UnfitFolder extends Error {}

/** It may have been replaced by a link, or be the library by now, which would feed on itself. */
async function refuseUnfit(path: string, roots: readonly string[]): Promise<void> {
  const real = await realpath(path);
  if (real !== path) throw new UnfitFolder(`${path} has become a link to another folder.`);
  if (!(await stat(path)).isDirectory()) throw new UnfitFolder(`${path} is not a folder.`);
  for (const root of roots) {
    const isRoot = await realpath(root).then(
      (found) => found === path,
      () => false,
    );
    if (isRoot) throw new UnfitFolder(`${path} is the library itself, and is not watched.`);
  }
}

function problemOf(path: string, error: unknown): string {
  if (error instanceof UnfitFolder) return error.message;
  const code = systemCode(error);
  if (code === 'ENOENT') return `${path} is not there. Watching goes on when it is back.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `You are not allowed to read ${path}, or to make folders in it. Change its permissions.`;
  if (code === 'ENOTDIR')
    return `In ${path}, “done” or “failed” is a file or a link, not a folder. Move it away.`;
  if (code !== null) return `${path} can not be used just now: the system says ${code}.`;
  return `${path} could not be looked at because of a fault of Renderdesk’s own. It is in the log.`;
}
