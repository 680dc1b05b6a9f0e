import type { Sentences } from '../sentences.ts';

/** Updates of the app. */
export const updates: Sentences = {
  'Update it the way it was installed: by npm, from its checkout, or by a newer image.':
    'Aktualisieren Sie es so, wie es installiert wurde: mit npm, aus dem Checkout oder durch ein neueres Image.',
  'Update it with this system’s package manager.':
    'Aktualisieren Sie es mit der Paketverwaltung dieses Systems.',
  'Get a newer one from the home page of Renderdesk.':
    'Holen Sie sich ein neueres von der Startseite von Renderdesk.',
  'This Renderdesk does not update itself.': 'Dieses Renderdesk aktualisiert sich nicht selbst.',
  'No update is ready to be installed.': 'Es liegt kein Update zum Installieren bereit.',
  'Look for updates first.': 'Suchen Sie zuerst nach Updates.',
  '{count} renders are under way, so Renderdesk did not restart.':
    '{count, number} Renderings sind unterwegs, deshalb wurde Renderdesk nicht neu gestartet.',
  'Let it restart when they are done, or restart all the same: they go on at the provider and are followed again after it.':
    'Lassen Sie es neu starten, wenn sie fertig sind, oder starten Sie trotzdem neu: Beim Anbieter gehen sie weiter und werden danach wieder verfolgt.',
  'it is no YAML': 'Es ist kein YAML',
  'its field "{field}" is not usable': 'Das Feld „{field}“ ist nicht brauchbar',
  'it has no {name}': 'Dort gibt es kein {name}',
  'it has no signature': 'Die Signatur fehlt',
  'its signature is none of ours': 'Die Signatur ist keine von unseren',
  'it answered {status}': 'Er antwortete mit {status}',
  'it took too long': 'Es dauerte zu lange',
  'it is too long': 'Es ist zu lang',
  '{version} is a trial version, and the channel is the stable one':
    '{version} ist eine Testversion, und der Kanal ist der stabile',
  'it is older than what was there before ({version})':
    'Es ist älter als das, was vorher da war ({version})',
  "The update server's {file} was not believed: {why}.":
    'Die Datei {file} des Update-Servers wurde nicht geglaubt: {why, words}.',
  'Nothing was downloaded. If this stays so, get Renderdesk from its home page and report it.':
    'Es wurde nichts heruntergeladen. Bleibt es dabei, holen Sie Renderdesk von seiner Startseite, und melden Sie es.',
  'The update server could not be asked: {why}.':
    'Der Update-Server ließ sich nicht fragen: {why, words}.',
  'Renderdesk goes on as it is and asks again by itself.':
    'Renderdesk läuft weiter wie bisher und fragt von selbst wieder.',
  'Renderdesk goes on as it is and tries again by itself.':
    'Renderdesk läuft weiter wie bisher und versucht es von selbst wieder.',
  'The update to {version} does not fit: the disk is full.':
    'Das Update auf {version} passt nicht: Der Datenträger ist voll.',
  'Free some space and look for updates again.':
    'Schaffen Sie Platz, und suchen Sie noch einmal nach Updates.',
  'The update to {version} could not be written.':
    'Das Update auf {version} ließ sich nicht schreiben.',
  'Make the folder of Renderdesk’s data writable and look for updates again.':
    'Machen Sie den Ordner mit den Daten von Renderdesk beschreibbar, und suchen Sie noch einmal nach Updates.',
  'The file of the update to {version} is not the one that was signed. It was thrown away.':
    'Die Datei des Updates auf {version} ist nicht die signierte. Sie wurde verworfen.',
  'Nothing was installed. If this stays so, get Renderdesk from its home page and report it.':
    'Es wurde nichts installiert. Bleibt es dabei, holen Sie Renderdesk von seiner Startseite, und melden Sie es.',
  'The update to {version} could not be downloaded whole.':
    'Das Update auf {version} ließ sich nicht vollständig herunterladen.',
};
