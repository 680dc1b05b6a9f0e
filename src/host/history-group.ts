import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** The library as a history that is searched and ordered. A call that is aborted is let go of. */
export function historyRoutes(library: RootRouterBuilder['library'], { library: core }: Core) {
  return {
    search: library.search.handler(({ input, signal }) => core.search(input, signal)),
    count: library.count.handler(({ input, signal }) => core.count(input, signal)),
    item: library.item.handler(({ input }) => core.item(input.id)),
    duplicates: library.duplicates.handler(({ input, signal }) => core.duplicates(input, signal)),
    differencePayloads: library.differencePayloads.handler(({ input }) =>
      core.differencePayloads(input.a, input.b),
    ),
    edit: library.edit.handler(({ input }) => core.edit(input.target, input.change)),
    edits: library.edits.handler(() => core.edits()),
    undo: library.undo.handler(({ input }) => core.undo(input.editId)),
    tags: library.tags.handler(() => core.tags()),
    colourTag: library.colourTag.handler(({ input }) => core.colourTag(input.name, input.colour)),
    renameTag: library.renameTag.handler(({ input }) => core.renameTag(input.name, input.newName)),
    mergeTags: library.mergeTags.handler(({ input }) => core.mergeTags(input.name, input.into)),
    deleteTag: library.deleteTag.handler(({ input }) => core.deleteTag(input.name)),
    views: library.views.handler(() => core.views()),
    saveView: library.saveView.handler(({ input }) => core.saveView(input)),
    removeView: library.removeView.handler(({ input }) => core.removeView(input.id)),
    orderViews: library.orderViews.handler(({ input }) => core.orderViews(input.ids)),
  };
}
