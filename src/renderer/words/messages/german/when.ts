export const when = {
  'when.title': '{count, plural, one {{name} später senden} other {# Renderings später senden}}',
  'when.about':
    'Es bleibt in dieser Bibliothek und wird zu seiner Zeit gesendet; war Renderdesk da geschlossen oder im Ruhezustand, gleich danach.',
  'when.quick.inAnHour': 'In einer Stunde',
  'when.quick.tonight': 'Heute Abend',
  'when.quick.tomorrowMorning': 'Morgen früh',
  'when.field': 'Tag und Uhrzeit',
  'when.field.hint': 'Nach der Uhr dieses Rechners.',
  'when.problem.none': 'Geben Sie Tag und Uhrzeit an.',
  'when.problem.past': 'Das ist vorbei. Wählen Sie eine Zeit, die noch kommt.',
  'when.cancel': 'Abbrechen',
  'when.choose': 'Dann senden',
  'when.deed': 'Später senden …',
  'when.deed.now': 'Jetzt senden',
  'when.done.later':
    '{count, plural, one {# Rendering wird gesendet: {time}} other {# Renderings werden gesendet: {time}}}',
  'when.done.now':
    '{count, plural, one {# Rendering wird gesendet, wenn es dran ist} other {# Renderings werden gesendet, wenn sie dran sind}}',
  'when.waits': 'Wird gesendet: {time}',
  'when.fact': 'Nicht gesendet vor',
  'when.review.title': 'Diese Dateien später senden',
  'when.review.none': 'Senden, wenn sie dran sind',
  'when.review.chosen': 'Um {time}',
  'when.review.send': '{count, plural, one {# später senden} other {# später senden}}',
  'priority.fact': 'Vorrang',
  'priority.deed': 'Vorrang',
  'priority.high': 'Hoher Vorrang',
  'priority.normal': 'Normaler Vorrang',
  'priority.low': 'Niedriger Vorrang',
  'priority.done.high':
    '{count, plural, one {# Rendering geht vor anderen} other {# Renderings gehen vor anderen}}',
  'priority.done.normal':
    '{count, plural, one {# Rendering geht, wenn es dran ist} other {# Renderings gehen, wenn sie dran sind}}',
  'priority.done.low':
    '{count, plural, one {# Rendering geht nach anderen} other {# Renderings gehen nach anderen}}',
} as const;
