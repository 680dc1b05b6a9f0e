import type { Translation } from '../../../../shared/words/speaker.ts';
import type { destinations as english } from '../english/destinations.ts';

export const destinations: Translation<typeof english> = {
  'destinations.title': 'Wohin Dateien kommen',
  'destinations.hint':
    'Dateien eines Anbieters, eines Kontos oder eines Schlagworts kommen in einen eigenen Ordner. Es gilt die erste Regel, die passt; alles andere kommt in den Bibliotheksordner. Dateien, die da sind, bleiben.',
  'destinations.none': 'Alle Dateien kommen in den Bibliotheksordner.',
  'destinations.add': 'Regel hinzufügen',
  'destinations.for': 'Dateien von',
  'destinations.for.provider': 'Dateien von {name}',
  'destinations.for.account': 'Dateien des Kontos {name}',
  'destinations.for.tag': 'Dateien mit dem Schlagwort {name}',
  'destinations.by.provider': 'Anbieter',
  'destinations.by.account': 'Konto',
  'destinations.by.tag': 'Schlagwort',
  'destinations.place': 'Kommen in',
  'destinations.place.library': 'Den Bibliotheksordner',
  'destinations.place.own': 'Einen anderen Ordner',
  'destinations.folder': 'Ordner auf dem Computer, auf dem Renderdesk läuft',
  'destinations.subfolder': 'Ordner darin',
  'destinations.subfolder.hint': 'Darf leer sein. Kennt die Platzhalter der Dateinamen: {example}',
  'destinations.wouldGo': 'Kämen dann nach',
  'destinations.save': 'Regel behalten',
  'destinations.earlier': 'Früher prüfen: {name}',
  'destinations.later': 'Später prüfen: {name}',
  'destinations.edit': 'Ändern: {name}',
  'destinations.remove': 'Regel entfernen: {name}',
  'destinations.missing': 'Ein Ordner für Dateien fehlt',
  'destinations.missingWords':
    '{count, plural, one {Ein fertiges Rendering wartet} other {# fertige Renderings warten}} auf {folder}. Verbinden Sie den Datenträger, oder wählen Sie für die Regel einen anderen Ordner; von selbst kommt nichts woandershin.',
  'destinations.full': 'Der Datenträger eines Ordners ist voll',
  'destinations.another': 'Anderen Ordner wählen',
  'destinations.another.label': 'Ordner statt {folder}',
};
