import type { Sentences } from '../sentences.ts';

/** Looking after the files: what a look at the folders finds, the trash, rules of retention. */
export const care: Sentences = {
  'One file': 'Eine Datei',
  '{count} files': '{count, number} Dateien',
  'One file of {bytes} bytes would be deleted for good. What is known of them stays.':
    'Eine Datei mit {bytes, number} Byte würde endgültig gelöscht. Was davon bekannt ist, bleibt.',
  '{count} files of {bytes} bytes would be deleted for good. What is known of them stays.':
    '{count, number} Dateien mit {bytes, number} Byte würden endgültig gelöscht. Was davon bekannt ist, bleibt.',
  'Confirm it, or put back what you want to keep.':
    'Bestätigen Sie es, oder legen Sie zurück, was Sie behalten wollen.',
  'What is known of one item would be removed from the library: payload, price, times, tags and notes. Files stay where they are, in the trash or not.':
    'Was von einem Eintrag bekannt ist, würde aus der Bibliothek entfernt: Payload, Preis, Zeiten, Schlagwörter und Notizen. Dateien bleiben, wo sie sind, im Papierkorb oder nicht.',
  'What is known of {count} items would be removed from the library: payload, price, times, tags and notes. Files stay where they are, in the trash or not.':
    'Was von {count, number} Einträgen bekannt ist, würde aus der Bibliothek entfernt: Payload, Preis, Zeiten, Schlagwörter und Notizen. Dateien bleiben, wo sie sind, im Papierkorb oder nicht.',
  'What is known of everything that the search finds would be removed from the library: payload, price, times, tags and notes. Files stay where they are, in the trash or not.':
    'Was von allem bekannt ist, das die Suche findet, würde aus der Bibliothek entfernt: Payload, Preis, Zeiten, Schlagwörter und Notizen. Dateien bleiben, wo sie sind, im Papierkorb oder nicht.',
  'Confirm it, or keep it.': 'Bestätigen Sie es, oder behalten Sie es.',
  'There is no such file in the library.': 'Diese Datei gibt es in der Bibliothek nicht.',
  'Search for it again.': 'Suchen Sie noch einmal danach.',
  'There is no such item in the trash.': 'Diesen Eintrag gibt es im Papierkorb nicht.',
  'Search for it with is:trashed.': 'Suchen Sie mit is:trashed danach.',
  '{files} was changed by another program: {names}.':
    '{files, words} wurde von einem anderen Programm verändert: {names, list}.',
  '{files} were changed by another program: {names}.':
    '{files, words} wurden von einem anderen Programm verändert: {names, list}.',
  '{files} was moved or renamed and is known by the new place now.':
    '{files, words} wurde verschoben oder umbenannt und ist jetzt am neuen Ort bekannt.',
  '{files} were moved or renamed and are known by the new place now.':
    '{files, words} wurden verschoben oder umbenannt und sind jetzt am neuen Ort bekannt.',
  '{files} is back.': '{files, words} ist wieder da.',
  '{files} are back.': '{files, words} sind wieder da.',
  '{files} lies in the library folder that the library does not know: take it in, or ignore it.':
    '{files, words} im Bibliotheksordner kennt die Bibliothek nicht: Nehmen Sie sie auf, oder lassen Sie sie liegen.',
  '{files} lie in the library folder that the library does not know: take them in, or ignore them.':
    '{files, words} im Bibliotheksordner kennt die Bibliothek nicht: Nehmen Sie sie auf, oder lassen Sie sie liegen.',
  '{files} could not be told for certain this time: they can not be read, or are looked at when you ask for it.':
    '{files, words} ließen sich diesmal nicht sicher zuordnen: Sie sind nicht lesbar, oder werden angesehen, wenn Sie es verlangen.',
  '{files} is no longer in the library folder: {names}. Say where it is, or fetch it again while the provider has it.':
    '{files, words} liegt nicht mehr im Bibliotheksordner: {names, list}. Sagen Sie, wo sie ist, oder laden Sie sie noch einmal, solange der Anbieter sie hat.',
  '{files} are no longer in the library folder: {names}. Say where they are, or fetch them again while the provider has them.':
    '{files, words} liegen nicht mehr im Bibliotheksordner: {names, list}. Sagen Sie, wo sie sind, oder laden Sie sie noch einmal, solange der Anbieter sie hat.',
  '{names} and {count} more': '{names, list} und {count, number} weitere',
  'A file is missing': 'Eine Datei fehlt',
  'Files are missing': 'Dateien fehlen',
  'It has the same size, {size}, but other bytes: SHA-256 {found} instead of {stored}.':
    'Sie ist gleich groß ({size, words}), aber mit anderem Inhalt: SHA-256 {found} statt {stored}.',
  'It has {size}, the one that was stored {before}: SHA-256 {found} instead of {stored}.':
    'Sie hat {size, words}, die gespeicherte {before, words}: SHA-256 {found} statt {stored}.',
  '{count} bytes': '{count, number} Byte',
  '“{path}” is no whole path.': '„{path}“ ist kein vollständiger Pfad.',
  'There is no file that can be read at “{path}”.': 'Unter „{path}“ ist keine lesbare Datei.',
  'The file is in the trash: put it back first.':
    'Die Datei ist im Papierkorb: Legen Sie sie zuerst zurück.',
  'Its job is still {state}: wait for its end.':
    'Ihr Rendering ist noch {state, words}: Warten Sie auf sein Ende.',
  '“{file}” is the file of #{number} in the library.':
    '„{file}“ ist in der Bibliothek die Datei von #{number}.',
  '“{file}” was changed while it was copied.':
    '„{file}“ wurde verändert, während sie kopiert wurde.',
  'The file was moved meanwhile: look again.':
    'Die Datei wurde inzwischen verschoben: Sehen Sie noch einmal nach.',
  'This is not the file that was stored as “{file}”. {difference}':
    'Das ist nicht die Datei, die als „{file}“ gespeichert war. {difference, words}',
  'Pick another, fetch it again, or take this one as changed.':
    'Wählen Sie eine andere, laden Sie sie noch einmal, oder nehmen Sie diese als veränderte.',
  'Pick another file, or look the library through.':
    'Wählen Sie eine andere Datei, oder lassen Sie die Bibliothek durchsehen.',
  'It is older than {days} day.': 'Sie ist älter als {days} Tag.',
  'It is older than {days} days.': 'Sie ist älter als {days} Tage.',
  'It lies beyond the newest {size}.': 'Sie gehört nicht zu den neuesten {size, words}.',
  'It is not among the newest {count} files{group}.':
    'Sie ist nicht unter den neuesten {count, number} Dateien{group, words}.',
  '{size} of its account': '{size, words} ihres Kontos',
  '{size} of its kind': '{size, words} ihrer Art',
  '{size} of any of its tags': '{size, words} eines ihrer Schlagwörter',
  '{count} GB': '{count, number} GB',
  'Nobody has looked at what these rules would move to the trash.':
    'Niemand hat sich angesehen, was diese Regeln in den Papierkorb legen würden.',
  'Look at the preview of these very rules first.':
    'Sehen Sie sich zuerst die Vorschau genau dieser Regeln an.',
  'It does not lie in a library folder, or is hidden there.':
    'Sie liegt nicht in einem Bibliotheksordner, oder ist dort verborgen.',
  'There is no file that can be read.': 'Da ist keine lesbare Datei.',
  'The library knows it already.': 'Die Bibliothek kennt sie schon.',
  '“{name}” is not in the trash.': '„{name}“ ist nicht im Papierkorb.',
  "The file of “{name}” is no longer in the library's trash: somebody took it out, or deleted it.":
    'Die Datei von „{name}“ ist nicht mehr im Papierkorb der Bibliothek: Jemand hat sie herausgenommen oder gelöscht.',
  '“{name}” has got a star meanwhile.': '„{name}“ hat inzwischen einen Stern bekommen.',
  '“{name}” is in the trash already.': '„{name}“ ist schon im Papierkorb.',
  '“{name}” is still {state}: cancel it, or wait for its end.':
    '„{name}“ ist noch {state, words}: Brechen Sie es ab, oder warten Sie auf sein Ende.',
  'The file of “{name}” could not be moved: this user may not change its folder.':
    'Die Datei von „{name}“ ließ sich nicht verschieben: Dieser Benutzer darf ihren Ordner nicht ändern.',
  'The file of “{name}” could not be moved: its folder is on another disk than the library.':
    'Die Datei von „{name}“ ließ sich nicht verschieben: Ihr Ordner liegt auf einem anderen Datenträger als die Bibliothek.',
  'The file of “{name}” could not be moved: another program has it open.':
    'Die Datei von „{name}“ ließ sich nicht verschieben: Ein anderes Programm hat sie geöffnet.',
  'The file of “{name}” could not be moved: the disk says {code}.':
    'Die Datei von „{name}“ ließ sich nicht verschieben: Der Datenträger meldet {code}.',
  "Its file is in the library's own trash: {path}":
    'Ihre Datei ist im Papierkorb der Bibliothek: {path}',
  'Its file is in the trash of the system: put it back there, and the library notices at the next look.':
    'Ihre Datei ist im Papierkorb des Systems: Legen Sie sie dort zurück, und die Bibliothek bemerkt es beim nächsten Durchsehen.',
  'Its file is in the trash of the system: {path}':
    'Ihre Datei ist im Papierkorb des Systems: {path}',
  'It had no file when it was moved to the trash.':
    'Als der Eintrag in den Papierkorb kam, hatte er keine Datei.',
  'Its file was deleted for good when the trash was emptied; what is known of it stays.':
    'Ihre Datei wurde beim Leeren des Papierkorbs endgültig gelöscht; was davon bekannt ist, bleibt.',
};
