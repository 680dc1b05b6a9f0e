import type { Sentences } from '../sentences.ts';

/** The library: its folder, edits, tags, names of files, searches. */
export const library: Sentences = {
  'Move to the trash what need not be kept': 'In den Papierkorb legen, was nicht bleiben muss',
  'Move to the trash': 'In den Papierkorb legen',
  'Put back from the trash': 'Aus dem Papierkorb zurücklegen',
  'Add a star': 'Stern hinzufügen',
  'Take the star off': 'Stern entfernen',
  'Add the {tags}': '{tags, words} hinzufügen',
  'Take the {tags} off': '{tags, words} entfernen',
  'Change no tags': 'Keine Schlagwörter ändern',
  'Delete the note': 'Notiz löschen',
  'Write a note': 'Notiz schreiben',
  'tag {tag}': 'Schlagwort {tag, quoted}',
  'tags {tags}': 'Schlagwörter {tags, list}',
  'None of these items is in the library.': 'Keiner dieser Einträge ist in der Bibliothek.',
  'Search again, then choose.': 'Suchen Sie noch einmal, und wählen Sie dann.',
  'There is no such edit any more.': 'Diese Änderung gibt es nicht mehr.',
  'The last {count} edits can be taken back.':
    'Die letzten {count} Änderungen lassen sich rückgängig machen.',
  '"{edit}" was taken back already.': '„{edit, words}“ wurde schon rückgängig gemacht.',
  '"{edit}" is not finished yet.': '„{edit, words}“ ist noch nicht abgeschlossen.',
  'Look at the list of the latest edits.': 'Sehen Sie in der Liste der letzten Änderungen nach.',
  'The library folder {folder} is a file, not a folder: choose another folder, or move the file away.':
    'Der Bibliotheksordner {folder} ist eine Datei, kein Ordner: Wählen Sie einen anderen, oder verschieben Sie die Datei.',
  'The library folder {folder} is not there: connect the disk it is on, create it, or choose another folder.':
    'Der Bibliotheksordner {folder} ist nicht da: Schließen Sie den Datenträger an, auf dem er liegt, legen Sie ihn an, oder wählen Sie einen anderen.',
  'The library folder {folder} can not exist, because part of its path is a file: choose another folder.':
    'Den Bibliotheksordner {folder} kann es nicht geben, weil ein Teil seines Pfads eine Datei ist: Wählen Sie einen anderen Ordner.',
  'The library folder {folder} is on a disk that can only be read: choose another folder, or make the disk writable.':
    'Der Bibliotheksordner {folder} liegt auf einem Datenträger, der sich nur lesen lässt: Wählen Sie einen anderen Ordner, oder machen Sie den Datenträger beschreibbar.',
  'The library folder {folder} may not be written by this user: change its permissions, or choose another folder.':
    'In den Bibliotheksordner {folder} darf dieser Benutzer nicht schreiben: Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ordner.',
  'The library folder {folder} is on a disk that is full: free some space, or choose another folder.':
    'Der Bibliotheksordner {folder} liegt auf einem vollen Datenträger: Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.',
  'The library folder {folder} can not be written ({code}): choose another folder.':
    'In den Bibliotheksordner {folder} lässt sich nicht schreiben ({code, words}): Wählen Sie einen anderen Ordner.',
  'The library folder {folder} is not there: connect the disk it is on. Nothing is taken for missing meanwhile.':
    'Der Bibliotheksordner {folder} ist nicht da: Schließen Sie den Datenträger an, auf dem er liegt. Bis dahin gilt nichts als fehlend.',
  'The library folder {folder} is there, but not with your files in it: connect the disk it is on. Nothing is taken for missing meanwhile.':
    'Der Bibliotheksordner {folder} ist da, aber ohne Ihre Dateien: Schließen Sie den Datenträger an, auf dem er liegt. Bis dahin gilt nichts als fehlend.',
  'The library folder {folder} is there, but it is not the one that your files were saved to: connect the disk it is on, or choose the library folder again.':
    'Der Bibliotheksordner {folder} ist da, aber es ist nicht der, in den Ihre Dateien gespeichert wurden: Schließen Sie den Datenträger an, auf dem er liegt, oder wählen Sie den Bibliotheksordner noch einmal.',
  'Look at the list of files.': 'Sehen Sie in der Liste der Dateien nach.',
  'There is no such item in the library.': 'Diesen Eintrag gibt es in der Bibliothek nicht.',
  'This is not where a page of this search ended.': 'Hier hat keine Seite dieser Suche geendet.',
  'Begin again with the first page.': 'Beginnen Sie wieder mit der ersten Seite.',
  'There is no payload of this job in the library.':
    'In der Bibliothek gibt es keinen Payload zu diesem Rendering.',
  'Compare jobs that were submitted from here; an adopted render has no payload.':
    'Vergleichen Sie Renderings, die von hier gesendet wurden; ein nur verfolgtes hat keinen Payload.',
  'The library could not be read: what reads it ended over this twice.':
    'Die Bibliothek ließ sich nicht lesen: Was sie liest, brach dabei zweimal ab.',
  'Try it in other words; if it comes back, save the log and report it.':
    'Versuchen Sie es mit anderen Wörtern; kommt es wieder vor, sichern Sie das Protokoll und melden Sie es.',
  "the payload's name": 'der Name des Payloads',
  "the job's number": 'die Nummer des Renderings',
  'counts up from one where names would be the same': 'zählt ab eins hoch, wo Namen gleich wären',
  'the day; {{date:YYYYMMDD}} in another form': 'der Tag; {{date:YYYYMMDD}} in anderer Form',
  'the time of day; {{time:HHmm}} in another form': 'die Uhrzeit; {{time:HHmm}} in anderer Form',
  "the provider's name": 'der Name des Anbieters',
  "the account's name": 'der Name des Kontos',
  "the provider's id of the render": 'die Kennung des Renderings beim Anbieter',
  'image, video or audio': 'Bild, Video oder Ton („image“, „video“, „audio“)',
  'width and height': 'Breite und Höhe',
  'in pixels': 'in Pixel',
  'A name template needs at least one placeholder.':
    'Eine Namensvorlage braucht mindestens einen Platzhalter.',
  'A name template has at most {most} characters.':
    'Eine Namensvorlage hat höchstens {most} Zeichen.',
  'A name template makes the name of a file, not folders: it has no / and no \\.':
    'Eine Namensvorlage ergibt den Namen einer Datei, keine Ordner: Sie hat kein / und kein \\.',
  'A brace in a name template is written twice: "{token}".':
    'Eine geschweifte Klammer wird in einer Namensvorlage doppelt geschrieben: „{token}“.',
  'A name template needs at least one placeholder, {{name}} say.':
    'Eine Namensvorlage braucht mindestens einen Platzhalter, etwa {{name}}.',
  'A name template knows no {{{name}}}. It knows {all}.':
    'Eine Namensvorlage kennt kein {{{name}}}. Sie kennt {all}.',
  '{{counter:{form}}} needs a number of digits from 1 to 9.':
    '{{counter:{form}}} braucht eine Anzahl von Ziffern von 1 bis 9.',
  '{{{name}:{form}}} is made of YYYY, YY, MM, DD, HH, mm, ss and - _ . or spaces.':
    '{{{name}:{form}}} besteht aus YYYY, YY, MM, DD, HH, mm, ss und - _ . oder Leerzeichen.',
  '{{{name}}} takes nothing after a colon.': 'Bei {{{name}}} steht nichts nach einem Doppelpunkt.',
  'Change the template; the names stay as they were.':
    'Ändern Sie die Vorlage; die Namen bleiben, wie sie waren.',
  'Merge the tag "{name}" into "{into}"': 'Schlagwort „{name}“ in „{into}“ aufgehen lassen',
  'Delete the tag "{name}"': 'Schlagwort „{name}“ löschen',
  'Nothing has the tag "{name}".': 'Nichts hat das Schlagwort „{name}“.',
  'Look at the list of tags.': 'Sehen Sie in der Liste der Schlagwörter nach.',
  'There is a tag "{name}" already.': 'Es gibt schon ein Schlagwort „{name}“.',
  'Merge "{name}" into it, or choose another name.':
    'Vereinen Sie „{name}“ damit, oder wählen Sie einen anderen Namen.',
  '"{name}" is that tag itself.': '„{name}“ ist dieses Schlagwort selbst.',
  'Choose another tag to merge it into.': 'Wählen Sie ein anderes Schlagwort zum Vereinen.',
  'There is no such view any more.': 'Diese Ansicht gibt es nicht mehr.',
  'Look at the list of views.': 'Sehen Sie in der Liste der Ansichten nach.',
  'There are {count} views already.': 'Es gibt schon {count} Ansichten.',
  'A column is shown once.': 'Eine Spalte wird einmal gezeigt.',
  'A view needs a name.': 'Eine Ansicht braucht einen Namen.',
  'Remove one that is not used.': 'Entfernen Sie eine, die nicht gebraucht wird.',
  'A tag has a name.': 'Ein Schlagwort hat einen Namen.',
  'A tag has at most {most} characters.': 'Ein Schlagwort hat höchstens {most} Zeichen.',
  'A tag holds no quotes and no control characters.':
    'Ein Schlagwort enthält keine Anführungs- und keine Steuerzeichen.',
  'A note has at most {most} characters.': 'Eine Notiz hat höchstens {most, number} Zeichen.',
  'A search has at most 500 characters.': 'Eine Suche hat höchstens 500 Zeichen.',
};
