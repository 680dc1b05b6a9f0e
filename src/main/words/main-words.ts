import type { App } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import { chooseLocale, type Language } from '../../shared/words/language.ts';
import { notificationWords } from '../../shared/words/notification-words.ts';
import { createSpeaker, type Speaker } from '../../shared/words/speaker.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const catalogues = {
  en: { ...notificationWords.en, ...english },
  de: { ...notificationWords.de, ...german },
} satisfies Readonly<Record<Language, object>>;
export type MainKey = keyof (typeof catalogues)['en'];
export type MainSpeaker = Speaker<MainKey>;

/** Words of menus, tray and notifications, in the language that the settings name now. */
export function createMainWords(
  app: Pick<App, 'getPreferredSystemLanguages'>,
  settings: { get(): Pick<Settings, 'language'> },
): () => MainSpeaker {
  const speakers = new Map<string, MainSpeaker>();
  return () => {
    const locale = chooseLocale(settings.get().language, app.getPreferredSystemLanguages());
    const speaker = speakers.get(locale.tag) ?? createSpeaker(locale, catalogues[locale.language]);
    speakers.set(locale.tag, speaker);
    return speaker;
  };
}
