import { join } from 'node:path';
import type { WritableDatabase } from '../../../db/database.ts';
import {
  diskFileReads,
  type DiskFileReads,
  type FileMark,
  type KnownFile,
} from '../../../db/disk-file-repository.ts';
import {
  unknownFileReads,
  unknownFileWrites,
  type UnknownFileReads,
  type UnknownFileWrites,
  type UnknownRow,
} from '../../../db/unknown-file-repository.ts';
import type { DiskThread } from '../disk/disk-thread.ts';
import { isFreePlace } from '../free-place.ts';
import type { CheckRun } from './check-run.ts';

/** Where a file is that is not, or not as it was, where it should be. */
export interface NewPlace extends FileMark {
  readonly folder: string;
  readonly name: string;
  /** As before: its bytes may have been changed already when it was moved. */
  readonly changed: KnownFile['changed'];
  /** The output that had the place; it is another's file that lies there now. Null: nobody's. */
  readonly owner: KnownFile | null;
}

/**
 * Why a file is looked for: nothing has its name; its name is there, and may be another's way of
 * writing it; or other bytes are there.
 */
export type Lost = 'gone' | 'renamed' | 'changed';

/** More than this many changed files are not looked at for files that took each other's names. */
const MOST_CHANGED = 20_000;
const READ_AT_ONCE = 32;

/** Finds files that moved: by their number on the disk, else by their bytes. */
export class PlaceFinder {
  readonly #files: DiskFileReads;
  readonly #unknown: UnknownFileReads;
  readonly #writes: UnknownFileWrites;
  readonly #writer: WritableDatabase;
  readonly #disk: DiskThread;
  readonly #taken = new Set<string>();
  readonly #unreadable = new Set<string>();
  /** Places whose bytes are no longer their output's, by what they are now. */
  readonly #foreign = new Map<string, KnownFile[]>();

  constructor({ writer, disk }: { writer: WritableDatabase; disk: DiskThread }) {
    this.#writer = writer;
    this.#disk = disk;
    this.#files = diskFileReads(writer);
    this.#unknown = unknownFileReads(writer);
    this.#writes = unknownFileWrites(writer);
  }

  /** Learns which of the files that were met are changed. @returns those files */
  begin(run: CheckRun): KnownFile[] {
    const changed = this.#files
      .changed(0, MOST_CHANGED)
      .filter(({ number }) => run.seen.has(number));
    for (const file of changed) {
      const sha256 = file.changed?.sha256 ?? '';
      this.#foreign.set(sha256, [...(this.#foreign.get(sha256) ?? []), file]);
    }
    return changed;
  }

  /** Null: it is nowhere. A place is given to one file only. */
  async find(run: CheckRun, file: KnownFile, lost: Lost = 'gone'): Promise<NewPlace | null> {
    const found = await this.#look(run, file, lost);
    if (found !== null) this.#taken.add(join(found.folder, found.name));
    return found;
  }

  async #look(run: CheckRun, file: KnownFile, lost: Lost): Promise<NewPlace | null> {
    const itself = lost === 'changed' ? null : this.#sameFile(file);
    if (itself !== null || lost === 'renamed') return itself;
    const asStored =
      (await this.#sameBytes(run, file.bytes, file.sha256, null)) ?? this.#swapped(file);
    if (asStored !== null || lost === 'changed') return asStored;
    const { changed, seen } = file;
    if (changed === null || seen === null) return null;
    return this.#sameBytes(run, seen.bytes, changed.sha256, changed);
  }

  #isFree({ folder, name }: UnknownRow): boolean {
    return !this.#taken.has(join(folder, name)) && isFreePlace(this.#files, folder, name);
  }

  #sameFile(file: KnownFile): NewPlace | null {
    if (file.seen === null) return null;
    const found = this.#unknown.withInode(file.seen).find((row) => this.#isFree(row));
    return found === undefined ? null : { ...found, changed: file.changed, owner: null };
  }

  async #sameBytes(
    run: CheckRun,
    bytes: number,
    sha256: string,
    changed: KnownFile['changed'],
  ): Promise<NewPlace | null> {
    const known = this.#unknown.ofContent(bytes, sha256).find((row) => this.#isFree(row));
    if (known !== undefined) return { ...known, changed, owner: null };
    let after: UnknownRow | null = null;
    for (;;) {
      const rows: UnknownRow[] = this.#unknown.unreadOfSize(bytes, after, READ_AT_ONCE);
      for (const row of rows) {
        const is = await this.#read(run, row);
        if (is === sha256 && this.#isFree(row)) return { ...row, changed, owner: null };
      }
      after = rows.at(-1) ?? null;
      if (rows.length < READ_AT_ONCE || run.signal.aborted) return null;
    }
  }

  /** Once each: what was read is kept with it. */
  async #read(run: CheckRun, { folder, name, bytes }: UnknownRow): Promise<string | null> {
    const path = join(folder, name);
    if (this.#unreadable.has(path)) return null;
    const isTooMuch = run.readBytes + bytes > run.readLimit;
    const found = isTooMuch ? null : await this.#disk.ask('read', path);
    if (found === null || found.mark.bytes !== bytes) {
      this.#unreadable.add(path);
      run.found.unsure += 1;
      return null;
    }
    run.readBytes += bytes;
    this.#writer.transaction(() => this.#writes.read(folder, name, found.sha256));
    return found.sha256;
  }

  /** Another's name: files that were swapped, or one that was moved over another. */
  #swapped(file: KnownFile): NewPlace | null {
    const others = this.#foreign.get(file.sha256) ?? [];
    const owner = others.find(
      (other) => other.id !== file.id && !this.#taken.has(join(other.folder, other.fileName)),
    );
    if (owner === undefined || owner.seen === null) return null;
    const { folder, fileName: name } = owner;
    return { ...owner.seen, folder, name, changed: null, owner };
  }
}
