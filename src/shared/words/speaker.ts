import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './language.ts';

export type Value = string | number | Date;

/** The same keys in another language: what is missing or too much does not compile. */
export type Translation<Words extends Readonly<Record<string, string>>> = Readonly<
  Record<keyof Words, string>
>;

/** Says messages of a catalogue, which are written in ICU's syntax (plurals, numbers, dates). */
export interface Speaker<Key extends string> {
  readonly locale: Locale;
  /** @throws where a value that the message names is not given */
  say(key: Key, values?: Readonly<Record<string, Value>>): string;
  /** The same with marks such as `<b>…</b>`, whose functions wrap what is in them. */
  parts<Part>(
    key: Key,
    values: Readonly<Record<string, Value | Part | ((inside: (string | Part)[]) => Part)>>,
  ): (string | Part)[];
}

/** A message without arguments, marks or quotes is what it says. */
const isPlain = (message: string): boolean => !/[{}<>']/.test(message);

export function createSpeaker<Key extends string>(
  locale: Locale,
  catalogue: Readonly<Record<Key, string>>,
): Speaker<Key> {
  const formats = new Map<Key, IntlMessageFormat>();
  const formatOf = (key: Key): IntlMessageFormat => {
    const known = formats.get(key);
    if (known !== undefined) return known;
    const format = new IntlMessageFormat(catalogue[key], locale.tag);
    formats.set(key, format);
    return format;
  };
  return {
    locale,
    say(key, values) {
      const message = catalogue[key];
      return isPlain(message) ? message : String(formatOf(key).format(values));
    },
    parts<Part>(
      key: Key,
      values: Readonly<Record<string, Value | Part | ((inside: (string | Part)[]) => Part)>>,
    ) {
      const said = formatOf(key).format<Part>({ ...values });
      return Array.isArray(said) ? said : [said];
    },
  };
}
