import type { Colour } from '../../shared/colour.ts';
import { useTagColours } from '../stores/tag-colours.ts';
import styles from './tag-signs.module.css';

/** More say nothing at a glance; all names are in the tooltip. */
const MOST_SIGNS = 3;

/** A tag's colour. Its name is beside it, or read out in its place. */
export function ColourSign({ colour }: { readonly colour: Colour }) {
  return <span className={styles.sign} data-colour={colour} aria-hidden />;
}

/** The sign of one tag; nothing where it has no colour. */
export function TagSign({ tag }: { readonly tag: string }) {
  const colour = useTagColours(({ byName }) => byName.get(tag));
  return colour ? <ColourSign colour={colour} /> : null;
}

/** The tags of something that have a colour, each once in its colour, with their names. */
export function TagSigns({ tags }: { readonly tags: readonly string[] }) {
  const byName = useTagColours(({ byName }) => byName);
  const coloured = tags.filter((tag) => byName.has(tag));
  if (coloured.length === 0) return null;
  const names = coloured.join(', ');
  return (
    <span className={styles.signs} title={names}>
      {coloured.slice(0, MOST_SIGNS).map((tag) => (
        <TagSign key={tag} tag={tag} />
      ))}
      <span className="visually-hidden">{names}</span>
    </span>
  );
}
