import { toast } from 'sonner';
import type { Colour } from '../../../../shared/colour.ts';
import type { TagView } from '../../../../shared/library.ts';
import { attempt } from '../../../client/attempt.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { say } from '../../../words/say.ts';
import { refreshCare } from '../care/care-store.ts';
import { doEdit, tellEdit } from '../edit-items.ts';
import { noFilters } from '../library-query.ts';
import { useQuery } from '../query-store.ts';
import { noteTagColours } from '../../../stores/tag-colours.ts';
import { useLibraryPlace } from '../../../stores/library-place.ts';

/** Shows what has a tag. */
export function showTag({ name }: TagView): void {
  useQuery.getState().change({ text: '', filters: { ...noFilters, tags: [name] } });
  useLibraryPlace.getState().go('items');
}

/** @returns a sentence where it is refused, and whether another tag has the name; else null */
export async function renameTag(
  name: string,
  newName: string,
): Promise<{ readonly problem: string; readonly isTaken: boolean } | null> {
  try {
    await host().library.renameTag({ name, newName });
  } catch (error) {
    const { code, message, remedy } = failureFrom(error);
    return { problem: `${message} ${remedy}`, isTaken: code === 'name-taken' };
  }
  refreshCare();
  toast.success(say('tags.renamed', { name, newName }), {
    action: {
      label: say('tags.undo'),
      onClick: () =>
        void attempt((client) => client.library.renameTag({ name: newName, newName: name })).then(
          refreshCare,
        ),
    },
  });
  return null;
}

/** Null takes the colour away. */
export async function colourTags(tags: readonly TagView[], colour: Colour | null): Promise<void> {
  for (const { name } of tags) {
    const all = await attempt((client) => client.library.colourTag({ name, colour }));
    if (all) noteTagColours(all);
  }
  refreshCare();
}

/** Each is an edit of its own, with its undo. */
export async function mergeTags(tags: readonly TagView[], into: string): Promise<void> {
  for (const { name } of tags) {
    if (name === into) continue;
    const edit = await doEdit((client) => client.library.mergeTags({ name, into }));
    if (edit) tellEdit(edit);
  }
  refreshCare();
}

export async function deleteTags(tags: readonly TagView[]): Promise<void> {
  for (const { name } of tags) {
    const edit = await doEdit((client) => client.library.deleteTag({ name }));
    if (edit) tellEdit(edit);
  }
  refreshCare();
}
