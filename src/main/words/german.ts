import type { Translation } from '../../shared/words/speaker.ts';
import type { english } from './english.ts';

export const german: Translation<typeof english> = {
  'notification.action.open': 'Öffnen',
  'notification.action.reveal': 'Im Ordner zeigen',
  'notification.action.retry': 'Erneut rendern',
  'notification.tray.title': 'Renderdesk läuft im Infobereich weiter',
  'notification.tray.body':
    'Renderings laufen weiter, und Sie erfahren, wenn sie fertig sind. Beenden lässt es sich über sein Menü; für das Fenster starten Sie Renderdesk noch einmal.',
  'notification.countdown.sleep.title': 'Dieser Computer geht in einer Minute in den Ruhezustand',
  'notification.countdown.shut-down.title': 'Dieser Computer fährt in einer Minute herunter',
  'notification.countdown.body':
    'Alle Renderings sind fertig. Jede Taste und jeder Klick lässt ihn, wie er ist.',

  'menu.file': '&Datei',
  'menu.file.submit': 'Payload-Dateien einreichen …',
  'menu.file.library': 'Bibliotheksordner zeigen',
  'menu.file.quit': 'Beenden',
  'menu.edit': '&Bearbeiten',
  'menu.view': '&Ansicht',
  'menu.window': '&Fenster',
  'menu.choose.title': 'Payload-Dateien einreichen',
  'menu.choose.payloads': 'Payload-Dateien',
  'menu.choose.all': 'Alle Dateien',
  'choose.file': 'Datei wählen',
  'choose.save': 'Sichern als',
  'choose.folder': 'Ordner wählen',

  'start.quit': 'Beenden',
  'rebuild.do': 'Bibliothek neu aufbauen',
  'rebuild.empty': 'Mit einer leeren beginnen',
  'rebuild.detail':
    'Sie lässt sich aus dem Verlauf neu aufbauen, der neben den Dateien liegt. Was jetzt da ist, wird beiseitegelegt, und die gerenderten Dateien bleiben, wo sie sind.',
  'rebuild.running':
    'Die Bibliothek wird aus dem Verlauf neben ihren Dateien neu aufgebaut. Dieses Fenster zu schließen, hält es an; dann ist nichts verändert.',
  'rebuild.reading': 'Verlauf wird gelesen: {part, number, percent}',
  'rebuild.putting-back': 'Renderings werden zurückgelegt: {part, number, percent}',

  'tray.name': 'Renderdesk',
  'tray.idle': 'Nichts zu tun',
  'tray.working': '{working, plural, one {# Rendering läuft} other {# Renderings laufen}}',
  'tray.working.at': '{working}, {progress, number, percent}',
  'tray.paused': 'Angehalten',
  'tray.offline': 'Offline: Renderings warten auf das Netz',
  'tray.needs-you': '{count, plural, one {# Sache braucht Sie} other {# Dinge brauchen Sie}}',
  'tray.ended': '{done, number} fertig, {failed, number} fehlgeschlagen',
  'tray.recent': 'Zuletzt',
  'tray.recent.none': 'Noch nichts',
  'tray.recent.done': '{name}',
  'tray.recent.failed': '{name} (fehlgeschlagen)',
  'tray.awake': 'Dieser Computer bleibt wach, bis die Renderings fertig sind',
  'tray.awake.not': 'Dieser Computer darf schlafen',
  'tray.countdown.sleep': 'Wach lassen: Dieser Computer geht gleich in den Ruhezustand',
  'tray.countdown.shut-down': 'Anlassen: Dieser Computer fährt gleich herunter',
  'tray.open': 'Renderdesk öffnen',
  'tray.new': 'Neues Rendering …',
  'tray.pause': 'Alles anhalten',
  'tray.resume': 'Alles fortsetzen',
  'tray.quit': 'Renderdesk beenden',

  'quit.title': 'Es wird noch gerendert',
  'quit.message':
    '{working, plural, one {# Rendering läuft noch.} other {# Renderings laufen noch.}}',
  'quit.detail':
    'Beim Anbieter gehen sie weiter, und die Dateien werden beim nächsten Start geholt. Renderdesk kann auch im Hintergrund weiterlaufen und sie jetzt holen.',
  'quit.background': 'Im Hintergrund weiterlaufen',
  'quit.anyway': 'Trotzdem beenden',
  'quit.cancel': 'Abbrechen',
  'quit.do-not-ask': 'Nicht mehr fragen',

  'go-back.message': 'Ein neueres Renderdesk hat diese Bibliothek verändert',
  'go-back.detail':
    'Diese Version kann sie nicht lesen. Installieren Sie die neuere wieder, oder kehren Sie zu der Kopie zurück, die vorher angelegt wurde, am {madeAt, date, medium}. Die neuere Datenbank wird dann beiseitegelegt, die gerenderten Dateien bleiben, wo sie sind, und nichts wird gesendet, was seitdem gesendet worden sein kann.',
  'go-back.do': 'Zur Kopie zurückkehren',
  'go-back.quit': 'Beenden',

  'jump.new': 'Neues Rendering',
  'jump.new.hint': 'Payloads zum Rendern wählen',
  'thumb.pause': 'Alles anhalten',
  'thumb.resume': 'Alles fortsetzen',
  'overlay.needs-you': 'Etwas braucht Sie',
};
