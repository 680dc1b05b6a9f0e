import { createMainWords, type MainSpeaker } from '../../src/main/words/main-words.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import type { Language } from '../../src/shared/words/language.ts';

/** The main process's words in one language. */
export function mainSpeaker(language: Language = 'en'): MainSpeaker {
  const app = { getPreferredSystemLanguages: () => [language] };
  return createMainWords(app, { get: () => ({ ...defaultSettings, language }) })();
}
