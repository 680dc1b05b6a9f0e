import { memo, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { SECOND } from '../../../shared/durations.ts';
import type { OutputId } from '../../../shared/ids.ts';
import type { LibraryItem, LibraryQuery } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useLongRows } from '../../components/use-long-rows.ts';
import { wantPreviews } from '../../media/poster.ts';
import { usePreviews } from '../../media/previews.ts';
import { say } from '../../words/say.ts';
import { ItemCard } from './item-card.tsx';
import { ItemRow } from './item-row.tsx';
import { ListHead } from './list-head.tsx';
import { libraryKeys } from './library-keys.ts';
import { itemAt, type Results } from './pager.ts';
import { useQuery, type Look } from './query-store.ts';
import { results, useResults } from './results-store.ts';
import styles from './results-view.module.css';
import { isChosen, useSelection } from './selection.ts';
import { useColumns } from './use-columns.ts';
import { itemHandlers } from './item-handlers.ts';

/** The picture is 4 : 3; below it two lines of words. Pixels. */
const PICTURE_RATIO = 3 / 4;
const WORDS_HEIGHT = 58;
const LIST_ROW = 44;
const LIST_PICTURE = 40;
const OVERSCAN_ROWS = { grid: 2, list: 10 } as const;
const MARGIN = 20;
interface ItemLayout {
  readonly columns: number;
  /** Pixels of a picture's frame. */
  readonly width: number;
  /** Pixels from one column to the next. */
  readonly step: number;
  readonly itemWidth: number | '100%';
  readonly itemHeight: number;
  readonly rowHeight: number;
}

/** Rows that are only scrolled past ask for no preview. Milliseconds. */
const SETTLED_AFTER = 0.08 * SECOND;

function useLayout(list: RefObject<HTMLElement | null>, look: Look): ItemLayout {
  const { columns, cardWidth, gap } = useColumns(list);
  if (look === 'list') {
    return {
      columns: 1,
      width: LIST_PICTURE,
      step: 0,
      itemWidth: '100%',
      itemHeight: LIST_ROW - 2,
      rowHeight: LIST_ROW,
    };
  }
  const itemHeight = Math.round(cardWidth * PICTURE_RATIO) + WORDS_HEIGHT;
  return {
    columns,
    width: cardWidth,
    step: cardWidth + gap,
    itemWidth: cardWidth,
    itemHeight,
    rowHeight: itemHeight + gap,
  };
}

/** Loads what is in sight, and then asks for its previews. */
function useInSight(first: number, last: number): void {
  const found = useResults(({ pages }) => pages);
  useEffect(() => {
    if (last < first) return undefined;
    results.look(first, last);
    const timer = setTimeout(() => {
      const known = usePreviews.getState().byId;
      const wanted: OutputId[] = [];
      for (let index = first; index <= last; index += 1) {
        const output = itemAt({ pages: found }, index)?.output;
        if (output && !known.has(output.id)) wanted.push(output.id);
      }
      if (wanted.length > 0) void attempt((client) => wantPreviews(client, wanted));
    }, SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [first, last, found]);
}

interface PlaceProps {
  /** Undefined until it is loaded. */
  readonly item: LibraryItem | undefined;
  readonly index: number;
  /** How many there are in all; -1 while that is not known. */
  readonly total: number;
  readonly look: Look;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly itemWidth: ItemLayout['itemWidth'];
  readonly itemHeight: number;
  readonly pictureWidth: number;
  /** The keyboard comes into the list here. */
  readonly isEntry: boolean;
}

/** One place of the list, drawn anew when something about it has changed. */
const Place = memo(function Place(props: PlaceProps) {
  const { item, index, total, look, x, y, itemWidth, itemHeight, pictureWidth, isEntry } = props;
  const chosen = useSelection(({ chosen }) => item !== undefined && isChosen(chosen, item.id));
  const Item = look === 'grid' ? ItemCard : ItemRow;
  return (
    <li
      className={styles.item}
      data-index={index}
      data-job={item?.jobId}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ width: itemWidth, height: itemHeight, transform: `translate(${x}px, ${y}px)` }}
    >
      {item ? (
        <Item
          item={item}
          index={index}
          isChosen={chosen}
          isActive={isEntry}
          width={pictureWidth}
          handlers={itemHandlers}
        />
      ) : (
        <span className={styles.blank} />
      )}
    </li>
  );
});

/**
 * Puts the keyboard on a place, as soon as what stands there is drawn. Where the list has the
 * keyboard, it keeps it when another search is answered.
 */
function useWantedFocus(list: RefObject<HTMLElement | null>): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useEffect(
    () =>
      // Told before it is drawn: the item that has the keyboard may be gone then.
      useResults.subscribe((now, before) => {
        if (now.query === before.query || !list.current?.contains(document.activeElement)) return;
        wanted.current = useSelection.getState().active;
      }),
    [list],
  );
  const focus = () => {
    if (wanted.current === null) return;
    const button = list.current?.querySelector<HTMLElement>(
      `[data-index="${wanted.current}"] button`,
    );
    if (!button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  };
  useEffect(focus);
  return (index) => {
    wanted.current = index;
    focus();
  };
}

/** Everything that was found, of which only what is in sight is drawn. */
export function ResultsView({ found }: { readonly found: Results }) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const look = useQuery(({ look }) => look);
  const active = useSelection(({ active }) => active);
  const layout = useLayout(list, look);
  const { columns, rowHeight } = layout;
  const rows = useLongRows(scroller, {
    count: layout.width > 0 ? Math.ceil(found.total / columns) : 0,
    rowHeight,
    margin: MARGIN,
    overscan: OVERSCAN_ROWS[look],
  });
  const first = rows.first * columns;
  const last = Math.min(found.total, (rows.last + 1) * columns) - 1;
  useInSight(first, last);
  const focusOn = useWantedFocus(list);
  const [waiting] = useState<KeyboardEvent[]>([]);
  const keys = libraryKeys(waiting, { columns, rows: rows.fitting }, (index) => {
    rows.scroller.scrollTo(Math.floor(index / columns));
    focusOn(index);
  });
  useKeys(scroller, keys.press);
  useAnswer(found.query, () => {
    rows.scroller.toStart();
    keys.answered();
  });
  const entry = active >= first && active <= last ? active : first;
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return (
    <>
      {look === 'list' ? <ListHead /> : null}
      <div ref={scroller} className={styles.scroller} data-look={look}>
        <ul
          ref={list}
          className={styles.list}
          aria-label={say('library.files')}
          style={{ height: rows.height }}
        >
          {places.map((index) => (
            <Place
              key={itemAt(found, index)?.id ?? index}
              item={itemAt(found, index)}
              index={index}
              total={found.exact ? found.total : -1}
              look={look}
              x={(index % columns) * layout.step}
              y={rows.topOf(Math.floor(index / columns))}
              itemWidth={layout.itemWidth}
              itemHeight={layout.itemHeight}
              pictureWidth={layout.width}
              isEntry={index === entry}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

/** Another search is answered, and the answer is drawn. */
function useAnswer(query: LibraryQuery | null, onAnswer: () => void): void {
  const shown = useRef(query);
  const tell = useEffectEvent(onAnswer);
  useEffect(() => {
    if (shown.current === query) return;
    shown.current = query;
    tell();
  }, [query]);
}
