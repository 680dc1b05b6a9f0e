/** How the items lie, for the keys that go through them. */
export interface Layout {
  readonly columns: number;
  /** Rows in sight. */
  readonly rows: number;
}

const stepsIn = ({ columns, rows }: Layout): Readonly<Record<string, number>> => ({
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
  PageDown: columns * Math.max(1, rows - 1),
  PageUp: -columns * Math.max(1, rows - 1),
  Home: -Infinity,
  End: Infinity,
});

/** Whether a key leads anywhere at all. */
export const isStep = (key: string): boolean => key in stepsIn({ columns: 1, rows: 1 });

/** Where a key leads from a place; undefined for a key that leads nowhere. */
export function placeAfter(
  key: string,
  from: number,
  total: number,
  layout: Layout,
): number | undefined {
  const { columns } = layout;
  const step = stepsIn(layout)[key];
  if (step === undefined || total === 0) return undefined;
  if (columns === 1 && (key === 'ArrowRight' || key === 'ArrowLeft')) return undefined;
  const to = from + step;
  // Up and down stay in their column; past the first row there is nothing.
  if ((key === 'ArrowUp' && to < 0) || (key === 'ArrowDown' && from === total - 1)) return from;
  return Math.min(Math.max(0, to), total - 1);
}
