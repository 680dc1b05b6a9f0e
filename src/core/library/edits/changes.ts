import { z } from 'zod';
import type { LibraryChange } from '../../../shared/library.ts';
import type { LibraryOrderReads, LibraryOrderWrites } from '../../db/library-order-repository.ts';

/*
 * What an edit does to one item, and how that is taken back. `before` is what is kept for that, as
 * JSON.
 */

export interface ItemTables {
  /** On the writing handle: it must see what the transaction wrote. */
  readonly reads: LibraryOrderReads;
  readonly writes: LibraryOrderWrites;
}

const starSchema = z.object({ starred: z.boolean() });
const tagsSchema = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });
const noteSchema = z.object({ note: z.string() });

/** @returns what undoing it puts back */
export function applyChange({ reads, writes }: ItemTables, item: number, change: LibraryChange) {
  switch (change.kind) {
    case 'star': {
      const starred = reads.item(item)?.starred ?? false;
      writes.setStar(item, change.starred);
      return JSON.stringify({ starred });
    }
    case 'tags': {
      const removed = change.remove.filter((name) => {
        const tag = reads.tagId(name);
        return tag !== null && writes.removeTag(item, tag);
      });
      const added = change.add.filter((name) => writes.addTag(item, writes.ensureTag(name)));
      return JSON.stringify({ added, removed });
    }
    case 'note': {
      const note = reads.item(item)?.note ?? '';
      writes.setNote(item, change.note);
      return JSON.stringify({ note });
    }
  }
}

/** Puts back what was there before, where the item is still as the edit left it. */
export function undoChange(
  { reads, writes }: ItemTables,
  item: number,
  change: LibraryChange,
  before: string,
): void {
  const kept: unknown = JSON.parse(before);
  switch (change.kind) {
    case 'star': {
      const { starred } = starSchema.parse(kept);
      if (reads.item(item)?.starred === change.starred) writes.setStar(item, starred);
      return;
    }
    case 'tags': {
      const { added, removed } = tagsSchema.parse(kept);
      for (const name of added) {
        const tag = reads.tagId(name);
        if (tag !== null) writes.removeTag(item, tag);
      }
      for (const name of removed) writes.addTag(item, writes.ensureTag(name));
      return;
    }
    case 'note': {
      const { note } = noteSchema.parse(kept);
      if (reads.item(item)?.note === change.note) writes.setNote(item, note);
    }
  }
}

/** For people: `Add the tag "summer"`. */
export function labelOf(change: LibraryChange): string {
  switch (change.kind) {
    case 'star':
      return change.starred ? 'Add a star' : 'Take the star off';
    case 'tags': {
      const parts = [
        change.add.length > 0 ? `Add the ${named(change.add)}` : '',
        change.remove.length > 0 ? `Take the ${named(change.remove)} off` : '',
      ];
      return parts.filter((part) => part !== '').join(', ') || 'Change no tags';
    }
    case 'note':
      return change.note === '' ? 'Delete the note' : 'Write a note';
  }
}

function named(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${tags.map((tag) => `"${tag}"`).join(', ')}`;
}
