import { join } from 'node:path';
import type { WritableDatabase } from '../../../db/database.ts';
import {
  diskFileReads,
  diskFileWrites,
  type DiskFileReads,
  type DiskFileWrites,
  type FileMark,
  type KnownFile,
} from '../../../db/disk-file-repository.ts';
import { trashWrites, type TrashWrites } from '../../../db/trash-repository.ts';
import { unknownFileWrites, type UnknownFileWrites } from '../../../db/unknown-file-repository.ts';
import type { Clock } from '../../../ports.ts';
import type { DiskThread } from '../disk/disk-thread.ts';
import { isSameMark, type Met, type MetFile } from '../disk/walk-folder.ts';
import { noteChanged, type CheckRun } from './check-run.ts';

export interface LookParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly disk: DiskThread;
}

/** What the disk says of a known file. */
interface Verdict {
  readonly file: KnownFile;
  readonly mark: FileMark;
  /** Its bytes are not those that were stored. */
  readonly changed: { readonly at: number; readonly sha256: string } | null;
}

/**
 * Compares what was met with what is known, and writes down what differs: the files that are where
 * they belong, and those that nobody knows. A file is read only where its size or its time says
 * that it may have changed.
 */
export class FileLook {
  readonly #parts: LookParts;
  readonly #reads: DiskFileReads;
  readonly #writes: DiskFileWrites;
  readonly #unknown: UnknownFileWrites;
  readonly #trash: TrashWrites;

  constructor(parts: LookParts) {
    this.#parts = parts;
    this.#reads = diskFileReads(parts.writer);
    this.#writes = diskFileWrites(parts.writer);
    this.#unknown = unknownFileWrites(parts.writer);
    this.#trash = trashWrites(parts.writer);
  }

  async look(run: CheckRun, { folder, files }: Met): Promise<void> {
    run.files += files.length;
    const known = this.#knownOf(folder, files);
    const unknown: MetFile[] = [];
    const verdicts: Verdict[] = [];
    for (const met of files) {
      const file = known.get(met.name) ?? known.get(met.name.normalize('NFC'));
      if (file === undefined || (file.isStored && file.forgottenAt !== null)) unknown.push(met);
      if (file === undefined || !file.isStored || file.forgottenAt !== null) continue;
      run.seen.add(file.number);
      if (file.isOnItsWay) continue;
      const verdict = this.#atOnce(file, met) ?? (await this.#byReading(run, file, met));
      if (verdict !== null && isNews(verdict)) verdicts.push(verdict);
    }
    if (unknown.length + verdicts.length === 0) return;
    this.#parts.writer.transaction(() => {
      for (const met of unknown) this.#unknown.saw(folder, met.name, met, run.id);
      for (const verdict of this.#stillSo(verdicts)) this.#write(run, verdict);
    });
  }

  #knownOf(folder: string, files: readonly MetFile[]): Map<string, KnownFile> {
    const names = new Set(files.flatMap(({ name }) => [name, name.normalize('NFC')]));
    return new Map(this.#reads.named(folder, [...names]).map((file) => [file.fileName, file]));
  }

  /** What can be told without reading it. */
  #atOnce(file: KnownFile, met: MetFile): Verdict | null {
    if (file.seen !== null) {
      return isSameMark(file.seen, met) ? { file, mark: met, changed: file.changed } : null;
    }
    // Nobody touched it since it was hashed on its way in.
    const isUntouched = met.bytes === file.bytes && met.touchedAt <= file.createdAt;
    return isUntouched ? { file, mark: met, changed: null } : null;
  }

  async #byReading(run: CheckRun, file: KnownFile, met: MetFile): Promise<Verdict | null> {
    const isTooMuch = run.readBytes + met.bytes > run.readLimit;
    const path = join(file.folder, met.name);
    const found = isTooMuch ? null : await this.#parts.disk.ask('read', path);
    if (found === null) {
      run.found.unsure += 1;
      return null;
    }
    run.readBytes += found.mark.bytes;
    const { mark, sha256 } = found;
    if (sha256 === file.sha256) return { file, mark, changed: null };
    const isTheSame = file.changed?.sha256 === sha256;
    const at = isTheSame ? file.changed.at : this.#parts.clock.now();
    return { file, mark, changed: { at, sha256 } };
  }

  /** Those whose output is still as it was when its file was looked at. */
  *#stillSo(verdicts: readonly Verdict[]): Generator<Verdict, void, void> {
    const now = new Map(
      this.#reads.byIds(verdicts.map(({ file }) => file.id)).map((file) => [file.id, file]),
    );
    for (const verdict of verdicts) {
      const file = now.get(verdict.file.id);
      if (file !== undefined && isUnmoved(verdict.file, file)) yield { ...verdict, file };
    }
  }

  #write(run: CheckRun, { file, mark, changed }: Verdict): void {
    if (file.trashedAt !== null && changed !== null) {
      // It came after the one that is in the trash, and only has its name.
      this.#unknown.saw(file.folder, file.fileName, mark, run.id);
      return;
    }
    this.#writes.saw(file.id, mark, changed);
    if (changed !== null && file.changed?.sha256 !== changed.sha256) noteChanged(run, file);
    if (file.item === null || (file.trashedAt === null && file.missingAt === null)) return;
    this.#writes.setTrashed(file.item, null);
    this.#writes.setMissing(file.item, null);
    this.#trash.drop(file.id);
    if (changed === null) run.found.back += 1;
  }
}

function isNews({ file, mark, changed }: Verdict): boolean {
  return (
    file.trashedAt !== null ||
    file.missingAt !== null ||
    file.seen === null ||
    file.seen.inode !== mark.inode ||
    !isSameMark(file.seen, mark) ||
    file.changed?.sha256 !== changed?.sha256
  );
}

/** Nobody has moved, trashed or forgotten it meanwhile. */
export function isUnmoved(before: KnownFile, now: KnownFile): boolean {
  return (
    now.isStored &&
    !now.isOnItsWay &&
    now.folder === before.folder &&
    now.fileName === before.fileName &&
    now.trashedAt === before.trashedAt &&
    now.forgottenAt === before.forgottenAt
  );
}
