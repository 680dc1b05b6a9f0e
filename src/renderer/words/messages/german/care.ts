import type { Translation } from '../../../../shared/words/speaker.ts';
import type { care as english } from '../english/care.ts';

export const care: Translation<typeof english> = {
  'care.title': 'Dateien auf der Platte',
  'care.more': 'Mehr zur Bibliothek',
  'care.note': 'Was die Bibliothek kennt, und was in ihren Ordnern liegt',
  'care.back': 'Zurück zur Bibliothek',
  'care.lists': 'Was abweicht',
  'care.tryAgain': 'Noch einmal versuchen',
  'care.cancel': 'Abbrechen',
  'care.undo': 'Rückgängig',
  'care.check': 'Prüfung der Ordner',
  'care.check.start': 'Jetzt prüfen',
  'care.check.stop': 'Prüfung anhalten',
  'care.check.progress': 'Angesehene Dateien',
  'care.check.never':
    'Die Ordner wurden noch nicht durchgesehen. Eine Prüfung findet Dateien, die verschoben oder verändert wurden oder fehlen, und Dateien, die die Bibliothek nicht kennt. Sie verändert keine Datei.',
  'care.check.running': 'Prüfung läuft: bisher {count, plural, one {# Datei} other {# Dateien}}',
  'care.check.soFar': 'von etwa {expected, number}',
  'care.check.soFarRead': 'von etwa {expected, number}; zur Sicherheit {bytes} gelesen',
  'care.check.allWell':
    '{count, plural, =0 {Noch nichts zu prüfen} one {Die eine Datei ist, wie sie sein soll} other {Alle # Dateien sind, wie sie sein sollen}}',
  'care.check.found': '{count, plural, one {# Datei} other {# Dateien}} geprüft',
  'care.check.stopped': 'Die letzte Prüfung wurde vor ihrem Ende angehalten',
  'care.check.failed': 'Die letzte Prüfung kam nicht an ihr Ende',
  'care.inspect': 'Im Inspektor zeigen',
  'care.copyPath': 'Pfad kopieren',
  'care.copied': '{count, plural, one {Pfad kopiert} other {# Pfade kopiert}}',
  'care.reveal': 'Im Ordner zeigen',
  'care.fetch': 'Erneut herunterladen',
  'care.fetchAsAnother': 'Als weitere Datei herunterladen',
  'care.fetching': 'Wird heruntergeladen …',
  'care.forget': 'Vergessen …',
  'care.forget.title':
    '{count, plural, one {Dieses Rendering vergessen?} other {# Renderings vergessen?}}',
  'care.forget.body':
    'Was davon bekannt ist, wird aus der Bibliothek entfernt: Payload, Preis, Zeiten, Schlagwörter und Notizen. Dateien bleiben, wo sie sind. Das lässt sich rückgängig machen.',
  'care.forget.doIt': '{count, plural, one {Vergessen} other {# vergessen}}',
  'care.missing': 'Fehlend',
  'care.missing.none': 'Keine Datei fehlt',
  'care.missing.noneWords':
    'Hier stehen Dateien, die nicht mehr dort sind, wo sie waren. Sie können sagen, wo sie jetzt sind, sie erneut herunterladen oder sie vergessen.',
  'care.relink': 'Sie ist woanders …',
  'care.relink.title': 'Wo ist {name}?',
  'care.relink.words':
    'Es muss genau dieselbe Datei sein. Liegt sie außerhalb der Ordner der Bibliothek, wird sie in die Bibliothek kopiert.',
  'care.relink.path': 'Pfad auf dem Computer, auf dem Renderdesk läuft',
  'care.relink.choose': 'Auswählen …',
  'care.relink.use': 'Diese Datei nehmen',
  'care.relink.asChanged': 'Als veränderte nehmen',
  'care.changed': 'Verändert',
  'care.changed.none': 'Keine Datei wurde verändert',
  'care.changed.noneWords':
    'Hier stehen Dateien, deren Inhalt nicht mehr der heruntergeladene ist. Sie können sie so lassen oder so herunterladen, wie sie waren.',
  'care.changed.keep': 'So lassen',
  'care.changed.restore': 'Wie zuvor herunterladen',
  'care.changed.kept':
    '{count, plural, one {Die Datei bleibt, wie sie ist} other {# Dateien bleiben, wie sie sind}}',
  'care.changed.keptWords': 'Wird sie noch einmal verändert, steht sie wieder hier.',
  'care.unknown': 'Unbekannt',
  'care.unknown.none': 'Keine unbekannten Dateien',
  'care.unknown.noneWords':
    'Hier stehen Dateien in den Ordnern der Bibliothek, die aus keinem Rendering stammen. Sie können sie aufnehmen oder liegen lassen.',
  'care.unknown.takeIn': 'Aufnehmen',
  'care.unknown.taken':
    '{count, plural, one {# Datei ist} other {# Dateien sind}} jetzt in der Bibliothek',
  'care.unknown.refused':
    '{count, plural, one {# Datei konnte} other {# Dateien konnten}} nicht aufgenommen werden',
  'care.unknown.ignore': 'Liegen lassen',
  'care.unknown.unignore': 'Wieder aufführen',
  'care.unknown.ignored':
    '{count, plural, one {# Datei wird} other {# Dateien werden}} nicht mehr aufgeführt',
  'care.unknown.isIgnored': 'Bleibt liegen',
  'care.unknown.wasForgotten': 'War schon in der Bibliothek',
  'care.unknown.showIgnored': 'Liegengelassene zeigen',
  'care.unknown.hideIgnored': 'Liegengelassene verbergen',
  'care.trash': 'Papierkorb',
  'care.trash.none': 'Der Papierkorb ist leer',
  'care.trash.noneWords':
    'Was Sie in den Papierkorb legen, steht hier, bis Sie ihn leeren. Was von einem Rendering bekannt ist, bleibt im Verlauf der Bibliothek.',
  'care.trash.restore': 'Zurücklegen',
  'care.trash.empty': 'Papierkorb leeren …',
  'care.trash.emptyOf':
    'Papierkorb leeren ({count, plural, one {# Datei} other {# Dateien}}, {bytes}) …',
};
