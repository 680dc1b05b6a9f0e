import { create } from 'zustand';
import { languageSettingSchema } from '../../../shared/words/language.ts';
import { useApp } from '../../stores/app.ts';
import { speak } from '../../words/say.ts';

/** Kept here too, so that the window has its words before the host has answered. */
const STORED_AS = 'renderdesk-language';

/** The tag of the language that is spoken. What says something is drawn anew when it changes. */
export const useSpokenLanguage = create<{ tag: string }>(() => ({ tag: 'en' }));

function apply(setting: Parameters<typeof speak>[0]): void {
  const tag = speak(setting);
  document.documentElement.lang = tag;
  useSpokenLanguage.setState({ tag });
}

/** Speaks as the settings say. */
export function followLanguage(): void {
  const stored = languageSettingSchema.safeParse(localStorage.getItem(STORED_AS));
  apply(stored.success ? stored.data : 'system');
  useApp.subscribe(({ info, settings: { language } }, before) => {
    if (!info || (before.info !== null && before.settings.language === language)) return;
    apply(language);
    localStorage.setItem(STORED_AS, language);
  });
}
