import type { HoleKind } from './sentences.ts';
import type { SentenceCatalogue } from './translator.ts';

type Say = (value: string, depth: number) => string;

/** Numbers as the core writes them: `1,250.5`. */
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
/** What is quoted is one entry; between entries stands one of these. */
const ENTRY = /"[^"]*"|“[^”]*”|(, | or | and )/g;
/** Between entries that have commas of their own. */
const HEAVY_JOINT = '; or ';
/** Days as the core writes them: `1 December 2026`. */
const DAY = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/;
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** How what stands in a hole is said in the other language. */
export function createValueWords(
  { joints, quotes }: Pick<SentenceCatalogue, 'joints' | 'quotes'>,
  tag: string,
  words: Say,
): Readonly<Record<HoleKind, Say>> {
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const quoted: Say = (value) => {
    const inner = /^["“](.*)["”]$/su.exec(value)?.[1];
    return inner === undefined ? value : `${quotes[0]}${inner}${quotes[1]}`;
  };
  const entry: Say = (value, depth) => {
    const inner = quoted(value, depth);
    return inner === value ? words(value, depth) : inner;
  };
  return {
    'as-is': (value) => value,
    words,
    quoted,
    number(value, depth) {
      const unit = words(value, depth);
      if (unit !== value) return unit;
      return value.replace(NUMBER, (number) => numbers.format(Number(number.replaceAll(',', ''))));
    },
    day(value) {
      const [, day, month = '', year] = DAY.exec(value) ?? [];
      const index = MONTHS.indexOf(month);
      return index === -1 ? value : days.format(Date.UTC(Number(year), index, Number(day)));
    },
    list(value, depth) {
      const whole = words(value, depth);
      if (whole !== value) return whole;
      if (value.includes(HEAVY_JOINT)) {
        const entries = value.split(HEAVY_JOINT).map((one) => entry(one, depth));
        return entries.join(`;${joints[' or ']}`);
      }
      return entriesOf(value)
        .map((part) =>
          Object.hasOwn(joints, part) ? joints[part as keyof typeof joints] : entry(part, depth),
        )
        .join('');
    },
  };
}

/** The entries of a list, and what stands between them. */
function entriesOf(list: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: found, 1: joint, index } of list.matchAll(ENTRY)) {
    if (joint === undefined) continue;
    parts.push(list.slice(at, index), found);
    at = index + found.length;
  }
  return [...parts, list.slice(at)];
}
