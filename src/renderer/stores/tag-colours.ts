import { create } from 'zustand';
import type { Colour } from '../../shared/colour.ts';
import type { TagView } from '../../shared/library.ts';

interface TagColoursStore {
  /** By the tag's name; those without a colour are not among them. */
  readonly byName: ReadonlyMap<string, Colour>;
}

export const useTagColours = create<TagColoursStore>(() => ({ byName: new Map() }));

/** Of all tags that there are. What is the same stays, so that no row is drawn anew for it. */
export function noteTagColours(tags: readonly TagView[]): void {
  const byName = new Map(
    tags.flatMap(({ name, colour }) => (colour === null ? [] : [[name, colour] as const])),
  );
  const before = useTagColours.getState().byName;
  const isSame =
    byName.size === before.size && [...byName].every(([name, is]) => before.get(name) === is);
  if (!isSame) useTagColours.setState({ byName });
}
