import type { Translation } from '../../../../shared/words/speaker.ts';
import type { shell as english } from '../english/shell.ts';

export const shell: Translation<typeof english> = {
  'shell.toasts': 'Soeben gemeldet',
  'shell.places': 'Hauptbereiche',
  'shell.needsYou': 'braucht Sie',
  'shell.demo': 'Demo-Anbieter laufen',
  'shell.lost': 'Renderdesk läuft nicht',
  'shell.lost.page':
    'Sie sehen, wie es war. Starten Sie es im Terminal neu; diese Seite verbindet sich von selbst wieder.',
  'shell.lost.window': 'Sie sehen, wie es war. Dieses Fenster verbindet sich von selbst wieder.',
  'shell.lost.try': 'Jetzt versuchen',
  'shell.keys': 'Schlüssel lassen sich nur für diesen Lauf aufbewahren',
  'shell.keys.seen': 'Verstanden',
  'shell.offline': 'Dieser Computer ist offline',
  'shell.offline.near':
    'Nichts geht verloren und keine Frist läuft ab: Renderings gehen von selbst weiter, wenn das Netz wieder da ist. Konten auf diesem Computer arbeiten inzwischen weiter.',
  'shell.offline.all':
    'Nichts geht verloren und keine Frist läuft ab. Alles geht von selbst weiter, wenn das Netz wieder da ist.',
  'shell.review': '{count, plural, one {# Datei} other {# Dateien}} in der Prüfung',
  'shell.review.back': 'Zurück zur Prüfung',
  'shell.review.unsent': 'Es wurde noch nichts gesendet.',
  'shell.token.wrong': 'Das ist weder die Adresse noch das Token, die das Terminal zeigt.',
  'shell.token': 'Adresse oder Token',
  'shell.token.connect': 'Verbinden',
  'shell.token.otherRun': 'Diese Adresse stammt aus einem anderen Lauf',
  'shell.token.title': 'Noch ein Schritt',
  'shell.token.about':
    'Renderdesk hat im Terminal, in dem es gestartet wurde, eine Adresse ausgegeben. Öffnen Sie diese Adresse, oder fügen Sie sie hier ein: Der Teil nach dem # lässt Sie ein und ändert sich mit jedem Start.',
  'shell.reconnecting': 'Renderdesk läuft nicht. Wird wieder verbunden …',
  'shell.connecting': 'Verbindung zu Renderdesk …',
  'shell.notice.show': 'Zeigen',
  'shell.failure.internal': 'Renderdesk konnte das nicht tun.',
  'shell.failure.internal.remedy': 'Versuchen Sie es noch einmal.',
  'shell.failure.silent': 'Renderdesk hat nicht geantwortet.',
  'shell.failure.silent.remedy':
    'Sehen Sie nach, ob es noch läuft. Dieses Fenster verbindet sich von selbst wieder.',
  'shell.dialog.close': 'Schließen',
  'shell.dialog.keep': 'So lassen',
  'shell.copied': 'Kopiert',
  'shell.picker.missing': 'Wählen',
  'shell.file.broken': 'Die Datei kann nicht gezeigt werden',
};
