import type { Translation } from '../../../../shared/words/speaker.ts';
import type { native as english } from '../english/native.ts';

export const native: Translation<typeof english> = {
  'native.notifications': 'Mitteilungen',
  'native.notifications.hint':
    'Was Ihnen dieser Computer mitteilt: über Sekunden gesammelt und nie zweimal. Ein Klick öffnet es.',
  'native.done': 'Ein Rendering ist fertig',
  'native.failed': 'Ein Rendering ist fehlgeschlagen',
  'native.needsYou': 'Etwas braucht Sie',
  'native.each': 'Jedes',
  'native.batch': 'Je Stapel',
  'native.all-done': 'Wenn alles fertig ist',
  'native.off': 'Aus',
  'native.batch.hint':
    'Ein Stapel ist, was zusammen gesendet wurde. Er wird mitgeteilt, wenn nichts mehr davon offen ist.',
  'native.sound': 'Ton',
  'native.sound.always': 'Bei jeder',
  'native.sound.bad-news': 'Wenn etwas nicht stimmt',
  'native.sound.never': 'Nie',
  'native.quiet': 'Ruhezeit',
  'native.quiet.hint': 'Was in ihr anfällt, wird an ihrem Ende zusammen mitgeteilt.',
  'native.quiet.from': 'Von',
  'native.quiet.to': 'Bis',
  'native.problem.no-service':
    'Dieser Desktop hat keinen Dienst, der Mitteilungen zeigt. Sie erscheinen nur im Fenster.',
  'native.problem.denied':
    'Das System lässt Renderdesk keine Mitteilungen zeigen. Erlauben Sie sie in seinen Einstellungen unter Renderdesk.',
  'native.browser.granted': 'Dieser Browser darf sie zeigen, während Sie woanders sind.',
  'native.browser.denied':
    'Dieser Browser erlaubt sie für diese Seite nicht. Sie erscheinen nur im Fenster.',
  'native.browser.ask': 'In diesem Browser erlauben',

  'webhook.title': 'Webhook',
  'webhook.hint':
    'Sendet Mitteilungen an eine eigene Adresse: einen Chat in Slack, Discord oder Telegram, oder einen Server, der JSON nimmt.',
  'webhook.address': 'Adresse',
  'webhook.address.hint':
    'Mit https://, oder mit http:// auf diesem Computer. Sie wird bei Ihren Schlüsseln aufbewahrt und nicht wieder gezeigt.',
  'webhook.secret': 'Geheimnis für die Signatur (optional)',
  'webhook.secret.hint': 'Damit kann Ihr Server erkennen, dass eine Mitteilung von hier kam.',
  'webhook.keep': 'Adresse aufbewahren',
  'webhook.use': 'Mitteilungen dorthin senden',
  'webhook.cancel': 'Abbrechen',
  'webhook.give': 'Adresse angeben …',
  'webhook.replace': 'Adresse ersetzen …',
  'webhook.remove': 'Entfernen',
  'webhook.test': 'Test senden',
  'webhook.test.taken': 'Der Webhook hat den Test angenommen.',
  'webhook.to': 'Mitteilungen gehen an {host}.',
  'webhook.to.signed': 'Mitteilungen gehen signiert an {host}.',
  'webhook.waiting':
    '{count, plural, one {# Mitteilung wartet darauf, angenommen zu werden.} other {# Mitteilungen warten darauf, angenommen zu werden.}}',

  'native.allDone': 'Wenn alles fertig ist',
  'native.allDone.hint':
    'Einmal, sooft nichts mehr zu tun ist; nach einem Neustart nicht noch einmal.',
  'native.allDone.notify': 'Mitteilen, dass alle Renderings fertig sind',
  'native.allDone.notify.hint':
    'Eine Mitteilung, wie viele fertig und wie viele fehlgeschlagen sind.',
  'native.power': 'Danach dieser Computer',
  'native.power.nothing': 'bleibt an',
  'native.power.sleep': 'geht in den Ruhezustand',
  'native.power.shut-down': 'fährt herunter',
  'native.power.hint':
    'Nach dem Programm und einer Minute, die im Fenster, im Infobereich und in einer Mitteilung angekündigt wird. Jede Taste, jeder Klick und jede neue Arbeit halten es auf.',
  'native.power.noPresence':
    'Diese Arbeitsumgebung sagt nicht, ob jemand am Computer ist. Darum bleibt er an, was immer hier gewählt ist.',
  'native.power.keep': 'Jedes Mal',
  'native.power.keep.hint': 'Sonst nur das nächste Mal, und nie zweimal.',
  'native.countdown.sleep': 'Dieser Computer geht gleich in den Ruhezustand',
  'native.countdown.shut-down': 'Dieser Computer fährt gleich herunter',
  'native.countdown.left': 'In {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'native.countdown.body':
    'Alle Renderings sind fertig. Jede Taste, jeder Klick und jede neue Arbeit halten es auf.',
  'native.countdown.stop': 'Anlassen',
  'native.command': 'Ein Programm ausführen',
  'native.command.hint':
    'Zuerst das Programm, dann jedes seiner Wörter in einer eigenen Zeile, so wie sie sind: Keine Shell liest sie. RENDERDESK_DONE und RENDERDESK_FAILED enthalten die Anzahlen.',
  'native.command.limit': 'Wird beendet nach, in Sekunden',
  'native.command.save': 'Dies am Ende ausführen',
  'native.command.remove': 'Nichts ausführen',
  'native.command.problem':
    'Nennen Sie in der ersten Zeile ein Programm, und eine Zeit von 1 bis 3.600 Sekunden.',

  'native.system': 'System',
  'native.system.hint': 'Wie Renderdesk mit diesem Computer lebt.',
  'native.login': 'Mit diesem Computer starten',
  'native.login.hint':
    'Verborgen: Renderings laufen weiter, und das Fenster öffnet sich, wenn Sie es wollen.',
  'native.tray': 'Im Infobereich weiterlaufen, wenn das Fenster geschlossen wird',
  'native.tray.hint': 'Sein Menü öffnet das Fenster, hält alles an und beendet.',
  'native.tray.none':
    'Dieser Desktop hat keinen Platz für Symbole im Infobereich. Ohne ihn endet Renderdesk mit seinem Fenster.',
  'native.quit': 'Beenden, während Renderings laufen',
  'native.quit.ask': 'Fragen',
  'native.quit.background': 'Im Hintergrund weiterlaufen',
  'native.quit.quit': 'Beenden',
  'native.awake': 'Diesen Computer wach halten, während Renderings laufen',
  'native.awake.hint':
    'Der Bildschirm darf dunkel werden. Ist nichts mehr zu tun, hält ihn nichts mehr wach.',
  'native.awake.never': 'Nie',
  'native.awake.plugged-in': 'Am Stromnetz',
  'native.awake.always': 'Auch mit Akku',
  'native.awake.now': 'Er wird jetzt wach gehalten.',

  'native.link.adopt': 'Ein Link möchte ein Rendering verfolgen',
  'native.link.open': 'Ein Link möchte ein Rendering öffnen',
  'native.link.open.body': 'Er nennt {name}. Es wird nichts gesendet.',
  'native.link.open.do': 'Öffnen',
  'native.link.from':
    'Das kam von einem Link außerhalb von Renderdesk. Prüfen Sie, ob Sie es erwartet haben.',
  'native.link.refused':
    'Ein Link wurde abgelehnt. Er möchte etwas, was Links in Renderdesk nicht dürfen.',
  'native.link.unknown': 'Ein Link nannte ein Rendering, das nicht in dieser Bibliothek ist.',
  'native.jobs': '{count, plural, one {# Rendering} other {# Renderings}} einer Mitteilung',
  'native.jobs.all': 'Alle zeigen',
};
