import type { Translation } from '../../../../shared/words/speaker.ts';
import type { lists as english } from '../english/lists.ts';

export const lists: Translation<typeof english> = {
  'lists.deedsFor': '{list}: was sich tun lässt',
  'lists.chooseAll': 'Alle aufgeführten auswählen',
  'lists.chooseNone': 'Nichts auswählen',
  'lists.choose': '{name} auswählen',
  'lists.leaveOut': '{name} nicht auswählen',
  'lists.count.files': '{count, plural, one {# Datei} other {# Dateien}}',
  'lists.countAtLeast.files':
    '{count, plural, one {# Datei oder mehr} other {# Dateien oder mehr}}',
  'lists.count.tags': '{count, plural, one {# Schlagwort} other {# Schlagwörter}}',
  'lists.countAtLeast.tags':
    '{count, plural, one {# Schlagwort oder mehr} other {# Schlagwörter oder mehr}}',
  'lists.chosen': '{count, number} von {total, number} ausgewählt',
  'lists.chosenAtLeast': '{count, number} von {total, number} oder mehr ausgewählt',
};
