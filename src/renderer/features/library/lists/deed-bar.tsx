import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { ListBar } from '../../../components/list-bar.tsx';
import { say } from '../../../words/say.ts';
import { doDeed, fitting, type Deed } from './deed.ts';
import styles from './deed-bar.module.css';

interface DeedBarProps<Row> {
  /** Of the list that it is for. */
  readonly label: string;
  /** What its rows are. */
  readonly of: 'files' | 'tags';
  readonly deeds: readonly Deed<Row>[];
  /** Those that are chosen. */
  readonly rows: readonly Row[];
  /** How many are here. */
  readonly count: number;
  /** How many there are, where that is known. */
  readonly total: number | undefined;
  /** All of them are here. */
  readonly isWhole: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly children?: ReactNode;
}

/** Above a list: how much of it is chosen, and what can be done with that. */
export function DeedBar<Row>(props: DeedBarProps<Row>) {
  const { label, deeds, rows, count, onAll, onNone, children } = props;
  const state = rows.length === 0 ? 'none' : rows.length < count ? 'some' : 'all';
  return (
    <ListBar
      label={say('lists.deedsFor', { list: label })}
      count={countWords(props)}
      lead={
        <input
          type="checkbox"
          className={styles.all}
          ref={(input) => {
            if (input) input.indeterminate = state === 'some';
          }}
          checked={state === 'all' && count > 0}
          aria-label={say('lists.chooseAll')}
          disabled={count === 0}
          onChange={state === 'all' ? onNone : onAll}
        />
      }
    >
      {deeds
        .filter(({ inMenuOnly }) => inMenuOnly !== true)
        .map((deed) => (
          <Button
            key={deed.name}
            small
            icon={deed.icon}
            disabled={fitting(deed, rows).length === 0}
            onClick={() => doDeed(deed, rows)}
          >
            {deed.label}
          </Button>
        ))}
      {children}
    </ListBar>
  );
}

/** A list of which not all is here, and that nobody has counted, has at least so many. */
function countWords<Row>({ of, rows, count, total, isWhole }: DeedBarProps<Row>): string {
  const isKnown = total !== undefined || isWhole;
  if (rows.length === 0)
    return say(isKnown ? `lists.count.${of}` : `lists.countAtLeast.${of}`, {
      count: total ?? count,
    });
  return say(isKnown ? 'lists.chosen' : 'lists.chosenAtLeast', {
    count: rows.length,
    total: total ?? count,
  });
}
