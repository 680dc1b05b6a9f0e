import type { QueueColumn, QueueLook } from '../../../shared/queue-look.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';

interface ColumnShape {
  readonly title: MessageKey;
  /** CSS pixels, below which it says too little. */
  readonly least: number;
  /** How wide it may become, as CSS grids say it. */
  readonly most: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** Sorted by for its largest or latest first. */
  readonly isLargestFirst?: boolean;
}

export const columnShapes: Readonly<Record<QueueColumn, ColumnShape>> = {
  state: { title: 'queue.column.state', least: 112, most: '1fr' },
  progress: { title: 'queue.column.progress', least: 96, most: '150px', isLargestFirst: true },
  account: { title: 'queue.column.account', least: 84, most: '140px' },
  provider: { title: 'queue.column.provider', least: 74, most: '90px' },
  kind: { title: 'queue.column.kind', least: 60, most: '72px' },
  price: {
    title: 'queue.column.price',
    least: 78,
    most: '110px',
    isNumber: true,
    isLargestFirst: true,
  },
  size: {
    title: 'queue.column.size',
    least: 68,
    most: '80px',
    isNumber: true,
    isLargestFirst: true,
  },
  speed: {
    title: 'queue.column.speed',
    least: 76,
    most: '90px',
    isNumber: true,
    isLargestFirst: true,
  },
  place: { title: 'queue.column.place', least: 54, most: '70px', isNumber: true },
  priority: { title: 'queue.column.priority', least: 92, most: '130px' },
  created: { title: 'queue.column.created', least: 84, most: '150px', isLargestFirst: true },
  lastCheck: { title: 'queue.column.lastCheck', least: 88, most: '92px', isLargestFirst: true },
  nextCheck: { title: 'queue.column.nextCheck', least: 96, most: '104px' },
  end: { title: 'queue.column.end', least: 96, most: '104px' },
  elapsed: {
    title: 'queue.column.elapsed',
    least: 52,
    most: '64px',
    isNumber: true,
    isLargestFirst: true,
  },
};

/** Where there is no room for all, these go first; what can be read in the inspector goes first. */
const dispensable: readonly QueueColumn[] = [
  'kind',
  'priority',
  'created',
  'place',
  'speed',
  'size',
  'provider',
  'price',
  'lastCheck',
  'nextCheck',
  'account',
  'end',
  'progress',
  'state',
  'elapsed',
];

/** CSS pixels; the style sheet of the row has the same: the sign, the buttons, the gaps, the ends. */
const FIXED = 32 + 88 + 20;
const GAP = 12;
const LEAST_NAME = 140;

type Widths = QueueLook['widths'];

const leastOf = (column: QueueColumn, widths: Widths): number =>
  widths[column] ?? columnShapes[column].least;

/** Of the chosen columns those for which there is room, in their order. @param room CSS pixels */
export function fittingColumns(
  { columns, widths }: Pick<QueueLook, 'columns' | 'widths'>,
  room: number,
): readonly QueueColumn[] {
  const left = new Set(columns);
  const needed = () =>
    [...left].reduce((sum, column) => sum + GAP + leastOf(column, widths), 2 * GAP) +
    LEAST_NAME +
    FIXED;
  for (const column of dispensable) {
    if (needed() <= room) break;
    left.delete(column);
  }
  return columns.filter((column) => left.has(column));
}

/** The tracks of a row with these columns, for `grid-template-columns`. */
export function tracksOf(columns: readonly QueueColumn[], widths: Widths): string {
  const tracks = columns.map((column) => {
    const { least, most } = columnShapes[column];
    const width = widths[column];
    return width === undefined ? `minmax(${least}px, ${most})` : `${width}px`;
  });
  return ['32px', `minmax(${LEAST_NAME}px, 1.8fr)`, ...tracks, '88px'].join(' ');
}

/** The columns with one of them in the place of another, which makes way for it. */
export function columnsWith(
  columns: readonly QueueColumn[],
  column: QueueColumn,
  other: QueueColumn,
): QueueColumn[] {
  const at = columns.indexOf(other);
  return columns.filter((each) => each !== column).toSpliced(at, 0, column);
}

/**
 * The columns with one of them a place further to the left (-1) or to the right (1).
 * @param shown those for which there is room: it steps over what nobody sees
 */
export function columnsMoved(
  columns: readonly QueueColumn[],
  column: QueueColumn,
  by: -1 | 1,
  shown = columns,
): QueueColumn[] {
  const other = shown[shown.indexOf(column) + by];
  return other === undefined ? [...columns] : columnsWith(columns, column, other);
}
