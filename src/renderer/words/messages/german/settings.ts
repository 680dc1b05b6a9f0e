import type { Translation } from '../../../../shared/words/speaker.ts';
import type { settings as english } from '../english/settings.ts';

export const settings: Translation<typeof english> = {
  'settings.title': 'Einstellungen',
  'settings.appearance': 'Darstellung',
  'settings.appearance.hint': '„System“ folgt den Einstellungen dieses Computers.',
  'settings.theme': 'Farbschema',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.language': 'Sprache',
  'settings.language.hint': 'Auch Zahlen und Daten werden so geschrieben.',
  'settings.language.system': 'System',
};
