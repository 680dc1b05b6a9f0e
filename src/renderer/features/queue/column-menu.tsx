import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  EyeOff,
  FoldHorizontal,
  ListOrdered,
  UnfoldHorizontal,
} from 'lucide-react';
import type { QueueColumn } from '../../../shared/queue-look.ts';
import { ContextItem, ContextLine } from '../../components/context-menu.tsx';
import { say } from '../../words/say.ts';
import { widened } from './column-handle.tsx';
import { columnShapes } from './queue-columns.ts';
import { changeLook, useQueueLook } from './queue-look.ts';

/** CSS pixels that a column grows or shrinks by at a time. */
const STEP = 24;

interface ColumnMenuProps {
  readonly column: QueueColumn;
  /** Those for which there is room. */
  readonly shown: readonly QueueColumn[];
  readonly onMove: (by: -1 | 1) => void;
}

/** What can be done with a column; all of it by the keyboard as well. */
export function ColumnMenu({ column, shown, onMove }: ColumnMenuProps) {
  const { columns, widths, sort } = useQueueLook();
  const at = shown.indexOf(column);
  const down = columnShapes[column].isLargestFirst === true;
  const { [column]: width, ...others } = widths;
  const sortBy = (isDown: boolean) =>
    changeLook({ sort: { by: column, reversed: isDown !== down } });
  return (
    <>
      <ContextItem icon={<ArrowUp />} onSelect={() => sortBy(false)}>
        {say('queue.sort.up')}
      </ContextItem>
      <ContextItem icon={<ArrowDown />} onSelect={() => sortBy(true)}>
        {say('queue.sort.down')}
      </ContextItem>
      <ContextItem
        icon={<ListOrdered />}
        disabled={sort === null}
        onSelect={() => changeLook({ sort: null })}
      >
        {say('queue.sort.none')}
      </ContextItem>
      <ContextLine />
      <ContextItem icon={<ArrowLeft />} disabled={at <= 0} onSelect={() => onMove(-1)}>
        {say('queue.columns.left')}
      </ContextItem>
      <ContextItem
        icon={<ArrowRight />}
        disabled={at === shown.length - 1}
        onSelect={() => onMove(1)}
      >
        {say('queue.columns.right')}
      </ContextItem>
      <ContextItem icon={<UnfoldHorizontal />} onSelect={() => widened(column, STEP)}>
        {say('queue.columns.wider')}
      </ContextItem>
      <ContextItem icon={<FoldHorizontal />} onSelect={() => widened(column, -STEP)}>
        {say('queue.columns.narrower')}
      </ContextItem>
      <ContextItem disabled={width === undefined} onSelect={() => changeLook({ widths: others })}>
        {say('queue.columns.usualWidth')}
      </ContextItem>
      <ContextLine />
      <ContextItem
        icon={<EyeOff />}
        onSelect={() => changeLook({ columns: columns.filter((each) => each !== column) })}
      >
        {say('queue.columns.hide')}
      </ContextItem>
    </>
  );
}
