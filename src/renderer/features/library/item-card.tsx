import { Check, Play, Star } from 'lucide-react';
import { memo, useState, type PointerEvent } from 'react';
import type { LibraryItem } from '../../../shared/library.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { dragOut } from '../../components/drag-out.ts';
import { TagSigns } from '../../components/tag-signs.tsx';
import { duration } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import styles from './item-card.module.css';
import { ItemPicture } from './item-picture.tsx';
import { factsLine, itemLabel } from './item-words.ts';
import type { ItemHandlers } from './item-handlers.ts';

export interface ItemProps {
  readonly item: LibraryItem;
  readonly index: number;
  readonly isChosen: boolean;
  /** It has the keyboard when the list has it. */
  readonly isActive: boolean;
  readonly width: number;
  readonly handlers: ItemHandlers;
}

/** How far along a card the pointer is, 0 to 1; a finger scrolls, and shows nothing. */
function shareAlong(event: PointerEvent<HTMLElement>): number | null {
  if (event.pointerType === 'touch') return null;
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(0.999, Math.max(0, (event.clientX - left) / width));
}

/** An item as a picture with its name. */
export const ItemCard = memo(function ItemCard(props: ItemProps) {
  const { item, index, isChosen, isActive, width, handlers } = props;
  const { output } = item;
  const [along, setAlong] = useState<number | null>(null);
  const plays = output ? duration(output) : null;
  return (
    <div
      className={styles.card}
      data-chosen={isChosen || undefined}
      draggable={output !== null}
      onDragStart={(event) => output && dragOut(event, output)}
    >
      {/* Lies under the picture's own buttons and over all else, so that all of it can be clicked. */}
      <button
        type="button"
        className={styles.cover}
        aria-label={itemLabel(item)}
        aria-pressed={isChosen}
        tabIndex={isActive ? 0 : -1}
        onClick={(event) => handlers.click(event, item, index)}
        onDoubleClick={() => handlers.open(item)}
        onFocus={() => handlers.focus(index)}
        onPointerEnter={(event) => setAlong(shareAlong(event))}
        onPointerMove={(event) => setAlong(shareAlong(event))}
        onPointerLeave={() => setAlong(null)}
      />
      <div className={styles.picture}>
        <ItemPicture item={item} width={width} along={item.kind === 'video' ? along : null} />
        {plays ? (
          <span className={styles.length}>
            {item.kind === 'video' ? <Play aria-hidden /> : null}
            {plays}
          </span>
        ) : null}
      </div>
      <Tick {...props} />
      <StarButton item={item} handlers={handlers} />
      <div className={styles.words}>
        <span className={styles.name} title={output?.fileName ?? item.name}>
          <TagSigns tags={item.tags} />
          {item.name}
        </span>
        <span className={styles.facts}>
          <AccountDot id={item.accountId} /> {factsLine(item)}
        </span>
      </div>
    </div>
  );
});

/** Chooses one more with a plain click; the keyboard has Ctrl and the space bar's neighbour, X. */
export function Tick({ item, index, isChosen, handlers }: ItemProps) {
  return (
    <button
      type="button"
      className={styles.tick}
      aria-label={say(isChosen ? 'lists.leaveOut' : 'lists.choose', { name: item.name })}
      data-on={isChosen || undefined}
      data-ticked={isChosen || undefined}
      tabIndex={-1}
      onClick={() => handlers.flip(item, index)}
    >
      <Check aria-hidden />
    </button>
  );
}

export function StarButton({ item, handlers }: Pick<ItemProps, 'item' | 'handlers'>) {
  return (
    <button
      type="button"
      className={styles.star}
      aria-label={say(item.starred ? 'library.unstarOf' : 'library.starOf', { name: item.name })}
      data-on={item.starred || undefined}
      data-starred={item.starred || undefined}
      tabIndex={-1}
      onClick={() => handlers.star(item)}
    >
      <Star aria-hidden />
    </button>
  );
}
