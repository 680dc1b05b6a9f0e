import type { App } from 'electron';
import { german as germanSentences } from '../../shared/sentences/german.ts';
import { createTranslator, type Translate } from '../../shared/sentences/translator.ts';
import type { Settings } from '../../shared/settings.ts';
import { chooseLocale, type Language, type Locale } from '../../shared/words/language.ts';
import { notificationWords } from '../../shared/words/notification-words.ts';
import { createSpeaker, type Speaker } from '../../shared/words/speaker.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const catalogues = {
  en: { ...notificationWords.en, ...english },
  de: { ...notificationWords.de, ...german },
} satisfies Readonly<Record<Language, object>>;
export type MainKey = keyof (typeof catalogues)['en'];

export interface MainSpeaker extends Speaker<MainKey> {
  /** Says a sentence of the core, which speaks English, in this language. */
  readonly translate: Translate;
}

/** Words of menus, tray and notifications, in the language that the settings name now. */
export function createMainWords(
  app: Pick<App, 'getPreferredSystemLanguages'>,
  settings: { get(): Pick<Settings, 'language'> },
): () => MainSpeaker {
  const speakers = new Map<string, MainSpeaker>();
  return () => {
    const locale = chooseLocale(settings.get().language, app.getPreferredSystemLanguages());
    const speaker = speakers.get(locale.tag) ?? speakerOf(locale);
    speakers.set(locale.tag, speaker);
    return speaker;
  };
}

/** While there are no settings yet: in the system's language. */
export function systemSpeaker(app: Pick<App, 'getPreferredSystemLanguages'>): MainSpeaker {
  return speakerOf(chooseLocale('system', app.getPreferredSystemLanguages()));
}

function speakerOf(locale: Locale): MainSpeaker {
  const speaker = createSpeaker(locale, catalogues[locale.language]);
  const translate: Translate =
    locale.language === 'de'
      ? createTranslator(germanSentences, locale.tag)
      : (sentence) => sentence;
  return { ...speaker, translate };
}
