import { z } from 'zod';
import {
  editTargetSchema,
  editViewSchema,
  libraryChangeSchema,
  libraryQuerySchema,
  savedViewSchema,
  tagColourSchema,
  tagNameSchema,
  tagViewSchema,
} from '../library.ts';
import { contract } from './errors.ts';

const viewNameSchema = z
  .string()
  .trim()
  .min(1, 'A view has a name.')
  .max(80, 'The name of a view has at most 80 characters.');
const byEdit = z.object({ editId: z.coerce.number().int().positive() });
const byView = z.object({ id: z.coerce.number().int().positive() });

/** What people add to the history: stars, tags, notes and views, each edit with its undo. */
export const libraryOrderContract = {
  /** Resolves when every item is done. One that a crash cuts off goes on at the next start. */
  edit: contract
    .route({ method: 'POST', path: '/library/edits', summary: 'Change many items at once' })
    .input(z.object({ target: editTargetSchema, change: libraryChangeSchema }))
    .output(editViewSchema),
  /** The last 50, newest first. */
  edits: contract
    .route({ method: 'GET', path: '/library/edits', summary: 'The latest edits' })
    .output(z.array(editViewSchema)),
  /** Puts every item back to what it was, except where it was changed again since. */
  undo: contract
    .route({ method: 'POST', path: '/library/edits/{editId}/undo', summary: 'Take an edit back' })
    .input(byEdit)
    .output(editViewSchema),
  /** By name, each with its count of items, those in the trash left out. */
  tags: contract
    .route({ method: 'GET', path: '/library/tags', summary: 'All tags' })
    .output(z.array(tagViewSchema)),
  /** @throws `name-taken` for the name of another tag: merge them instead. */
  renameTag: contract
    .route({ method: 'POST', path: '/library/tags/rename', summary: 'Call a tag something else' })
    .input(z.object({ name: tagNameSchema, newName: tagNameSchema }))
    .output(z.array(tagViewSchema)),
  /** Whatever has the tag is shown with the colour; null takes it away. */
  colourTag: contract
    .route({ method: 'POST', path: '/library/tags/colour', summary: 'Give a tag a colour' })
    .input(z.object({ name: tagNameSchema, colour: tagColourSchema }))
    .output(z.array(tagViewSchema)),
  /** Everything that has `name` has `into` instead. An edit, with undo. */
  mergeTags: contract
    .route({ method: 'POST', path: '/library/tags/merge', summary: 'Make one tag of two' })
    .input(z.object({ name: tagNameSchema, into: tagNameSchema }))
    .output(editViewSchema),
  /** Takes the tag off everything. An edit, with undo. */
  deleteTag: contract
    .route({ method: 'POST', path: '/library/tags/delete', summary: 'Delete a tag' })
    .input(z.object({ name: tagNameSchema }))
    .output(editViewSchema),
  /** In the order that people gave them. */
  views: contract
    .route({ method: 'GET', path: '/library/views', summary: 'The saved views' })
    .output(z.array(savedViewSchema)),
  /** With an `id`, that view is changed; without, a new one comes last. */
  saveView: contract
    .route({ method: 'POST', path: '/library/views', summary: 'Save a view' })
    .input(
      z.object({
        id: z.int().positive().optional(),
        name: viewNameSchema,
        query: libraryQuerySchema,
      }),
    )
    .output(savedViewSchema),
  removeView: contract
    .route({ method: 'DELETE', path: '/library/views/{id}', summary: 'Remove a saved view' })
    .input(byView)
    .output(z.array(savedViewSchema)),
  /** Views that are not named keep their order behind those that are. */
  orderViews: contract
    .route({ method: 'PUT', path: '/library/views/order', summary: 'Order the saved views' })
    .input(z.object({ ids: z.array(z.int().positive()).max(500) }))
    .output(z.array(savedViewSchema)),
};
