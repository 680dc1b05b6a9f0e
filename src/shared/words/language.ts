import { z } from 'zod';

/** The languages that the interface speaks, whole. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a person can choose; `system`: the first of the system's languages that we speak. */
export const languageSettingSchema = z.enum(['system', ...languages]);
export type LanguageSetting = z.infer<typeof languageSettingSchema>;

/** Names of the languages, each in itself, as who looks for it would find it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
};

export interface Locale {
  readonly language: Language;
  /** How numbers, dates and plurals are written: a BCP 47 tag, `de-AT` where the system says so. */
  readonly tag: string;
}

const FALLBACK: Language = 'en';
const languageOf = (tag: string): Language | undefined =>
  languages.find((language) => tag === language || tag.toLowerCase().startsWith(`${language}-`));

/** @param preferred the system's languages as BCP 47 tags, the favourite first */
export function chooseLocale(setting: LanguageSetting, preferred: readonly string[]): Locale {
  const spoken = preferred.flatMap((tag) => {
    const language = languageOf(tag);
    return language === undefined ? [] : [{ language, tag }];
  });
  if (setting === 'system') return spoken[0] ?? { language: FALLBACK, tag: FALLBACK };
  return spoken.find(({ language }) => language === setting) ?? { language: setting, tag: setting };
}
