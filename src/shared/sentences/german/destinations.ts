import type { Sentences } from '../sentences.ts';

/** Where files go: rules and their folders. */
export const destinations: Sentences = {
  'The folder {folder} is a file, not a folder: choose another folder, or move the file away.':
    'Der Ordner {folder} ist eine Datei, kein Ordner: Wählen Sie einen anderen, oder verschieben Sie die Datei.',
  'The folder {folder} is not there: connect the disk it is on, create it, or choose another folder.':
    'Der Ordner {folder} ist nicht da: Schließen Sie den Datenträger an, auf dem er liegt, legen Sie ihn an, oder wählen Sie einen anderen.',
  'The folder {folder} can not exist, because part of its path is a file: choose another folder.':
    'Den Ordner {folder} kann es nicht geben, weil ein Teil seines Pfads eine Datei ist: Wählen Sie einen anderen Ordner.',
  'The folder {folder} is on a disk that can only be read: choose another folder, or make the disk writable.':
    'Der Ordner {folder} liegt auf einem Datenträger, der sich nur lesen lässt: Wählen Sie einen anderen Ordner, oder machen Sie den Datenträger beschreibbar.',
  'The folder {folder} may not be written by this user: change its permissions, or choose another folder.':
    'In den Ordner {folder} darf dieser Benutzer nicht schreiben: Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ordner.',
  'The folder {folder} is on a disk that is full: free some space, or choose another folder.':
    'Der Ordner {folder} liegt auf einem vollen Datenträger: Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.',
  'The folder {folder} can not be written ({code}): choose another folder.':
    'In den Ordner {folder} lässt sich nicht schreiben ({code, words}): Wählen Sie einen anderen Ordner.',
  'The folder {folder} is there, but it is not the one that your files were saved to: connect the disk it is on, or choose the folder again.':
    'Der Ordner {folder} ist da, aber es ist nicht der, in den Ihre Dateien gespeichert wurden: Schließen Sie den Datenträger an, auf dem er liegt, oder wählen Sie den Ordner noch einmal.',
  'Folders in a folder are written with / between them, not with \\.':
    'Zwischen Ordnern in einem Ordner steht ein /, kein \\.',
  'At most {most} folders can be in one another.':
    'Höchstens {most} Ordner können ineinander liegen.',
  'There is a / at the beginning or the end, or two of them together.':
    'Am Anfang oder am Ende steht ein /, oder es stehen zwei beieinander.',
  'A folder can not be called "{name}".': 'Ein Ordner kann nicht „{name}“ heißen.',
  'A folder is chosen before its file is there: it has no {{counter}}, {{dimensions}}, {{width}} or {{height}}.':
    'Ein Ordner wird gewählt, bevor seine Datei da ist: Er hat kein {{counter}}, {{dimensions}}, {{width}} oder {{height}}.',
  'Change the folder; files go where they went before.':
    'Ändern Sie den Ordner; Dateien kommen dorthin, wohin sie bisher kamen.',
  'Change the rule; files go where they went before.':
    'Ändern Sie die Regel; Dateien kommen dorthin, wohin sie bisher kamen.',
  'There is no provider {value}.': 'Einen Anbieter {value} gibt es nicht.',
  'There is no account {value}.': 'Ein Konto {value} gibt es nicht.',
  'There are two rules for the provider {value}: the second would never be used.':
    'Für den Anbieter {value} gibt es zwei Regeln: Die zweite würde nie benutzt.',
  'There are two rules for the account {value}: the second would never be used.':
    'Für das Konto {value} gibt es zwei Regeln: Die zweite würde nie benutzt.',
  'There are two rules for the tag {value}: the second would never be used.':
    'Für das Schlagwort {value} gibt es zwei Regeln: Die zweite würde nie benutzt.',
  'One of {folder} and {other} is within the other, and files go to both.':
    'Von {folder} und {other} liegt einer im anderen, und in beide kommen Dateien.',
  'Choose a folder beside it; for one in the library, leave the folder out and name a folder in it.':
    'Wählen Sie einen Ordner daneben; für einen in der Bibliothek lassen Sie den Ordner weg und nennen einen Ordner darin.',
  'No rule sends files to {folder} any more.': 'Keine Regel legt mehr Dateien in {folder}.',
  'Look at the rules in the settings.': 'Sehen Sie in den Regeln in den Einstellungen nach.',
};
