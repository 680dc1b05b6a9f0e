import type { Translation } from '../../../../shared/words/speaker.ts';
import type { portable as english } from '../english/portable.ts';

export const portable: Translation<typeof english> = {
  'portable.folder': 'Ordner auf dem Computer, auf dem Renderdesk läuft',
  'portable.cancel': 'Abbrechen',
  'portable.stop': 'Anhalten',
  'portable.move': 'Bibliothek verschieben',
  'portable.move.hint':
    'Alle Dateien und ihr Verlauf kommen in einen anderen Ordner oder auf eine andere Platte. Sie können weiterarbeiten; ein abgebrochener Umzug geht weiter.',
  'portable.move.ask': 'Verschieben nach …',
  'portable.move.doIt': 'Bibliothek dorthin verschieben',
  'portable.move.refused': 'Die Bibliothek wurde nicht verschoben',
  'portable.move.running': 'Wird nach {folder} verschoben',
  'portable.move.progress': 'Wie viel verschoben ist',
  'portable.move.soFar': '{done, number} von {total, number} Dateien',
  'portable.move.done':
    '{count, plural, one {# Datei wurde} other {# Dateien wurden}} nach {folder} verschoben.',
  'portable.move.missing': '{count, plural, one {# war nicht da.} other {# waren nicht da.}}',
  'portable.move.stopped':
    'Der Umzug wurde nach {done, number} von {total, number} Dateien angehalten',
  'portable.move.failed': 'Der Umzug scheiterte nach {done, number} von {total, number} Dateien',
  'portable.move.allThere': 'Jede Datei ist dort, wo die Bibliothek sie sucht.',
  'portable.move.goOn': 'Weiter verschieben',
  'portable.history': 'Verlauf',
  'portable.history.hint':
    'Alles, was von Ihren Renderings bekannt ist, als Datei. Schlüssel und signierte Links sind nie darin.',
  'portable.export.json': 'Als JSON exportieren',
  'portable.export.csv': 'Als CSV exportieren',
  'portable.export.shownJson': 'Gezeigtes als JSON exportieren',
  'portable.export.shownCsv': 'Gezeigtes als CSV exportieren',
  'portable.export.saved':
    '{count, plural, one {# Eintrag exportiert} other {# Einträge exportiert}}',
  'portable.import': 'JSON importieren …',
  'portable.import.running': 'Wie viel importiert ist',
  'portable.import.done':
    '{count, plural, =0 {Kein Rendering kam hinzu} one {# Rendering kam hinzu} other {# Renderings kamen hinzu}}',
  'portable.import.completed':
    '{count, plural, one {# bekam Dateien, die ihm fehlten.} other {# bekamen Dateien, die ihnen fehlten.}}',
  'portable.import.skipped': '{count, plural, one {# war schon da.} other {# waren schon da.}}',
  'portable.import.refused':
    '{count, plural, one {# Zeile war nicht zu gebrauchen.} other {# Zeilen waren nicht zu gebrauchen.}}',
  'portable.import.refusedList': 'Zeilen, die nicht zu gebrauchen waren',
  'portable.import.line': 'Zeile {line, number}: {why}',
  'portable.import.failed': 'Der Verlauf wurde nicht importiert',
  'portable.read.ask': 'Andere Bibliothek einlesen …',
  'portable.read.doIt': 'Einlesen',
  'portable.read.verify': 'Jede Datei ganz lesen, um sicherzugehen',
  'portable.read.running': '{folder} wird eingelesen',
  'portable.read.progress': 'Einlesen',
  'portable.read.others':
    '{count, plural, one {Ein anderer Verlauf liegt im Ordner der Bibliothek} other {# andere Verläufe liegen im Ordner der Bibliothek}}',
  'portable.read.othersWords':
    'Ein Renderdesk mit anderem Zuhause hat ihn geschrieben. Eingelesen stehen seine Renderings auch in dieser Bibliothek.',
  'portable.read.accounts':
    '{count, plural, one {# Konto ohne seinen Schlüssel kam mit.} other {# Konten ohne ihre Schlüssel kamen mit.}}',
  'portable.read.files':
    'Von ihren Dateien sind {there, number} da, {missing, number} fehlen und {changed, number} sind verändert.',
  'portable.read.damaged':
    '{count, plural, one {# beschädigte Zeile wurde ausgelassen.} other {# beschädigte Zeilen wurden ausgelassen.}}',
  'portable.read.stopped': 'Es wurde angehalten; was bis dahin gelesen war, ist da.',
  'portable.read.failed': 'Die Bibliothek wurde nicht eingelesen',
  'portable.again': 'Verlauf dieser Bibliothek neu lesen',
  'portable.again.hint':
    'Neben den Dateien liegt alles, was über sie bekannt ist. Was diese Bibliothek verloren hat, kommt zurück; was sie hat, bleibt, wie es ist.',
  'portable.again.reading': 'Der Verlauf neben den Dateien wird gelesen',
  'portable.again.restoring': 'Fehlendes wird zurückgelegt',
  'portable.again.nothing': 'Es fehlte nichts',
  'portable.again.failed': 'Der Verlauf wurde nicht gelesen',
  'portable.rebuild':
    'Eine verlorene oder beschädigte Datenbank wird aus dem wiederhergestellt, was neben den Dateien liegt: Renderdesk bietet das beim Start an. Von Hand geht es so: beenden und',
};
