import { ArrowDown, ArrowUp } from 'lucide-react';
import type { LibrarySort } from '../../../shared/library.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { say } from '../../words/say.ts';
import { sortName } from './library-query.ts';
import styles from './list-head.module.css';
import row from './item-row.module.css';
import { useQuery } from './query-store.ts';

interface Column {
  readonly word: MessageKey;
  readonly place: string | undefined;
  /** The order that a first click brings, and the one of the next. */
  readonly sorts?: readonly [LibrarySort, LibrarySort];
}

const columns: readonly Column[] = [
  { word: 'library.column.name', place: row['name'], sorts: ['name', 'name-reversed'] },
  { word: 'library.column.kind', place: row['type'] },
  { word: 'library.column.dimensions', place: row['size'] },
  { word: 'library.column.length', place: row['length'], sorts: ['longest', 'shortest'] },
  { word: 'library.column.size', place: row['bytes'], sorts: ['largest', 'smallest'] },
  { word: 'library.column.account', place: row['account'] },
  { word: 'library.column.price', place: row['price'], sorts: ['dearest', 'cheapest'] },
  { word: 'library.column.date', place: row['when'], sorts: ['newest', 'oldest'] },
];

/** What the columns of the list are, and the way to another order. */
export function ListHead() {
  const sort = useQuery(({ query }) => query.sort);
  const change = useQuery(({ change }) => change);
  return (
    <div className={styles.head}>
      <div className={row['row']}>
        <span />
        <span />
        {columns.map(({ word, place, sorts }) => {
          if (!sorts) {
            return (
              <span key={word} className={place}>
                {say(word)}
              </span>
            );
          }
          const [first, second] = sorts;
          const next = sort === first ? second : first;
          const isOn = sort === first || sort === second;
          // The first order of a column is the one that people want of it, whichever way that goes.
          const Sign = sort === first ? ArrowDown : ArrowUp;
          return (
            <span key={word} className={place}>
              <button
                type="button"
                className={styles.order}
                aria-label={`${say(word)}: ${sortName(next)}`}
                data-on={isOn || undefined}
                onClick={() => change({ sort: next })}
              >
                {say(word)}
                {isOn ? <Sign aria-hidden /> : null}
              </button>
            </span>
          );
        })}
        <span />
      </div>
    </div>
  );
}
