import { useCallback, useRef } from 'react';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { say } from '../../words/say.ts';
import { ReviewHead } from './review-head.tsx';
import { ReviewLine } from './review-line.tsx';
import styles from './review-list.module.css';
import { useReview } from './review-store.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** Pixels of a row without remarks; every row is measured when it is drawn. */
const ROW_HEIGHT = 45;
const heightOf = () => ROW_HEIGHT;
const OVERSCAN = 6;

/** The files under review, of which only those in sight are drawn. */
export function ReviewList() {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useReview(({ rows }) => rows);
  const virtualizer = useVirtualRows({
    scroller,
    count: rows.length,
    heightOf,
    keyOf: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: OVERSCAN,
  });
  const active = useReviewKeys(scroller, rows, (index) => virtualizer.scrollToIndex(index));
  return (
    <>
      <ReviewHead />
      <div ref={scroller} className={styles.scroller}>
        <ul
          className={styles.list}
          aria-label={say('review.list')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return row ? (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <ReviewLine row={row} active={row.id === active} />
              </li>
            ) : null;
          })}
        </ul>
      </div>
    </>
  );
}
