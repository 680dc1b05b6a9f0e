import type { LibraryItem } from '../../../shared/library.ts';
import { stateName } from '../../words/job-words.ts';
import { bytes, dimensions, duration, fileType, kindName } from '../../words/measures.ts';
import { say } from '../../words/say.ts';

/** What kind of file it is; of a render without one, how it stands. */
export function typeOf({ output, state, kind }: LibraryItem): string {
  return output ? fileType(output) : `${kindName(kind)}, ${stateName(state).toLowerCase()}`;
}

/** The line below a name, on a card: `Studio · PNG · 1080 × 1920 · 1.4 MB`. */
export function factsLine(item: LibraryItem): string {
  const { output, accountName } = item;
  const facts = output
    ? [fileType(output), dimensions(output), bytes(output.bytes)]
    : [kindName(item.kind), `#${item.jobNumber}`];
  return [accountName, ...facts].filter(Boolean).join(' · ');
}

/** What a screen reader says of an item. */
export function itemLabel(item: LibraryItem): string {
  const plays = item.output ? duration(item.output) : null;
  return [
    item.name,
    typeOf(item),
    plays,
    item.starred ? say('library.label.starred') : null,
    item.missingAt === null ? null : say('library.label.missing'),
  ]
    .filter(Boolean)
    .join(', ');
}
