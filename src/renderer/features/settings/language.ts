import { create } from 'zustand';
import { languageSettingSchema } from '../../../shared/words/language.ts';
import { useApp } from '../../stores/app.ts';
import { speak } from '../../words/say.ts';
import { translateInto } from '../../words/sentences.ts';

/** Kept here too, so that the window has its words before the host has answered. */
const STORED_AS = 'renderdesk-language';

interface Spoken {
  readonly tag: string;
  /** How often the sentences of the core came to be said otherwise. */
  readonly times: number;
}

/** The language that is spoken. What says something is drawn anew when this changes. */
export const useSpokenLanguage = create<Spoken>(() => ({ tag: 'en', times: 0 }));

function apply(setting: Parameters<typeof speak>[0]): void {
  const locale = speak(setting);
  const { tag } = locale;
  document.documentElement.lang = tag;
  // At once, not first for the words and then for the sentences: what is drawn anew is closed.
  const drawAnew = (isNew: boolean) => {
    if (document.documentElement.lang !== tag) return;
    useSpokenLanguage.setState(({ times }) => ({ tag, times: isNew ? times + 1 : times }));
  };
  // Without its catalogue what the core says stays English; the window has its own words.
  translateInto(locale).then(drawAnew, () => drawAnew(false));
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
