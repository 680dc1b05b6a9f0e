import type { Colour } from '../../shared/colour.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type {
  EditTarget,
  EditView,
  LibraryChange,
  LibraryQuery,
  SavedView,
  TagView,
} from '../../shared/library.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/database.ts';
import { libraryOrderReads, libraryOrderWrites, tagKey } from '../db/library-order-repository.ts';
import { libraryViewReads, libraryViewWrites } from '../db/library-view-repository.ts';
import type { EditRunner } from './edits/edit-runner.ts';

/** What people add to the history: stars, tags, notes and views. */
export interface OrderServices {
  /** Resolves when every item is done; one that is cut off goes on at the next start. */
  edit(target: EditTarget, change: LibraryChange): Promise<EditView>;
  /** The last 50, newest first. */
  edits(): EditView[];
  /** @throws FailureError `not-found` or `conflict` */
  undo(editId: number): Promise<EditView>;
  tags(): TagView[];
  /** @throws FailureError `not-found`, or `name-taken` where both tags are there: merge them */
  renameTag(name: string, newName: string): TagView[];
  /** @throws FailureError `not-found` */
  colourTag(name: string, colour: Colour | null): TagView[];
  mergeTags(name: string, into: string): Promise<EditView>;
  deleteTag(name: string): Promise<EditView>;
  views(): SavedView[];
  saveView(view: { id?: number | undefined; name: string; query: LibraryQuery }): SavedView;
  removeView(id: number): SavedView[];
  /** Those that are not named keep their order behind those that are. */
  orderViews(ids: readonly number[]): SavedView[];
}

export interface OrderParts {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly edits: EditRunner;
  /** A tag looks or reads otherwise. */
  readonly changed: () => void;
}

/** The most views; a list of more is no order. */
const MOST_VIEWS = 200;

export function createOrderServices(parts: OrderParts): OrderServices {
  const { reader, writer, edits, changed } = parts;
  const reads = libraryOrderReads(reader);
  const used = (name: string): number => {
    const id = reads.tagId(name);
    if (id === null || !reads.isTagUsed(id)) refuseUnknownTag(name);
    return id;
  };
  /** Whatever has the tag, also what is in the trash: so by its ids, not by a search. */
  const everywhere = (name: string, change: LibraryChange, label: string) =>
    edits.edit({ tag: used(name) }, change, label);

  return {
    edit: (target, change) => edits.edit(target, change),
    edits: () => edits.latest(),
    undo: (id) => edits.undo(id),
    tags: reads.tags,
    renameTag(name, newName) {
      writer.transaction(() => renameTag(writer, used(name), name, newName));
      changed();
      return reads.tags();
    },
    colourTag(name, colour) {
      writer.transaction(() => libraryOrderWrites(writer).colourTag(used(name), colour));
      changed();
      return reads.tags();
    },
    mergeTags: async (name, into) => {
      if (tagKey(name) === tagKey(into)) refuseSameTag(name);
      used(into);
      const change: LibraryChange = { kind: 'tags', add: [into], remove: [name] };
      return everywhere(name, change, `Merge the tag "${name}" into "${into}"`);
    },
    deleteTag: async (name) =>
      everywhere(name, { kind: 'tags', add: [], remove: [name] }, `Delete the tag "${name}"`),
    ...createViewServices(parts),
  };
}

function createViewServices({ reader, writer }: OrderParts) {
  const reads = libraryViewReads(reader);
  const writes = libraryViewWrites(writer);
  const one = (id: number): SavedView =>
    reads.views().find((view) => view.id === id) ?? refuseUnknownView();
  return {
    views: reads.views,
    saveView({ id, name, query }: Parameters<OrderServices['saveView']>[0]): SavedView {
      if (id === undefined) {
        if (reads.views().length >= MOST_VIEWS) refuseMoreViews();
        return one(writer.transaction(() => writes.insertView(name, query)));
      }
      if (!writer.transaction(() => writes.changeView(id, name, query))) refuseUnknownView();
      return one(id);
    },
    removeView(id: number): SavedView[] {
      if (!writer.transaction(() => writes.removeView(id))) refuseUnknownView();
      return reads.views();
    },
    orderViews(ids: readonly number[]): SavedView[] {
      const rest = reads.views().flatMap((view) => (ids.includes(view.id) ? [] : view.id));
      writer.transaction(() => {
        for (const [position, id] of [...ids, ...rest].entries()) writes.placeView(id, position);
      });
      return reads.views();
    },
  };
}

function renameTag(writer: WritableDatabase, id: number, name: string, newName: string): void {
  const reads = libraryOrderReads(writer);
  const writes = libraryOrderWrites(writer);
  const other = reads.tagId(newName);
  if (other !== null && other !== id) {
    if (reads.isTagUsed(other)) refuseTakenTag(name, newName);
    writes.dropUnusedTag(other);
  }
  writes.renameTag(id, newName);
}

function refuseUnknownTag(name: string): never {
  throw new FailureError(
    failure('not-found', `Nothing has the tag "${name}".`, 'Look at the list of tags.'),
  );
}

function refuseTakenTag(name: string, newName: string): never {
  throw new FailureError(
    failure(
      'name-taken',
      `There is a tag "${newName}" already.`,
      `Merge "${name}" into it, or choose another name.`,
    ),
  );
}

function refuseSameTag(name: string): never {
  throw new FailureError(
    failure('conflict', `"${name}" is that tag itself.`, 'Choose another tag to merge it into.'),
  );
}

function refuseUnknownView(): never {
  throw new FailureError(
    failure('not-found', 'There is no such view any more.', 'Look at the list of views.'),
  );
}

function refuseMoreViews(): never {
  throw new FailureError(
    failure('conflict', `There are ${MOST_VIEWS} views already.`, 'Remove one that is not used.'),
  );
}
