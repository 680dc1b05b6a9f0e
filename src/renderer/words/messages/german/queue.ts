import type { Translation } from '../../../../shared/words/speaker.ts';
import type { queue as english } from '../english/queue.ts';

export const queue: Translation<typeof english> = {
  'queue.deed.sendAnyway': 'Trotzdem senden',
  'queue.deed.details': 'Einzelheiten zeigen',
  'queue.deed.check': 'Jetzt prüfen',
  'queue.deed.pause': 'Anhalten',
  'queue.deed.resume': 'Fortsetzen',
  'queue.deed.pauseDownload': 'Download anhalten',
  'queue.deed.resumeDownload': 'Download fortsetzen',
  'queue.deed.sendNext': 'Als Nächstes senden',
  'queue.deed.downloadNext': 'Als Nächstes herunterladen',
  'queue.deed.cancel': 'Abbrechen',
  'queue.deed.again': 'Erneut rendern',
  'queue.deed.reveal': 'Im Ordner zeigen',
  'queue.deed.download': 'Herunterladen',
  'queue.deed.copyId': 'Kennung des Renderings kopieren',
  'queue.undo': 'Rückgängig',
  'queue.allPaused': 'Alles ist angehalten',
  'queue.allPaused.about':
    'Nichts wird von selbst gesendet, erfragt oder heruntergeladen. Was Sie von Hand prüfen oder abbrechen, geht weiterhin.',
  'queue.accountPaused': '{name} ist angehalten',
  'queue.accountPaused.byYou': 'Sie haben es angehalten.',
  'queue.notApplied':
    '{count, plural, one {Auf eines trifft es jetzt nicht zu.} other {Auf # trifft es jetzt nicht zu.}}',
  'queue.done.pause':
    '{count, plural, one {# Rendering ist angehalten} other {# Renderings sind angehalten}}',
  'queue.done.resume':
    '{count, plural, one {# Rendering geht weiter} other {# Renderings gehen weiter}}',
  'queue.done.check':
    '{count, plural, one {# Rendering wird als Nächstes geprüft} other {# Renderings werden als Nächstes geprüft}}',
  'queue.done.cancel':
    '{count, plural, one {# Rendering ist abgebrochen} other {# Renderings sind abgebrochen}}',
  'queue.done.nothing': 'Nichts wurde geändert',
  'queue.cancelMany.title': '{count, plural, one {# Rendering} other {# Renderings}} abbrechen?',
  'queue.cancelMany.body':
    '{unsent, plural, =0 {} one {Eines wurde noch nicht gesendet und kostet nichts. } other {# wurden noch nicht gesendet und kosten nichts. }}{out, plural, =0 {} one {Eines ist beim Anbieter, der es beenden und berechnen kann, wo es sich nicht stoppen lässt.} other {# sind bei ihren Anbietern, die sie beenden und berechnen können, wo sie sich nicht stoppen lassen.}}{going, plural, =0 {} one { Eines davon lässt sich dort nicht stoppen: Es läuft weiter oder ist fertig und wird berechnet.} other { # davon lassen sich dort nicht stoppen: Sie laufen weiter oder sind fertig und werden berechnet.}}',
  'queue.cancelMany.do': '{count, plural, one {# Rendering} other {# Renderings}} abbrechen',
  'queue.cancel.title': '{name} abbrechen?',
  'queue.cancel.stops':
    '{provider} wird gebeten, es zu stoppen. Was bis dahin getan ist, kann berechnet werden; ist es vorher fertig, bleibt die Datei.',
  'queue.cancel.goesOn':
    '{provider} kann kein Rendering stoppen: Es läuft dort weiter und wird berechnet. Renderdesk folgt ihm nur nicht mehr.',
  'queue.cancel.download':
    'Das Rendering ist fertig und berechnet. Nur der Download endet; die Datei bleibt bei {provider}.',
  'queue.cancel.do': 'Rendering abbrechen',
  'queue.cancel.stopFollowing': 'Nicht mehr folgen',
  'queue.cancel.stopDownload': 'Download beenden',
  'queue.stalled': 'Kein Fortschritt seit {time}',
  'queue.remaining': 'noch etwa {time}',
  'queue.list': 'Renderings',
  'queue.older': 'Ältere zeigen',
  'queue.group.needsYou': 'Braucht Sie',
  'queue.group.live': 'In Arbeit',
  'queue.group.ended': 'Kürzlich beendet',
  'queue.groupBy': 'Gruppieren nach',
  'queue.groupBy.now': 'Gruppieren nach: {grouping}',
  'queue.groupBy.state': 'Zustand',
  'queue.groupBy.account': 'Konto',
  'queue.groupBy.provider': 'Anbieter',
  'queue.groupBy.none': 'Nichts',
  'queue.filter': 'Warteschlange filtern',
  'queue.filter.hint': 'Filtern',
  'queue.filter.clear': 'Filter leeren',
  'queue.filter.count': '{count, number} von {total, number}',
  'queue.filter.nothing': 'Nichts passt',
  'queue.filter.nothingWords':
    'Kein Rendering der Warteschlange hat alle diese Wörter in Name, Nummer, Konto, Anbieter oder Zustand.',
  'queue.bulk.bar': 'Ausgewählte Renderings',
  'queue.bulk.chosen': '{count, number} ausgewählt',
  'queue.bulk.isChosen': 'Ausgewählt',
  'queue.bulk.none': 'Nichts auswählen',
  'queue.keys.reach': 'In der Warteschlange: mehrere auswählen',
  'queue.keys.chooseAll': 'In der Warteschlange: alles auswählen, was gezeigt wird',
  'queue.mark.warning': 'Warnung: {warning}',
  'queue.mark.same': 'dasselbe wie {number}',
  'queue.mark.sameAbout': 'Beide folgen demselben Rendering beim Anbieter',
  'queue.again.title': '{name} erneut rendern?',
  'queue.again.body':
    'Das ist ein neues Rendering desselben Payloads mit {account}. {provider} kann es berechnen.',
  'queue.again.started': 'Rendering als {number} begonnen',
  'queue.guard.title':
    '{count, plural, one {# Rendering} other {# Renderings}} trotz der Ausgabengrenze senden?',
  'queue.guard.body': '{account} gibt diesen Monat dann mehr aus, als die Ausgabengrenze erlaubt.',
  'queue.guard.do': '{count, plural, one {# Rendering} other {# Renderings}} senden',
  'queue.guard.waits':
    '{count, plural, one {# Rendering wartet} other {# Renderings warten}} wegen der Ausgabengrenze von {account}',
  'queue.guard.change': 'Ausgabengrenze ändern',
  'queue.guard.sendAll': 'Alle trotzdem senden',
  'queue.guard.limit':
    '{count, plural, one {Es würde} other {Sie würden}} diesen Monat die Grenze von {limit} überschreiten.',
  'queue.guard.goOn': 'Sie gehen gleich weiter.',
  'queue.second.title': '{name} ein zweites Mal senden?',
  'queue.second.body':
    'Falls das erste Senden doch ankam, rendert {provider} es zweimal und kann es zweimal berechnen. Sehen Sie, wenn möglich, vorher dort in Ihrem Konto nach.',
  'queue.second.do': 'Erneut senden',
  'queue.summary.needsYou': '{count, plural, one {# braucht Sie} other {# brauchen Sie}}',
  'queue.summary.live': '{count, number} in Arbeit',
  'queue.summary.nothing': 'Nichts in Arbeit',
  'queue.summary.submitting': '{count, number} werden gesendet…',
  'queue.empty.title': 'Payload zum Rendern hier ablegen',
  'queue.empty.about':
    'Legen Sie JSON-Dateien oder einen Ordner irgendwo in diesem Fenster ab, oder fügen Sie einen Payload ein. Renderdesk sendet ihn, folgt dem Rendering und bewahrt die Datei in Ihrer Bibliothek auf.',
  'queue.welcome.title': 'Willkommen bei Renderdesk',
  'queue.welcome.lead':
    'Payload ablegen, weiterarbeiten. Renderdesk sendet ihn an Ihren Render-Anbieter, folgt ihm im Hintergrund und legt die geprüfte Datei in Ihre Bibliothek.',
  'queue.welcome.demo': 'Die Demo ausprobieren',
  'queue.welcome.demoAbout':
    'Ein Render-Anbieter, der auf diesem Computer läuft. Kein Schlüssel, kein Konto, keine Kosten; echte Dateien.',
  'queue.welcome.starting': 'Startet…',
  'queue.welcome.account': 'Nutzen Sie Ihren eigenen Anbieter mit seinem API-Schlüssel.',
  'queue.welcome.keychain': 'Der Schlüssel bleibt im Schlüsselbund dieses Computers.',
  'queue.welcome.noKeychain':
    'Der Schlüssel bleibt für diesen Lauf im Speicher: Diese Sitzung hat keinen Schlüsselbund.',
  'queue.accountPaused.waiting':
    '{count, plural, =0 {} one {Ein Rendering wartet.} other {# Renderings warten.}}',
  'queue.attention.replaceKey': 'Schlüssel ersetzen',
  'queue.attention.folder': 'Der Bibliotheksordner ist nicht benutzbar',
  'queue.attention.chooseFolder': 'Ordner wählen',
  'queue.downloadsPaused': 'Downloads sind angehalten',
  'queue.downloadsPaused.none':
    'Renderings gehen weiter. Ihre Dateien kommen, wenn die Downloads fortgesetzt werden.',
  'queue.downloadsPaused.waits':
    '{count, plural, one {# fertiges Rendering wartet} other {# fertige Renderings warten}} darauf. Renderings gehen weiter.',
  'queue.menu': 'Was mit {name} zu machen ist',
};
