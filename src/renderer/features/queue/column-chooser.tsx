import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId } from 'react';
import { queueColumns, queueLookSchema, type QueueColumn } from '../../../shared/queue-look.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import styles from './column-chooser.module.css';
import { columnShapes, columnsMoved } from './queue-columns.ts';
import { changeLook, useQueueLook } from './queue-look.ts';

const usual = queueLookSchema.parse({});

interface ChooserProps {
  /** Those for which there is room now. */
  readonly shown: readonly QueueColumn[];
}

function Line({ column, shown }: ChooserProps & { readonly column: QueueColumn }) {
  const id = useId();
  const { columns } = useQueueLook();
  const at = columns.indexOf(column);
  const isChosen = at !== -1;
  const title = say(columnShapes[column].title);
  const flip = () =>
    changeLook({
      columns: isChosen ? columns.filter((each) => each !== column) : [...columns, column],
    });
  const move = (by: -1 | 1) => changeLook({ columns: columnsMoved(columns, column, by) });
  return (
    <li className={styles.line}>
      <input id={id} type="checkbox" checked={isChosen} onChange={flip} />
      <label htmlFor={id} className={styles.title}>
        {title}
        {isChosen && !shown.includes(column) ? (
          <span className={styles.note}>{say('queue.columns.noRoom')}</span>
        ) : null}
      </label>
      {isChosen ? (
        <>
          <IconButton
            label={say('queue.columns.up', { column: title })}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={say('queue.columns.down', { column: title })}
            disabled={at === columns.length - 1}
            onClick={() => move(1)}
          >
            <ArrowDown />
          </IconButton>
        </>
      ) : null}
    </li>
  );
}

/** Which columns there are, in which order; and the way back to those that it comes with. */
export function ColumnChooser({ shown }: ChooserProps) {
  const { columns } = useQueueLook();
  const others = queueColumns.filter((column) => !columns.includes(column));
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton className={styles.trigger} label={say('queue.columns.choose')}>
          <Columns3 />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={say('queue.columns.choose')}
        >
          <ul>
            {[...columns, ...others].map((column) => (
              <Line key={column} column={column} shown={shown} />
            ))}
          </ul>
          <Button
            small
            look="quiet"
            onClick={() => changeLook({ columns: usual.columns, widths: usual.widths })}
          >
            {say('queue.columns.reset')}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
