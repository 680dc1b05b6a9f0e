import type { Sentences } from '../sentences.ts';

/** The library on its way: its database, moving it, its history in and out, rebuilding it. */
export const portable: Sentences = {
  "The library's database {path} could not be opened: {why}.":
    'Die Datenbank der Bibliothek {path} ließ sich nicht öffnen: {why, words}.',
  'Check that the folder is there and writable. If the file is damaged, move it away and start again: the rendered files stay where they are.':
    'Prüfen Sie, ob der Ordner da und beschreibbar ist. Ist die Datei beschädigt, verschieben Sie sie und starten Sie neu: Die gerenderten Dateien bleiben, wo sie sind.',
  "The library's database {path} is damaged: {why}.":
    'Die Datenbank der Bibliothek {path} ist beschädigt: {why, words}.',
  'Rebuild it from what lies beside the files, with `renderdesk library rebuild`. The damaged one is set aside under a name that says when; the rendered files stay where they are.':
    'Bauen Sie sie mit `renderdesk library rebuild` aus dem neu auf, was neben den Dateien liegt. Die beschädigte wird unter einem Namen mit dem Zeitpunkt beiseitegelegt; die gerenderten Dateien bleiben, wo sie sind.',
  "The library's database {path} was written by a newer Renderdesk (its version {version}, this one knows {newest}).":
    'Die Datenbank der Bibliothek {path} stammt von einem neueren Renderdesk (ihre Version {version}, dieses kennt {newest}).',
  'Install the newer Renderdesk again, or choose another home folder.':
    'Installieren Sie wieder das neuere Renderdesk, oder wählen Sie einen anderen Datenordner.',
  "The library's database {path} is gone, but the history beside the files in {folders} is there.":
    'Die Datenbank der Bibliothek {path} ist weg, aber der Verlauf neben den Dateien in {folders} ist da.',
  'Rebuild it with `renderdesk library rebuild`, or begin with an empty library with `renderdesk library rebuild --start-empty`. The rendered files stay where they are.':
    'Bauen Sie sie mit `renderdesk library rebuild` neu auf, oder beginnen Sie mit `renderdesk library rebuild --start-empty` eine leere Bibliothek. Die gerenderten Dateien bleiben, wo sie sind.',
  'There is nothing to rebuild a library from in {folders}: no history lies beside the files.':
    'In {folders} ist nichts, woraus sich eine Bibliothek aufbauen ließe: Neben den Dateien liegt kein Verlauf.',
  'Name the folder of the library with --folder, and connect the disk that it is on.':
    'Nennen Sie den Ordner der Bibliothek mit --folder, und schließen Sie den Datenträger an, auf dem er liegt.',
  "The library's database {path} is there and whole: nothing has to be rebuilt.":
    'Die Datenbank der Bibliothek {path} ist da und heil: Es muss nichts neu aufgebaut werden.',
  'To rebuild it all the same, say --replace: it is set aside, and nothing of it is lost.':
    'Um sie trotzdem neu aufzubauen, geben Sie --replace an: Sie wird beiseitegelegt, und nichts davon geht verloren.',
  "The library's database {path} could not be read: {why}.":
    'Die Datenbank der Bibliothek {path} ließ sich nicht lesen: {why, words}.',
  'Check that the file may be read and that no other program uses it, and try again.':
    'Prüfen Sie, ob die Datei gelesen werden darf und kein anderes Programm sie benutzt, und versuchen Sie es noch einmal.',
  'The library’s database is held by another program just now, so nothing was changed.':
    'Die Datenbank der Bibliothek ist gerade von einem anderen Programm belegt; es wurde nichts geändert.',
  'Close what else has renderdesk.db open, such as a backup or a database browser, and try again.':
    'Schließen Sie, was renderdesk.db sonst noch geöffnet hat, etwa eine Sicherung oder ein Datenbankprogramm, und versuchen Sie es noch einmal.',
  'The disk that the library’s database is on is full, so nothing was changed.':
    'Der Datenträger mit der Datenbank der Bibliothek ist voll; es wurde nichts geändert.',
  'Free some space, then try again. What was going on continues by itself.':
    'Schaffen Sie Platz, und versuchen Sie es noch einmal. Was unterwegs war, geht von selbst weiter.',
  'The library’s database is damaged, so nothing was changed.':
    'Die Datenbank der Bibliothek ist beschädigt; es wurde nichts geändert.',
  'End Renderdesk, then rebuild the database with `renderdesk library rebuild`. The damaged one is set aside; the rendered files stay where they are.':
    'Beenden Sie Renderdesk, und bauen Sie die Datenbank mit `renderdesk library rebuild` neu auf. Die beschädigte wird beiseitegelegt; die gerenderten Dateien bleiben, wo sie sind.',
  'The library’s database could not be read or written ({code}), so nothing was changed.':
    'Die Datenbank der Bibliothek ließ sich nicht lesen oder schreiben ({code}); es wurde nichts geändert.',
  'Check that its disk is connected and may be written, then try again.':
    'Prüfen Sie, ob ihr Datenträger angeschlossen und beschreibbar ist, und versuchen Sie es noch einmal.',
  "The library's database {path} has to be brought up to date for this version, and the disk has no room for the copy that is made before.":
    'Die Datenbank der Bibliothek {path} muss für diese Version auf den neuen Stand gebracht werden, und der Datenträger hat keinen Platz für die Kopie, die vorher gemacht wird.',
  'Free as much space as the database takes, and start again. It was not changed.':
    'Schaffen Sie so viel Platz, wie die Datenbank braucht, und starten Sie noch einmal. Sie wurde nicht verändert.',
  'Install the newer Renderdesk again, or go back to the copy of {copy}, from before it was changed, with `renderdesk library go-back`.':
    'Installieren Sie wieder das neuere Renderdesk, oder gehen Sie mit `renderdesk library go-back` zur Kopie von {copy} zurück, von vor der Änderung.',
  "The library's database {path} is held by another program, so nothing was changed.":
    'Die Datenbank der Bibliothek {path} hält ein anderes Programm, deshalb wurde nichts geändert.',
  'Close what else has it open, such as a backup or a database browser, and try again.':
    'Schließen Sie, was sie sonst geöffnet hat, eine Datensicherung oder ein Datenbank-Programm etwa, und versuchen Sie es noch einmal.',
  "The library's database {path} can be read by this Renderdesk: there is nothing to go back from.":
    'Dieses Renderdesk kann die Datenbank der Bibliothek {path} lesen: Es gibt nichts, wovon zurückzugehen wäre.',
  'Start Renderdesk as usual.': 'Starten Sie Renderdesk wie gewohnt.',
  'There is no copy of {path} from before that this Renderdesk could read.':
    'Von {path} gibt es keine frühere Kopie, die dieses Renderdesk lesen könnte.',
  'Install the newer Renderdesk again, or rebuild the database from what lies beside the files with `renderdesk library rebuild --replace`: the newer one is set aside.':
    'Installieren Sie wieder das neuere Renderdesk, oder bauen Sie die Datenbank mit `renderdesk library rebuild --replace` aus dem neu auf, was neben den Dateien liegt: Die neuere wird beiseitegelegt.',
  'It leads out of the library.': 'Es führt aus der Bibliothek hinaus.',
  'The copy of {file} is not the same as the file: the disk of {folder} may be faulty.':
    'Die Kopie von {file} ist nicht dasselbe wie die Datei: Der Datenträger von {folder} ist vielleicht defekt.',
  'Nothing is lost, the file is where it was. Check that disk, or choose another one.':
    'Nichts ist verloren, die Datei ist, wo sie war. Prüfen Sie diesen Datenträger, oder wählen Sie einen anderen.',
  'It is no item of a history: it has another form.':
    'Es ist kein Eintrag eines Verlaufs: Es hat eine andere Form.',
  'It is no item of a history: "{field}" is not as it should be.':
    'Es ist kein Eintrag eines Verlaufs: „{field}“ ist nicht, wie es sein soll.',
  'It is not JSON.': 'Es ist kein JSON.',
  'This is no history that Renderdesk has exported.':
    'Das ist kein Verlauf, den Renderdesk exportiert hat.',
  'This history was exported by a newer Renderdesk.':
    'Dieser Verlauf wurde von einem neueren Renderdesk exportiert.',
  'Export it again, as JSON, and import that file.':
    'Exportieren Sie ihn noch einmal, als JSON, und lesen Sie diese Datei ein.',
  '"{path}" is not a whole path.': '„{path}“ ist kein vollständiger Pfad.',
  'The library is in {folder} already.': 'Die Bibliothek ist schon in {folder}.',
  'One of {from} and {to} is within the other.': 'Von {from} und {to} liegt einer im anderen.',
  'The library folder {folder} is not there: nothing can be moved out of it.':
    'Der Bibliotheksordner {folder} ist nicht da: Aus ihm lässt sich nichts verschieben.',
  'Connect the disk it is on. If you moved it yourself, choose its new place in the settings.':
    'Schließen Sie den Datenträger an, auf dem er liegt. Haben Sie ihn selbst verschoben, wählen Sie seinen neuen Ort in den Einstellungen.',
  '{folder} is the folder of another library.': '{folder} ist der Ordner einer anderen Bibliothek.',
  'The library has {bytes}, and the disk of {folder} has {free} free.':
    'Die Bibliothek hat {bytes, words}, und auf dem Datenträger von {folder} sind {free, words} frei.',
  '{count} MiB': '{count, number} MiB',
  'Free some space there, or choose another disk. Nothing was moved.':
    'Schaffen Sie dort Platz, oder wählen Sie einen anderen Datenträger. Es wurde nichts verschoben.',
  'Choose another folder. Nothing was moved.':
    'Wählen Sie einen anderen Ordner. Es wurde nichts verschoben.',
  'The folder {folder} could not be made in {parent} ({code}).':
    'Der Ordner {folder} ließ sich in {parent} nicht anlegen ({code, words}).',
  'Connect the disk it is on, or make the folder around it first. Nothing was moved.':
    'Schließen Sie den Datenträger an, auf dem er liegt, oder legen Sie zuerst den Ordner darüber an. Es wurde nichts verschoben.',
  'The disk of {folder} is full: the library is moved in part, and every file is where the library looks for it.':
    'Der Datenträger von {folder} ist voll: Die Bibliothek ist zum Teil verschoben, und jede Datei ist dort, wo die Bibliothek sie sucht.',
  'Free some space there and move it again to go on.':
    'Schaffen Sie dort Platz, und verschieben Sie noch einmal, damit es weitergeht.',
  'A file could not be moved to {folder} ({code}): the rest stays where it is.':
    'Eine Datei ließ sich nicht nach {folder} verschieben ({code, words}): Der Rest bleibt, wo er ist.',
  'Look after that disk and move it again to go on.':
    'Sehen Sie nach diesem Datenträger, und verschieben Sie noch einmal, damit es weitergeht.',
  'The library is being moved already.': 'Die Bibliothek wird schon verschoben.',
  'Wait for it, or stop it.': 'Warten Sie darauf, oder halten Sie es an.',
  'The library is being moved to {folder}, and that is not done.':
    'Die Bibliothek wird nach {folder} verschoben, und das ist nicht abgeschlossen.',
  'The library is being followed to {folder}, and that is not done.':
    'Die Bibliothek zieht nach {folder} um, und das ist nicht abgeschlossen.',
  'Let it go on first: move it to {folder} again.':
    'Lassen Sie das zuerst weitergehen: Verschieben Sie sie noch einmal nach {folder}.',
  '{folder} holds the history of another library. To read it in, run `renderdesk library import --from-folder "{same}"`; the files stay where they are.':
    '{folder} enthält den Verlauf einer anderen Bibliothek. Zum Einlesen: `renderdesk library import --from-folder "{same}"`; die Dateien bleiben, wo sie sind.',
  "The history in {folder} is this library's own: there is nothing in it to read in.":
    'Der Verlauf in {folder} ist der dieser Bibliothek: Es gibt daraus nichts einzulesen.',
  'What the library lost is put back by reading its history again (Settings, History); a damaged database by `renderdesk library rebuild`.':
    'Was die Bibliothek verlor, kommt zurück, wenn ihr Verlauf neu gelesen wird (Einstellungen, Verlauf); eine beschädigte Datenbank stellt `renderdesk library rebuild` wieder her.',
  'The history beside the files is being read just now.':
    'Der Verlauf neben den Dateien wird gerade gelesen.',
  'Wait until that has ended.': 'Warten Sie, bis das vorbei ist.',
  'No history of this library lies beside the files in {folder}.':
    'Neben den Dateien in {folder} liegt kein Verlauf dieser Bibliothek.',
  'Connect the disk that the library is on, or choose its folder in the settings.':
    'Schließen Sie den Datenträger an, auf dem die Bibliothek liegt, oder wählen Sie ihren Ordner in den Einstellungen.',
  'There is no history of a library in {folder}.':
    'In {folder} gibt es keinen Verlauf einer Bibliothek.',
  'Name the folder that holds the files of the other library, as a whole path.':
    'Nennen Sie den Ordner mit den Dateien der anderen Bibliothek, als vollständigen Pfad.',
};
