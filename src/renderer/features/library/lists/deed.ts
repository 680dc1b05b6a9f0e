import type { ReactNode } from 'react';

/** Something that can be done with rows of a list: a button, a line of its menu, and a key. */
export interface Deed<Row> {
  readonly name: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** As a person reads it, and as `KeyboardEvent.key` has it. */
  readonly key?: { readonly shown: string; readonly pressed: readonly string[] };
  readonly danger?: boolean;
  /** Only for one row. */
  readonly forOne?: boolean;
  /** Not among the buttons: it is needed now and then. */
  readonly inMenuOnly?: boolean;
  /** Whether it can be done with a row as it is; absent: always. */
  readonly fits?: (row: Row) => boolean;
  readonly run: (rows: readonly Row[]) => unknown;
}

/** The rows that a deed would be done with. */
export function fitting<Row>(deed: Deed<Row>, rows: readonly Row[]): readonly Row[] {
  if (deed.forOne && rows.length > 1) return [];
  const { fits } = deed;
  return fits ? rows.filter((row) => fits(row)) : rows;
}

/** Does it where there is something to do it with. @returns whether there was */
export function doDeed<Row>(deed: Deed<Row>, rows: readonly Row[]): boolean {
  const those = fitting(deed, rows);
  if (those.length === 0) return false;
  deed.run(those);
  return true;
}
