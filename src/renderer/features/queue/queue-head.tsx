import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, DragEvent, KeyboardEvent } from 'react';
import type { QueueColumn, QueueSort } from '../../../shared/queue-look.ts';
import { ContextMenu } from '../../components/context-menu.tsx';
import { say } from '../../words/say.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ColumnHandle } from './column-handle.tsx';
import { ColumnMenu } from './column-menu.tsx';
import styles from './queue-head.module.css';
import { columnShapes, columnsMoved, columnsWith } from './queue-columns.ts';
import { changeLook, useQueueLook } from './queue-look.ts';
import { isDescending, nextSort } from './sort-jobs.ts';

/** What is dragged is one of our columns, and no file or text. */
const DRAGGED = 'application/x-renderdesk-column';

function sortWords(next: QueueSort | null): string {
  if (next === null) return say('queue.sort.none');
  return say(isDescending(next) ? 'queue.sort.down' : 'queue.sort.up');
}

interface SortHeadProps extends ComponentProps<'button'> {
  readonly by: 'name' | QueueColumn;
  readonly word: string;
}

/** The head of a column: pressed, it sorts. */
function SortHead({ by, word, ...rest }: SortHeadProps) {
  const { sort } = useQueueLook();
  const isOn = sort?.by === by;
  const next = nextSort(sort, by);
  const Sign = isOn && isDescending(sort) ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      {...rest}
      className={styles.order}
      aria-label={`${word}: ${sortWords(next)}`}
      aria-pressed={isOn}
      data-on={isOn || undefined}
      onClick={() => changeLook({ sort: next })}
    >
      <span className={styles.title}>{word}</span>
      {isOn ? <Sign aria-hidden /> : null}
    </button>
  );
}

interface QueueHeadProps {
  /** Those for which there is room. */
  readonly columns: readonly QueueColumn[];
}

interface ColumnHeadProps extends QueueHeadProps {
  readonly column: QueueColumn;
}

function ColumnHead({ column, columns: shown }: ColumnHeadProps) {
  const { columns } = useQueueLook();
  const { title, isNumber } = columnShapes[column];
  const move = (by: -1 | 1) => changeLook({ columns: columnsMoved(columns, column, by, shown) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    move(event.key === 'ArrowLeft' ? -1 : 1);
  };
  const onDrop = (event: DragEvent) => {
    const dragged = columns.find((each) => each === event.dataTransfer.getData(DRAGGED));
    if (dragged === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    changeLook({ columns: columnsWith(columns, dragged, column) });
  };
  return (
    <span className={styles.column} data-column={column} data-number={isNumber || undefined}>
      <ContextMenu menu={<ColumnMenu column={column} shown={shown} onMove={move} />}>
        <SortHead
          by={column}
          word={say(title)}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED, column);
            event.dataTransfer.effectAllowed = 'move';
          }}
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
          }}
          onDrop={onDrop}
          onKeyDown={onKeyDown}
        />
      </ContextMenu>
      <ColumnHandle column={column} />
    </span>
  );
}

/** What the columns of the queue are, and the way to other ones and to another order. */
export function QueueHead({ columns }: QueueHeadProps) {
  return (
    <section className={styles.head} aria-label={say('queue.columns')}>
      <div className={styles.row}>
        <span />
        <SortHead by="name" word={say('queue.column.name')} />
        {columns.map((column) => (
          <ColumnHead key={column} column={column} columns={columns} />
        ))}
        <ColumnChooser shown={columns} />
      </div>
    </section>
  );
}
