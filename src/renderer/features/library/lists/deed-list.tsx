import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ContextMenu } from '../../../components/context-menu.tsx';
import { focusWhenDrawn } from '../../../components/focus-when-drawn.ts';
import { useKeys } from '../../../components/use-keys.ts';
import { useLongRows, type LongRows } from '../../../components/use-long-rows.ts';
import { DeedBar } from './deed-bar.tsx';
import { deedKeys } from './deed-keys.ts';
import styles from './deed-list.module.css';
import { DeedMenu } from './deed-menu.tsx';
import { DeedRow } from './deed-row.tsx';
import type { Deed } from './deed.ts';
import type { RowPager } from './row-pager.ts';
import { useChosenRows, type Choosing } from './use-chosen-rows.ts';

/** Pixels, with the gap below it. */
const ROW_HEIGHT = 52;
const MARGIN = 8;
const OVERSCAN = 8;

export interface DeedListProps<Row> {
  readonly label: string;
  /** What its rows are: files, unless said. */
  readonly of?: 'files' | 'tags';
  readonly pager: RowPager<Row>;
  /** How many there are, where that is known. */
  readonly total?: number | undefined;
  readonly idOf: (row: Row) => string;
  /** What a screen reader says of it. */
  readonly labelOf: (row: Row) => string;
  readonly draw: (row: Row) => ReactNode;
  readonly deeds: readonly Deed<Row>[];
  /** By a double click and by Enter. */
  readonly onOpen?: (row: Row) => void;
  /** What is in sight now; the same function for as long as the list is the same. */
  readonly onSight?: (rows: readonly Row[]) => void;
  /** More that belongs to the list, at the end of its bar. */
  readonly tools?: ReactNode;
}

/** Loads what comes next before it is in sight, and tells what is. */
function useSight<Row>({ pager, onSight }: DeedListProps<Row>, { first, last }: LongRows): void {
  const { rows, next } = useStore(pager.store);
  useEffect(() => {
    onSight?.(rows.slice(first, last + 1));
    if (next !== null && last >= rows.length - OVERSCAN * 2) void pager.more();
  }, [first, last, rows, next, pager, onSight]);
}

/** Rows that are chosen, one or many, and what can be done with them: by pointer, menu and keys. */
export function DeedList<Row>(props: DeedListProps<Row>) {
  const { label, pager, total, idOf, deeds, onOpen } = props;
  const { rows, next } = useStore(pager.store);
  const choosing = useChosenRows(rows, idOf);
  const scroller = useRef<HTMLDivElement>(null);
  const long = useLongRows(scroller, {
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    margin: MARGIN,
    overscan: OVERSCAN,
  });
  useSight(props, long);
  useKeys(scroller, (event) => {
    const goTo = (index: number) => {
      long.scroller.scrollTo(index);
      focusWhenDrawn(scroller.current, `[data-index="${index}"] button`);
    };
    deedKeys(event, { rows, choosing, deeds, onOpen, fitting: long.fitting, goTo });
  });
  /** A right click on a row that is not chosen is for that row alone. */
  const aim = (event: MouseEvent) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const index = Number(place?.dataset['index'] ?? -1);
    if (index < 0) event.preventDefault();
    else if (!choosing.isChosen(index)) choosing.only(index);
  };
  return (
    <div className={styles.pane}>
      <DeedBar
        label={label}
        of={props.of ?? 'files'}
        deeds={deeds}
        rows={choosing.picked}
        count={rows.length}
        total={total}
        isWhole={next === null}
        onAll={choosing.all}
        onNone={choosing.none}
      >
        {props.tools}
      </DeedBar>
      <ContextMenu menu={<DeedMenu deeds={deeds} rows={choosing.concerned} />}>
        <div ref={scroller} className={styles.scroller} onContextMenu={aim}>
          <ul className={styles.list} aria-label={label} style={{ height: long.height }}>
            <Rows list={props} rows={rows} long={long} choosing={choosing} />
          </ul>
        </div>
      </ContextMenu>
    </div>
  );
}

interface RowsProps<Row> {
  readonly list: DeedListProps<Row>;
  readonly rows: readonly Row[];
  readonly long: LongRows;
  readonly choosing: Choosing<Row>;
}

function Rows<Row>({ list, rows, long, choosing }: RowsProps<Row>) {
  const { first, last } = long;
  const { idOf, labelOf, draw, total, onOpen } = list;
  const entry = Math.min(Math.max(choosing.chosen.active, first), last);
  return rows.slice(first, last + 1).map((row, at) => {
    const index = first + at;
    return (
      <DeedRow
        key={idOf(row)}
        index={index}
        total={total}
        top={long.topOf(index)}
        height={ROW_HEIGHT}
        label={labelOf(row)}
        isChosen={choosing.isChosen(index)}
        isEntry={index === entry}
        onChoose={(event) => choosing.click(event, index)}
        onFlip={() => choosing.flip(index)}
        onOpen={onOpen && (() => onOpen(row))}
      >
        {draw(row)}
      </DeedRow>
    );
  });
}
