import type { Translation } from '../../../../shared/words/speaker.ts';
import type { retention as english } from '../english/retention.ts';

export const retention: Translation<typeof english> = {
  'retention.title': 'Dateien behalten',
  'retention.hint':
    'Regeln für Dateien, die nicht behalten werden müssen. Sie kommen in den Papierkorb und lassen sich zurücklegen; der Verlauf bleibt. Dateien mit Stern, veränderte und solche laufender Renderings bleiben immer.',
  'retention.none':
    'Jede Datei wird behalten. Eine Regel kann die ältesten einmal am Tag in den Papierkorb legen.',
  'retention.rules': 'Regeln',
  'retention.add': 'Regel hinzufügen',
  'retention.remove': 'Regel {number} entfernen',
  'retention.keep': 'Behalte die neuesten',
  'retention.amount': 'Wie viel Regel {number} behält',
  'retention.unit': 'Einheit von Regel {number}',
  'retention.unitHeading': 'Gezählt in',
  'retention.what.days': 'Tage',
  'retention.what.bytes': 'GB',
  'retention.what.last': 'Dateien',
  'retention.wrong.days': 'Eine ganze Zahl von Tagen, von 1 bis 36.500.',
  'retention.wrong.bytes': 'Eine Zahl von Gigabyte, 2,5 zum Beispiel.',
  'retention.wrong.last': 'Eine ganze Zahl von Dateien, höchstens 10.000.000.',
  'retention.per': 'Wie Regel {number} zählt',
  'retention.perHeading': 'Gezählt',
  'retention.per.library': 'über alle Dateien',
  'retention.per.account': 'für jedes Konto',
  'retention.per.kind': 'für jede Art',
  'retention.per.tag': 'für jedes Schlagwort',
  'retention.only': 'Für welche Dateien Regel {number} gilt',
  'retention.ofAll': 'von allen Dateien',
  'retention.kinds': 'Nur von diesen Arten',
  'retention.accounts': 'Nur von diesen Konten',
  'retention.tags': 'Nur mit allen diesen Schlagwörtern',
  'retention.keepNoted': 'Auch Dateien mit Notiz behalten',
  'retention.trying': 'Es wird nachgesehen, was diese Regeln täten …',
  'retention.would':
    '{count, plural, =0 {Jetzt ginge nichts.} one {# Datei käme jetzt in den Papierkorb ({bytes}).} other {# Dateien kämen jetzt in den Papierkorb ({bytes}).}}',
  'retention.protected':
    '{count, plural, one {# weitere bleibt wegen eines Sterns, einer Notiz, einer Veränderung oder eines laufenden Renderings.} other {# weitere bleiben wegen eines Sterns, einer Notiz, einer Veränderung oder eines laufenden Renderings.}}',
  'retention.files': 'Dateien, die gingen, die ältesten zuerst',
  'retention.more': '{count, plural, one {und # weitere} other {und # weitere}}',
  'retention.turnOn': 'Einschalten',
  'retention.turnOff': 'Ausschalten',
  'retention.useThese': 'Diese Regeln nehmen',
  'retention.keepOff': 'Ausgeschaltet behalten',
  'retention.now': 'Jetzt einmal anwenden …',
  'retention.isOn': 'Die Regeln sind an',
  'retention.isOff': 'Die Regeln sind aus',
  'retention.on': 'Die Regeln sind an.',
  'retention.off': 'Die Regeln sind aus.',
  'retention.last':
    'Zuletzt, {when}: {count, plural, =0 {nichts ging} one {# Datei ging} other {# Dateien gingen}}.',
  'retention.next': 'Das nächste Mal: {when}.',
  'retention.ask':
    '{count, plural, one {# Datei in den Papierkorb legen?} other {# Dateien in den Papierkorb legen?}}',
  'retention.askWords':
    'Das sind {bytes}. Genau das, was die Vorschau aufführt, geht, als eine Änderung, die sich rückgängig machen lässt. Der Verlauf bleibt.',
  'retention.doIt': '{count, plural, one {# Datei weglegen} other {# Dateien weglegen}}',
};
