import type { Sentences } from '../sentences.ts';

/** What the hosts say: of files and folders of this computer, of starting, of calls. */
export const hosts: Sentences = {
  'Renderdesk ran into a fault of its own.': 'In Renderdesk selbst trat ein Fehler auf.',
  'Try again; if it comes back, save the log and report it.':
    'Versuchen Sie es noch einmal; kommt es wieder vor, sichern Sie das Protokoll und melden Sie es.',
  'Showing a file in its folder': 'Eine Datei in ihrem Ordner zu zeigen',
  '“{path}” is not among the files that the library does not know.':
    '„{path}“ gehört nicht zu den Dateien, die die Bibliothek nicht kennt.',
  'Look the library through again.': 'Lassen Sie die Bibliothek noch einmal durchsehen.',
  'There is no such crash report any more.': 'Diesen Absturzbericht gibt es nicht mehr.',
  'Look at the list again.': 'Sehen Sie noch einmal in der Liste nach.',
  'There is no demo of a provider "{id}".': 'Von einem Anbieter „{id}“ gibt es keine Demo.',
  'There are: {known}.': 'Es gibt: {known}.',
  'Renderdesk cannot keep its data in {folder}: there is a file where a folder is needed.':
    'Renderdesk kann seine Daten nicht in {folder} aufbewahren: Dort ist eine Datei, wo ein Ordner nötig ist.',
  'Choose another folder with --home or RENDERDESK_HOME, or move that file away.':
    'Wählen Sie mit --home oder RENDERDESK_HOME einen anderen Ordner, oder verschieben Sie diese Datei.',
  'Renderdesk cannot keep its data in {folder}: this user may not write there.':
    'Renderdesk kann seine Daten nicht in {folder} aufbewahren: Dieser Benutzer darf dort nicht schreiben.',
  'Renderdesk cannot keep its data in {folder}: the disk is read-only.':
    'Renderdesk kann seine Daten nicht in {folder} aufbewahren: Der Datenträger lässt sich nur lesen.',
  'Renderdesk cannot keep its data in {folder}: the disk is full.':
    'Renderdesk kann seine Daten nicht in {folder} aufbewahren: Der Datenträger ist voll.',
  'Renderdesk cannot keep its data in {folder}: the folder cannot be made or written.':
    'Renderdesk kann seine Daten nicht in {folder} aufbewahren: Der Ordner lässt sich nicht anlegen oder beschreiben.',
  'Choose another folder with --home or RENDERDESK_HOME, or make this one writable.':
    'Wählen Sie mit --home oder RENDERDESK_HOME einen anderen Ordner, oder machen Sie diesen beschreibbar.',
  'Renderdesk cannot lock {folder}: {why}.':
    'Renderdesk kann {folder} nicht sperren: {why, words}.',
  'Check that the folder is on a local disk and writable, or choose another with --home.':
    'Prüfen Sie, ob der Ordner auf einem lokalen Datenträger liegt und beschreibbar ist, oder wählen Sie mit --home einen anderen.',
  'Another Renderdesk is using the library in {folder}, and only one may write it at a time.':
    'Ein anderes Renderdesk benutzt die Bibliothek in {folder}, und nur eines darf sie zur selben Zeit schreiben.',
  'Renderdesk {version} (the desktop app, process {process}) is using the library in {folder}, and only one may write it at a time.':
    'Renderdesk {version} (die Desktop-App, Prozess {process}) benutzt die Bibliothek in {folder}, und nur eines darf sie zur selben Zeit schreiben.',
  'Renderdesk {version} (without a window, process {process}) is using the library in {folder}, and only one may write it at a time.':
    'Renderdesk {version} (ohne Fenster, Prozess {process}) benutzt die Bibliothek in {folder}, und nur eines darf sie zur selben Zeit schreiben.',
  'Use the one that is running, quit it first, or give this one a folder of its own with --home.':
    'Benutzen Sie das laufende, beenden Sie es zuerst, oder geben Sie diesem mit --home einen eigenen Ordner.',
  'Port {port} on this machine is taken by another program.':
    'Port {port} dieses Computers ist von einem anderen Programm belegt.',
  'Renderdesk could not listen on port {port} of this machine: {why}.':
    'Renderdesk konnte Port {port} dieses Computers nicht öffnen: {why}.',
  'Choose another port, or none to get any free one.':
    'Wählen Sie einen anderen Port, oder keinen, um irgendeinen freien zu bekommen.',
  '{what} needs the desktop app; this Renderdesk runs without a window of its own.':
    '{what, words} geht nur in der Desktop-App; dieses Renderdesk läuft ohne eigenes Fenster.',
  'Use the path that is shown with the file or the setting, or start the desktop app.':
    'Verwenden Sie den Pfad, der bei der Datei oder Einstellung steht, oder starten Sie die Desktop-App.',
  'A folder dialog': 'Ein Dialog für Ordner',
  'A file dialog': 'Ein Dialog für Dateien',
  'The clipboard': 'Die Zwischenablage',
  'Opening a file': 'Eine Datei zu öffnen',
  'Copying a picture': 'Ein Bild zu kopieren',
  'Sharing a file with other programs': 'Eine Datei mit anderen Programmen zu teilen',
  'Dragging a file out': 'Eine Datei herauszuziehen',
  'The diagnostics could not be saved as {path}.':
    'Die Diagnose ließ sich nicht als {path} sichern.',
  'Choose a place that can be written and has room, and save them again.':
    'Wählen Sie einen Ort, der beschreibbar ist und Platz hat, und sichern Sie sie noch einmal.',
  'A dialog for saving needs the desktop app; this Renderdesk runs without a window of its own.':
    'Einen Dialog zum Sichern gibt es nur in der Desktop-App; dieses Renderdesk läuft ohne eigenes Fenster.',
  'Download them in the browser, or use `renderdesk diagnostics`.':
    'Laden Sie sie im Browser herunter, oder verwenden Sie `renderdesk diagnostics`.',
  'The history could not be saved as {path}.': 'Der Verlauf ließ sich nicht als {path} sichern.',
  'Choose a place that can be written and has room, and save it again.':
    'Wählen Sie einen Ort, der beschreibbar ist und Platz hat, und sichern Sie ihn noch einmal.',
  'Download the export in the browser, or use `renderdesk library export`.':
    'Laden Sie den Export im Browser herunter, oder verwenden Sie `renderdesk library export`.',
  'The field "{field}" is missing.': 'Das Feld „{field}“ fehlt.',
  'The field "{field}" must not be empty.': 'Das Feld „{field}“ darf nicht leer sein.',
  'The field "{field}" is too short: it has at least {minimum} characters.':
    'Das Feld „{field}“ ist zu kurz: Es hat mindestens {minimum, number} Zeichen.',
  'The field "{field}" is too short: it has at least {minimum} entries.':
    'Das Feld „{field}“ ist zu kurz: Es hat mindestens {minimum, number} Einträge.',
  'The field "{field}" is too small: it is at least {minimum}.':
    'Das Feld „{field}“ ist zu klein: Es ist mindestens {minimum, number}.',
  'The field "{field}" is too long: it has at most {maximum} characters.':
    'Das Feld „{field}“ ist zu lang: Es hat höchstens {maximum, number} Zeichen.',
  'The field "{field}" is too long: it has at most {maximum} entries.':
    'Das Feld „{field}“ ist zu lang: Es hat höchstens {maximum, number} Einträge.',
  'The field "{field}" is too large: it is at most {maximum}.':
    'Das Feld „{field}“ ist zu groß: Es ist höchstens {maximum, number}.',
  'The field "{field}" must be more than {least}.':
    'Das Feld „{field}“ muss größer sein als {least, number}.',
  'The field "{field}" must be less than {most}.':
    'Das Feld „{field}“ muss kleiner sein als {most, number}.',
  'The field "{field}" must be {form}.': 'Das Feld „{field}“ muss {form, list} sein.',
  'The field "{field}" must be one of {values} or {last}.':
    'Das Feld „{field}“ muss eines von {values, list} oder {last, list} sein.',
  'The field "{field}" must be a multiple of {divisor}.':
    'Das Feld „{field}“ muss ein Vielfaches von {divisor, number} sein.',
  'The field "{field}" has none of the forms it may have.':
    'Das Feld „{field}“ hat keine der Formen, die es haben darf.',
  'The field "{field}" is not written as it has to be.':
    'Das Feld „{field}“ ist nicht so geschrieben, wie es sein muss.',
  'The field "{field}" cannot be called that.': 'Das Feld „{field}“ darf nicht so heißen.',
  'The field "{field}" is not usable as it is.': 'Das Feld „{field}“ ist so nicht brauchbar.',
  'There is no field {name}.': 'Ein Feld {name, quoted} gibt es nicht.',
  'There are no fields {names}.': 'Die Felder {names, list} gibt es nicht.',
  'What was sent must be {form}.': 'Was gesendet wurde, muss {form, list} sein.',
  'What was sent has none of the forms it may have.':
    'Was gesendet wurde, hat keine der Formen, die es haben darf.',
  'Correct it and try again.': 'Berichtigen Sie es, und versuchen Sie es noch einmal.',
  'The request could not be read: its body is not what its Content-Type says.':
    'Die Anfrage ließ sich nicht lesen: Ihr Inhalt ist nicht, was ihr Content-Type sagt.',
  'Send JSON with the header Content-Type: application/json.':
    'Senden Sie JSON mit dem Header Content-Type: application/json.',
  'its kind is unknown': 'Ihre Art ist unbekannt',
  'no program took it': 'Kein Programm hat sie genommen',
  '{file} is no longer at {path}.': '{file} ist nicht mehr unter {path}.',
  'Put it back, or render it again.': 'Legen Sie sie zurück, oder rendern Sie erneut.',
  '{file} cannot be put on the clipboard as a picture.':
    '{file} lässt sich nicht als Bild in die Zwischenablage legen.',
  'Drag the file into the other program, or copy its path.':
    'Ziehen Sie die Datei in das andere Programm, oder kopieren Sie ihren Pfad.',
  'The system did not open {file}: {why}.': 'Das System hat {file} nicht geöffnet: {why, words}.',
  'Show it in its folder and open it from there.':
    'Zeigen Sie sie in ihrem Ordner, und öffnen Sie sie von dort.',
};
