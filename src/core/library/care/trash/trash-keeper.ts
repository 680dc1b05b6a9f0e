import { join } from 'node:path';
import type { WritableDatabase } from '../../../db/database.ts';
import {
  diskFileReads,
  diskFileWrites,
  type DiskFileReads,
  type DiskFileWrites,
} from '../../../db/disk-file-repository.ts';
import {
  trashReads,
  trashWrites,
  type TrashFile,
  type TrashItem,
  type TrashReads,
  type TrashWrites,
} from '../../../db/trash-repository.ts';
import type { Clock } from '../../../ports.ts';
import type { Carried } from '../../edits/carried.ts';
import { fileFrom, trashFolder, type LibraryRoots } from '../library-roots.ts';
import { deleteForGood, markAt, moveInto } from './trash-moves.ts';
import { couldNotMove, whyNotTrashed } from './trash-words.ts';

/*
 * A file on its way to the trash:
 *
 *   row       file          what happened                what is done
 *   --------  ------------  ---------------------------  -------------------------
 *   moving    at its place  died before it was moved     move it
 *   moving    in the trash  died before that was told    tell it
 *   in        in the trash  all is done
 *
 * The row is on the disk before the file moves, and tells which trash. The edit that wanted it
 * gives its items again at the next start.
 */

export interface TrashParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly roots: LibraryRoots;
  readonly rootProblem: (root: string) => Promise<string | null>;
  /** Moves a file to the trash of the system. Absent: the library's own is used. */
  readonly trashItem?: ((path: string) => Promise<void>) | undefined;
}

type WithFile = TrashItem & { readonly output: NonNullable<TrashItem['output']> };

const hasFile = (item: TrashItem): item is WithFile => item.output !== null;

/** Takes files away so that they can be had back. */
export class TrashKeeper {
  readonly #parts: TrashParts;
  readonly #reads: TrashReads;
  readonly #writes: TrashWrites;
  readonly #files: DiskFileReads;
  readonly #rows: DiskFileWrites;

  constructor(parts: TrashParts) {
    this.#parts = parts;
    this.#reads = trashReads(parts.writer);
    this.#writes = trashWrites(parts.writer);
    this.#files = diskFileReads(parts.writer);
    this.#rows = diskFileWrites(parts.writer);
  }

  /** @param byRules no person chose them: those that have a star by now stay */
  async trash(ids: readonly number[], told: Carried, byRules = false): Promise<void> {
    const { writer } = this.#parts;
    const going: { item: WithFile; file: TrashFile }[] = [];
    for (const item of this.#reads.items(ids)) {
      const why = whyNotTrashed(item, byRules) ?? (await this.#rootProblem(item));
      const file = why === null && hasFile(item) ? await this.#tryToIntend(item) : null;
      if (why !== null) writer.transaction(() => told.left(item.id, why));
      else if (file === null || !hasFile(item)) this.#done(item, null, told);
      else if ('why' in file) writer.transaction(() => told.left(item.id, file.why));
      else going.push({ item, file });
    }
    if (going.length === 0) return;
    writer.durableTransaction(() => {
      for (const { file } of going) this.#writes.put(file);
    });
    for (const { item, file } of going) await this.#send(item, file, told);
  }

  /** Deletes what the library's own trash holds. What is known of it stays. */
  async empty(): Promise<void> {
    const { writer } = this.#parts;
    for (let after = ''; ;) {
      const files = this.#reads.here(after, 1);
      const [file] = files;
      if (file === undefined) return;
      after = file.outputId;
      const output = this.#files.byId(file.outputId);
      if (output === undefined) continue;
      await deleteForGood(output.folder, output.fileName);
      writer.transaction(() => this.#writes.put({ ...file, place: 'gone' }));
    }
  }

  async #rootProblem({ output }: TrashItem): Promise<string | null> {
    if (output === null) return null;
    const { roots, rootProblem } = this.#parts;
    return rootProblem(roots.rootOf(output.folder));
  }

  async #tryToIntend(item: WithFile): Promise<TrashFile | { readonly why: string }> {
    try {
      return await this.#intentOf(item);
    } catch (error) {
      return { why: couldNotMove(item, error) };
    }
  }

  /** What was begun before a crash, or what is begun now. */
  async #intentOf(item: WithFile): Promise<TrashFile> {
    const { output } = item;
    const begun = this.#reads.file(output.id);
    if (begun?.state === 'moving') return begun;
    const { roots, trashItem } = this.#parts;
    const mark = await markAt(join(output.folder, output.fileName));
    return {
      outputId: output.id,
      state: 'moving',
      place: mark === null ? 'none' : trashItem === undefined ? 'library' : 'system',
      file: fileFrom(roots.rootOf(output.folder), output.folder, output.fileName),
      bytes: mark?.bytes ?? output.bytes,
      inode: mark?.inode ?? null,
    };
  }

  async #send(item: WithFile, file: TrashFile, told: Carried): Promise<void> {
    const { writer } = this.#parts;
    try {
      this.#done(item, { ...file, place: await this.#move(item, file) }, told);
    } catch (error) {
      writer.transaction(() => {
        this.#writes.drop(item.output.id);
        told.left(item.id, couldNotMove(item, error));
      });
    }
  }

  async #move({ output }: WithFile, file: TrashFile): Promise<TrashFile['place']> {
    const source = join(output.folder, output.fileName);
    if (file.place === 'none' || file.place === 'gone') return file.place;
    const { trashItem } = this.#parts;
    if (file.place === 'system' && trashItem !== undefined) {
      // Another number: it went before a crash, and this one came after it.
      const there = await markAt(source);
      if (there === null || there.inode !== file.inode) return 'system';
      const isDone = await trashItem(source).then(
        () => true,
        () => false,
      );
      if (isDone) return 'system';
      // This disk has no trash of the system's.
      const own: TrashFile = { ...file, place: 'library' };
      this.#parts.writer.durableTransaction(() => this.#writes.put(own));
    }
    await moveInto(source, this.#ownPath(output));
    return 'library';
  }

  #ownPath({ id, folder, fileName }: WithFile['output']): string {
    return join(this.#ownFolder(id, folder), fileName);
  }

  #ownFolder(id: string, folder: string): string {
    return trashFolder(this.#parts.roots.rootOf(folder), id);
  }

  #done(item: TrashItem, file: TrashFile | null, told: Carried): void {
    const { writer, clock } = this.#parts;
    writer.transaction(() => {
      this.#rows.setTrashed(item.id, clock.now());
      if (file !== null && item.output !== null) {
        const { id, folder, fileName } = item.output;
        this.#writes.put({ ...file, state: 'in' });
        // Its row follows the file, so that it can be looked at there as well.
        if (file.place === 'library') this.#rows.putAt(id, this.#ownFolder(id, folder), fileName);
      }
      told.did(item.id, JSON.stringify({ trashed: true }));
    });
  }
}
