import type { Translation } from '../../../../shared/words/speaker.ts';
import type { tags as english } from '../english/tags.ts';

export const tags: Translation<typeof english> = {
  'tags.title': 'Schlagwörter',
  'tags.note': 'Gefärbt, umbenannt, vereint und gelöscht auf allem, was sie hat',
  'tags.none': 'Es gibt noch keine Schlagwörter',
  'tags.noneWords':
    'Schlagwörter bekommen Renderings in der Bibliothek, mit T oder im Inspektor. Hier benennen Sie sie um, vereinen und löschen sie.',
  'tags.items': '{count, plural, one {# Eintrag} other {# Einträge}}',
  'tags.cancel': 'Abbrechen',
  'tags.undo': 'Rückgängig',
  'tags.show': 'Zeigen, was es hat',
  'tags.rename': 'Umbenennen …',
  'tags.rename.title': 'Schlagwort {name} umbenennen',
  'tags.rename.name': 'Name',
  'tags.rename.doIt': 'Umbenennen',
  'tags.renamed': '{name} heißt jetzt {newName}',
  'tags.colour': 'Farbe …',
  'tags.colour.title':
    '{count, plural, one {Farbe des Schlagworts {name}} other {Farbe von # Schlagwörtern}}',
  'tags.colour.none': 'Keine Farbe',
  'tags.colour.done': 'Fertig',
  'tags.merge': 'Vereinen mit …',
  'tags.merge.title':
    '{count, plural, one {Schlagwort {name} vereinen} other {# Schlagwörter vereinen}}',
  'tags.merge.words':
    'Alles, was es hat, bekommt stattdessen das andere. Das lässt sich rückgängig machen.',
  'tags.merge.into': 'Das Schlagwort, das bleibt',
  'tags.merge.doIt': 'Vereinen',
  'tags.merge.unknown': 'Dieses Schlagwort gibt es nicht. Wählen Sie eines von denen, die es gibt.',
  'tags.delete': 'Löschen',
  'tags.deleteKey': 'Entf',
};
