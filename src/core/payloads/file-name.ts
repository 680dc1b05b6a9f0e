/** Longer names are cut in the middle: the beginning and the extension tell files apart. */
const LONGEST_SHOWN = 100;

/** A file's name for a sentence: in quotes, visible, on one line, bounded. */
export function quoted(name: string): string {
  const visible = Array.from(name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, '�'));
  if (visible.length <= LONGEST_SHOWN) return `"${visible.join('')}"`;
  const half = LONGEST_SHOWN / 2;
  return `"${visible.slice(0, half).join('')}…${visible.slice(-half).join('')}"`;
}
