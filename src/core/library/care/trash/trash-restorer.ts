import { join } from 'node:path';
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
import { place } from '../../place.ts';
import type { Carried } from '../../edits/carried.ts';
import { fileFrom, isInOwnTrash, placeOf } from '../library-roots.ts';
import { putBack } from './put-back.ts';
import { findInSystemTrash, forgetInSystemTrash } from './system-trash.ts';
import type { TrashParts } from './trash-keeper.ts';
import { dropEmpty, markAt } from './trash-moves.ts';
import { couldNotMove, trashSentence } from './trash-words.ts';

type TrashedOutput = NonNullable<TrashItem['output']>;

/** Where a file got back to; `why`: it stays in the trash. */
type Back = { readonly folder: string; readonly fileName: string } | { readonly why: string };

/** Brings files back from the trash. The intent is a row before a file moves, as on its way there. */
export class TrashRestorer {
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

  async restore(ids: readonly number[], told: Carried): Promise<void> {
    const { writer } = this.#parts;
    for (const item of this.#reads.items(ids)) {
      if (item.trashedAt === null) {
        writer.transaction(() => told.left(item.id, `“${item.name}” is not in the trash.`));
        continue;
      }
      const back = item.output === null ? null : await this.#tryToBring(item, item.output);
      writer.transaction(() => {
        if (back !== null && 'why' in back) return told.left(item.id, back.why);
        this.#settle(item, back, told);
      });
    }
  }

  /** What is known of a trashed file, also where its row came with a library from elsewhere. */
  fileOf(output: TrashedOutput): TrashFile {
    const known = this.#reads.file(output.id);
    if (known !== undefined) return known;
    const { id: outputId, folder, fileName, bytes } = output;
    const root = this.#parts.roots.rootOf(folder);
    const isHere = isInOwnTrash(folder);
    return {
      outputId,
      state: 'in',
      place: isHere ? 'library' : 'system',
      file: isHere ? fileName : fileFrom(root, folder, fileName),
      bytes,
      inode: this.#files.byId(outputId)?.seen?.inode ?? null,
    };
  }

  /** The path of a trashed file, as far as can be found out. */
  async pathOf(output: TrashedOutput, file: TrashFile): Promise<string | null> {
    switch (file.place) {
      case 'library':
        return join(output.folder, output.fileName);
      case 'system':
        return file.inode === null
          ? null
          : findInSystemTrash(join(output.folder, output.fileName), {
              inode: file.inode,
              bytes: file.bytes,
            });
      case 'none':
      case 'gone':
        return null;
    }
  }

  async #tryToBring(item: TrashItem, output: TrashedOutput): Promise<Back> {
    try {
      return await this.#bring(item, output);
    } catch (error) {
      return { why: couldNotMove(item, error) };
    }
  }

  async #bring(item: TrashItem, output: TrashedOutput): Promise<Back> {
    const file = this.fileOf(output);
    const { folder, fileName } = output;
    const root = this.#parts.roots.rootOf(folder);
    const problem = await this.#parts.rootProblem(root);
    if (problem !== null) return { why: problem };
    if (file.place === 'none') return { folder, fileName };
    if (file.place === 'gone') return { why: `“${item.name}”: ${trashSentence('gone', null)}` };
    // Somebody put it back by hand.
    const isBack = file.place === 'system' && (await markAt(join(folder, fileName))) !== null;
    if (isBack) return { folder, fileName };
    const source = await this.pathOf(output, file);
    const mark = source === null ? null : await markAt(source);
    const begun = file.state === 'restoring' ? placeOf(root, file.file) : null;
    const there = begun && (await markAt(join(begun.folder, begun.fileName)));
    // Died between the move and the row, or in the middle of the move: both names are its own then.
    if (begun !== null && there !== null && (mark === null || mark.inode === there.inode)) {
      if (source !== null && mark !== null) await place(source, join(begun.folder, begun.fileName));
      return begun;
    }
    if (source === null || mark === null) return { why: this.#lost(item, file) };
    return this.#move(item, source, root, file);
  }

  async #move(item: TrashItem, source: string, root: string, file: TrashFile): Promise<Back> {
    const intend = (to: string) =>
      this.#parts.writer.durableTransaction(() =>
        this.#writes.put({ ...file, state: 'restoring', file: to }),
      );
    try {
      const back = await putBack({ files: this.#files, intend }, source, root, file.file);
      if (file.place === 'system') await forgetInSystemTrash(source);
      else await dropEmpty(join(source, '..'));
      return back;
    } catch (error) {
      this.#parts.writer.transaction(() => this.#writes.put({ ...file, state: 'in' }));
      return { why: couldNotMove(item, error) };
    }
  }

  #lost(item: TrashItem, { place }: TrashFile): string {
    if (place === 'system') return `“${item.name}”: ${trashSentence('system', null)}`;
    return `The file of “${item.name}” is no longer in the library's trash: somebody took it out, or deleted it.`;
  }

  #settle(
    item: TrashItem,
    back: { readonly folder: string; readonly fileName: string } | null,
    told: Carried,
  ): void {
    this.#rows.setTrashed(item.id, null);
    if (item.output !== null && back !== null) {
      const isThere = this.#reads.file(item.output.id)?.place !== 'none';
      if (isThere) this.#rows.setMissing(item.id, null);
      this.#rows.putAt(item.output.id, back.folder, back.fileName);
      this.#writes.drop(item.output.id);
    }
    told.did(item.id, JSON.stringify({ restored: true }));
  }
}
