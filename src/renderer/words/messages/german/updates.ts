import type { Translation } from '../../../../shared/words/speaker.ts';
import type { updates as english } from '../english/updates.ts';

export const updates: Translation<typeof english> = {
  'updates.title': 'Updates',
  'updates.hint':
    'Sie kommen im Hintergrund, werden an unserer Signatur geprüft und beim Beenden installiert.',
  'updates.badge': 'Ein Update ist bereit',
  'updates.version': 'Diese Version',
  'updates.off.headless':
    'Dieses Renderdesk läuft ohne eigenes Fenster. Aktualisieren Sie es so, wie es installiert wurde: mit npm, aus dem Quellcode oder mit einem neueren Image.',
  'updates.off.package-manager':
    'Dieses Renderdesk kam als Paket. Die Paketverwaltung Ihres Systems aktualisiert es.',
  'updates.off.no-feed':
    'Diese Ausgabe hat keinen Update-Server. Neuere Versionen gibt es dort, woher Sie diese haben.',
  'updates.off.no-file':
    'Renderdesk wurde nicht aus einer Datei gestartet, die es ersetzen könnte. Legen Sie das AppImage in einen eigenen Ordner, oder holen Sie neuere Versionen dort, woher Sie diese haben.',
  'updates.idle': 'Es ist nichts Neueres bekannt.',
  'updates.never': 'Es wurde noch nicht gesucht.',
  'updates.checked': 'Gesucht {ago}.',
  'updates.checking': 'Es wird nach Updates gesucht…',
  'updates.downloading': '{version} wird heruntergeladen.',
  'updates.ready': '{version} ist bereit. Es wird beim Beenden installiert.',
  'updates.restarting': 'Neustart mit {version}…',
  'updates.waits':
    '{version} ist bereit. Renderdesk startet neu, sobald {underWay, plural, one {das laufende Rendering} other {die # laufenden Renderings}} fertig {underWay, plural, one {ist} other {sind}}.',
  'updates.new': 'Neu in {version}',
  'updates.check': 'Jetzt suchen',
  'updates.restart': 'Neu starten und aktualisieren',
  'updates.restart.done': 'Neu starten, wenn alles fertig ist',
  'updates.restart.now': 'Sofort neu starten',
  'updates.restart.later': 'Nicht neu starten',
  'updates.underWay':
    '{underWay, plural, one {# Rendering läuft. Bei einem Neustart bleibt es beim Anbieter und wird danach weiter verfolgt; ein Download geht weiter, wo er war.} other {# Renderings laufen. Bei einem Neustart bleiben sie beim Anbieter und werden danach weiter verfolgt; Downloads gehen weiter, wo sie waren.}}',
  'updates.automatic': 'Von selbst nach Updates suchen',
  'updates.automatic.hint': 'Einige Male am Tag, wenn ein Netz da ist.',
  'updates.channel': 'Kanal',
  'updates.channel.stable': 'Stabil',
  'updates.channel.stable.hint': 'Was sich bewährt hat.',
  'updates.channel.beta': 'Beta',
  'updates.channel.beta.hint':
    'Auch, was noch erprobt wird. Zurück zu einer älteren Version geht es nicht.',
  'updates.problem.unreachable':
    'Der Update-Server war nicht zu erreichen. Er wird später noch einmal gefragt.',
  'updates.problem.update-refused':
    'Was der Update-Server sagte, wurde nicht geglaubt: Es ist nicht von uns signiert oder älter als das, was vorher da war. Nichts wurde heruntergeladen.',
  'updates.problem.content-mismatch':
    'Die Datei, die kam, ist nicht die signierte. Sie wurde verworfen.',
  'updates.problem.disk-full':
    'Das Update hat keinen Platz: Der Datenträger ist voll. Schaffen Sie Platz.',
  'updates.problem.folder-unwritable':
    'Das Update konnte nicht geschrieben werden. Machen Sie den Datenordner von Renderdesk beschreibbar.',
  'updates.problem.download-incomplete':
    'Das Update konnte nicht vollständig heruntergeladen werden. Es wird später noch einmal versucht.',
};
