import type { LibraryChange, LibraryItem } from '../../../shared/library.ts';

/** An item as it is after a change. */
export function changed(item: LibraryItem, change: LibraryChange): LibraryItem {
  switch (change.kind) {
    case 'star':
      return { ...item, starred: change.starred };
    case 'note':
      return { ...item, note: change.note };
    case 'tags': {
      const gone = new Set(change.remove.map((name) => name.toLowerCase()));
      const kept = item.tags.filter((name) => !gone.has(name.toLowerCase()));
      const known = new Set(kept.map((name) => name.toLowerCase()));
      return {
        ...item,
        tags: [...kept, ...change.add.filter((name) => !known.has(name.toLowerCase()))],
      };
    }
    default:
      return change satisfies never;
  }
}
