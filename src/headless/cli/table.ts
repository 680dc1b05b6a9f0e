import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

const columnGap = '  ';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

/** Rows under aligned titles. Colours and wide characters count as wide as they are shown. */
export function tableText(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) =>
    Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))),
  );
  const cell = (text: string, index: number) => {
    const room = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
    return columns[index]?.align === 'right' ? room + text : text + room;
  };
  return lines.map((line) => line.map(cell).join(columnGap).trimEnd()).join('\n');
}

/** Cuts plain text to a width in columns, with an ellipsis where something was cut. */
export function clipped(text: string, columns: number): string {
  const plain = stripVTControlCharacters(text);
  if (stringWidth(plain) <= columns) return plain;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(plain)) {
    if (stringWidth(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
