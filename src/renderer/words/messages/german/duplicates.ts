import type { Translation } from '../../../../shared/words/speaker.ts';
import type { duplicates as english } from '../english/duplicates.ts';

export const duplicates: Translation<typeof english> = {
  'duplicates.title': 'Duplikate',
  'duplicates.note.content': 'Dateien mit genau denselben Bytes',
  'duplicates.note.payload': 'Renderings genau desselben Payloads',
  'duplicates.by': 'Gleich nach',
  'duplicates.by.content': 'Inhalt',
  'duplicates.by.payload': 'Payload',
  'duplicates.tools': 'Duplikate: was sich tun lässt',
  'duplicates.count': '{count, plural, one {# Gruppe} other {# Gruppen}}',
  'duplicates.countAtLeast':
    '{count, plural, one {# Gruppe oder mehr} other {# Gruppen oder mehr}}',
  'duplicates.policy': 'Welche bleibt',
  'duplicates.policy.newest': 'Die neueste behalten',
  'duplicates.policy.oldest': 'Die älteste behalten',
  'duplicates.none.content': 'Keine Datei ist doppelt da',
  'duplicates.noneWords.content':
    'Hier stehen Dateien mit genau denselben Bytes, mit dem Platz, den alle bis auf eine belegen.',
  'duplicates.none.payload': 'Kein Payload wurde zweimal gerendert',
  'duplicates.noneWords.payload':
    'Hier stehen Renderings genau desselben Payloads, zum Vergleichen oder Aufräumen.',
  'duplicates.group.content': '{name}: {count, plural, one {#-mal} other {#-mal}}',
  'duplicates.group.payload': '{name}: {count, plural, one {einmal} other {#-mal}} gerendert',
  'duplicates.spare': '{bytes} mehr, als eine belegt',
  'duplicates.newest': 'Die neuesten {count, number} sind zu sehen.',
  'duplicates.kept': 'Bleibt',
  'duplicates.starred': 'Mit Stern: bleibt',
  'duplicates.keepWhich': 'Die Datei, die bleibt',
  'duplicates.look': 'Die ansehen, die bleibt',
  'duplicates.compare': 'Mit der nächsten vergleichen',
  'duplicates.difference': 'Unterschied der Payloads zur nächsten',
  'duplicates.trash':
    '{count, plural, =0 {Nichts wegzulegen} one {Die andere in den Papierkorb ({bytes})} other {# andere in den Papierkorb ({bytes})}}',
  'duplicates.all': 'Je aufgeführter Gruppe eine behalten …',
  'duplicates.all.title':
    '{count, plural, =0 {Es gibt nichts wegzulegen} one {# Datei in den Papierkorb legen?} other {# Dateien in den Papierkorb legen?}}',
  'duplicates.all.body':
    'Von {groups, plural, one {# Gruppe} other {# Gruppen}} bleibt je eine Datei, und jede mit Stern. {bytes} kommen in den Papierkorb, als eine Änderung, die sich rückgängig machen lässt.',
  'duplicates.all.doIt': '{count, plural, one {# Datei weglegen} other {# Dateien weglegen}}',
};
