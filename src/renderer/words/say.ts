import { chooseLocale, type LanguageSetting, type Locale } from '../../shared/words/language.ts';
import { createSpeaker, type Speaker, type Value } from '../../shared/words/speaker.ts';
import { catalogues, type MessageKey } from './messages/catalogue.ts';

const speakerFor = (setting: LanguageSetting): Speaker<MessageKey> => {
  const locale = chooseLocale(setting, globalThis.navigator?.languages ?? []);
  return createSpeaker(locale, catalogues[locale.language]);
};

let speaker = speakerFor('system');
let numberFormats = new Map<string, Intl.NumberFormat>();
let dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * From now on everything is said in this language; what stands on the screen is drawn anew by who
 * calls this.
 */
export function speak(setting: LanguageSetting): Locale {
  speaker = speakerFor(setting);
  numberFormats = new Map();
  dateFormats = new Map();
  return speaker.locale;
}

/** A message of the catalogue in the person's language. Call it while drawing, never in a module's own scope. */
export const say = (key: MessageKey, values?: Readonly<Record<string, Value>>): string =>
  speaker.say(key, values);

/** The same with elements: `<b>…</b>` in the message is what the function `b` makes of its inside. */
export function sayNodes(
  key: MessageKey,
  values: Readonly<
    Record<string, Value | React.ReactNode | ((inside: React.ReactNode[]) => React.ReactNode)>
  >,
): React.ReactNode[] {
  return speaker.parts<React.ReactNode>(key, values);
}

/** A number as the person's language writes it. */
export function numberWords(value: number, options: Intl.NumberFormatOptions = {}): string {
  const known = JSON.stringify(options);
  const format = numberFormats.get(known) ?? new Intl.NumberFormat(speaker.locale.tag, options);
  numberFormats.set(known, format);
  return format.format(value);
}

/** A moment as the person's language writes it. @param moment milliseconds since 1970 */
export function dateWords(moment: number, options: Intl.DateTimeFormatOptions = {}): string {
  const known = JSON.stringify(options);
  const format = dateFormats.get(known) ?? new Intl.DateTimeFormat(speaker.locale.tag, options);
  dateFormats.set(known, format);
  return format.format(moment);
}

/** `a, b or c`, as the person's language writes it. */
export const eitherWords = (words: readonly string[]): string =>
  new Intl.ListFormat(speaker.locale.tag, { type: 'disjunction' }).format(words);
