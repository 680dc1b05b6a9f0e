import type { Sentences } from '../sentences.ts';

/** Files that are dropped, their JSON, tables of rows, templates. */
export const payloads: Sentences = {
  '{place}: this address leads from one to the next without an end.':
    '{place}: Diese Adresse führt ohne Ende von einer zur nächsten.',
  '{place}: nothing has answered at this address within {seconds} seconds.':
    '{place}: An dieser Adresse hat innerhalb von {seconds} Sekunden nichts geantwortet.',
  '{place}: nothing could be reached at this address from here ({code}).':
    '{place}: Unter dieser Adresse war von hier aus nichts zu erreichen ({code}).',
  '{place}: nothing is at this address ({status}).':
    '{place}: Unter dieser Adresse ist nichts ({status}).',
  '{place}: this signed link is not valid any more, or not for everybody ({status}).':
    '{place}: Dieser signierte Link gilt nicht mehr, oder nicht für alle ({status}).',
  '{place}: what is at this address is not given to everybody ({status}).':
    '{place}: Was unter dieser Adresse ist, bekommen nicht alle ({status}).',
  '{place}: the server of this address answers {status}.':
    '{place}: Der Server dieser Adresse antwortet mit {status}.',
  '{place}: what is at this address is empty.': '{place}: Was unter dieser Adresse ist, ist leer.',
  '{place}: what is at this address weighs {size} GB, which a provider may not load.':
    '{place}: Was unter dieser Adresse ist, wiegt {size} GB; das lädt ein Anbieter womöglich nicht.',
  '{place}: a web page is at this address, and not a file.':
    '{place}: Unter dieser Adresse ist eine Webseite und keine Datei.',
  '{place}: this address ends in .{end}, but {type} is there.':
    '{place}: Diese Adresse endet auf .{end}, aber dort ist {type}.',
  '{place}: this address leads into a private network, and was not asked.':
    '{place}: Diese Adresse führt in ein privates Netz und wurde nicht angefragt.',
  '{place}: this address carries a password, and was not asked.':
    '{place}: Diese Adresse enthält ein Passwort und wurde nicht angefragt.',
  '{place}: this address leads to what is no web address.':
    '{place}: Diese Adresse führt zu etwas, das keine Webadresse ist.',
  '{count} more addresses were not asked.': '{count} weitere Adressen wurden nicht angefragt.',
  'a PNG image': 'ein PNG-Bild',
  'a JPEG image': 'ein JPEG-Bild',
  'a GIF image': 'ein GIF-Bild',
  'a WebP image': 'ein WebP-Bild',
  'an MP4 or MOV video': 'ein Video (MP4 oder MOV)',
  'a WebM or Matroska video': 'ein Video (WebM oder Matroska)',
  'a PDF document': 'ein PDF-Dokument',
  'a ZIP archive or an Office document': 'ein ZIP-Archiv oder ein Office-Dokument',
  'a gzip archive': 'ein gzip-Archiv',
  'a SQLite database': 'eine SQLite-Datenbank',
  '{file} is {kind}, not a payload.': '{file, quoted} ist {kind, words}, kein Payload.',
  'Drop the JSON file that describes the render.':
    'Legen Sie die JSON-Datei ab, die das Rendering beschreibt.',
  '{file} is written in {encoding}, not in UTF-8.':
    '{file, quoted} ist in {encoding} geschrieben, nicht in UTF-8.',
  '{file} is not a text file.': '{file, quoted} ist keine Textdatei.',
  '{file} is not UTF-8: line {line}, column {column} holds a byte of another encoding (Windows-1252 or Latin-1, perhaps).':
    '{file, quoted} ist kein UTF-8: Zeile {line}, Spalte {column} enthält ein Byte einer anderen Kodierung (vielleicht Windows-1252 oder Latin-1).',
  'Save it again as UTF-8: most editors offer the encoding under "Save as".':
    'Speichern Sie sie noch einmal als UTF-8: Die meisten Editoren bieten die Kodierung unter „Speichern unter“ an.',
  '{file} is a folder without any .json file.':
    '{file, quoted} ist ein Ordner ohne eine .json-Datei.',
  'Give payload files, or a folder that holds some.':
    'Geben Sie Payload-Dateien an, oder einen Ordner, in dem welche sind.',
  '{file} is not a file but a pipe, a device or the like.':
    '{file, quoted} ist keine Datei, sondern eine Pipe, ein Gerät oder dergleichen.',
  'Save the payload as a file first.': 'Speichern Sie den Payload zuerst als Datei.',
  'There is no file {file}.': 'Es gibt keine Datei {file, quoted}.',
  'Check its name and folder.': 'Prüfen Sie Namen und Ordner.',
  'you are not allowed to read it': 'Sie dürfen sie nicht lesen',
  'Change its permissions.': 'Ändern Sie ihre Zugriffsrechte.',
  'it is a link that leads in a circle': 'Sie ist eine Verknüpfung, die im Kreis führt',
  'Give the file itself.': 'Geben Sie die Datei selbst an.',
  'its name is too long for the system': 'Ihr Name ist dem System zu lang',
  'Give it a shorter name.': 'Geben Sie ihr einen kürzeren Namen.',
  'the disk reports an error': 'Der Datenträger meldet einen Fehler',
  'Copy it from a backup.': 'Kopieren Sie sie aus einer Sicherung.',
  'the system says {code}': 'Das System meldet {code}',
  'Copy it to another folder and try again.':
    'Kopieren Sie sie in einen anderen Ordner, und versuchen Sie es noch einmal.',
  '{file} cannot be read: {why}.': '{file, quoted} lässt sich nicht lesen: {why, words}.',
  '{file} has more than {size} MB, and no provider takes a payload of that size.':
    '{file, quoted} hat mehr als {size} MB, und kein Anbieter nimmt einen so großen Payload.',
  'Host its images somewhere public and give their URLs instead of data URLs.':
    'Legen Sie die Bilder öffentlich ab, und geben Sie ihre Adressen statt Data-URLs an.',
  'More than {most} files came at once; {file} and those after it were left out.':
    'Es kamen mehr als {most} Dateien auf einmal; {file, quoted} und die folgenden wurden weggelassen.',
  'Give them in smaller portions.': 'Geben Sie sie in kleineren Mengen.',
  '{file} is empty.': '{file, quoted} ist leer.',
  '{file} holds nothing but white space.': '{file, quoted} enthält nur Leerraum.',
  'Drop a file with a payload in it.': 'Legen Sie eine Datei ab, in der ein Payload ist.',
  'The file begins with a byte order mark; it is sent without it.':
    'Die Datei beginnt mit einer Byte-Order-Marke; gesendet wird sie ohne.',
  '{file} holds a list, not a payload: a payload is one JSON object.':
    '{file, quoted} enthält eine Liste, keinen Payload: Ein Payload ist ein JSON-Objekt.',
  '{file} holds a single value, not a payload: a payload is one JSON object.':
    '{file, quoted} enthält einen einzelnen Wert, keinen Payload: Ein Payload ist ein JSON-Objekt.',
  'Put each payload in a file of its own.': 'Legen Sie jeden Payload in eine eigene Datei.',
  'Drop a file that begins with "{{".': 'Legen Sie eine Datei ab, die mit „{{“ beginnt.',
  'Line {line}, column {column}: the field {field} stands twice in the same object; most readers take the last.':
    'Zeile {line}, Spalte {column}: Das Feld {field} steht zweimal im selben Objekt; die meisten lesen das letzte.',
  '{file} is not valid JSON: line {line}, column {column}: {why}.':
    '{file, quoted} ist kein gültiges JSON: Zeile {line}, Spalte {column}: {why, words}.',
  'Correct it there and drop the file again.':
    'Berichtigen Sie es dort, und legen Sie die Datei noch einmal ab.',
  'the text ends too early, something is not closed':
    'Der Text endet zu früh, etwas ist nicht geschlossen',
  'Look whether the file was saved or copied completely.':
    'Sehen Sie nach, ob die Datei vollständig gespeichert oder kopiert wurde.',
  'there is a comment, and JSON has none': 'Dort steht ein Kommentar, und JSON kennt keine',
  'Take out the comments.': 'Nehmen Sie die Kommentare heraus.',
  'there is a comma after the last entry': 'Nach dem letzten Eintrag steht ein Komma',
  'Take out that comma.': 'Nehmen Sie dieses Komma heraus.',
  'expected a comma or the closing bracket, found {found}':
    'Erwartet wird ein Komma oder die schließende Klammer, gefunden: {found, words}',
  'expected a colon after the name of the field, found {found}':
    'Erwartet wird ein Doppelpunkt nach dem Namen des Feldes, gefunden: {found, words}',
  'texts must stand in straight double quotes, found {found}':
    'Texte müssen in geraden Anführungszeichen stehen, gefunden: {found, words}',
  'Put straight double quotes (") around all names and texts.':
    'Setzen Sie alle Namen und Texte in gerade Anführungszeichen (").',
  'expected the name of a field in double quotes, found {found}':
    'Erwartet wird der Name eines Feldes in Anführungszeichen, gefunden: {found, words}',
  '{found} is no value of JSON': '{found, words} ist kein Wert in JSON',
  'Use true, false, null, a number, or a text in double quotes.':
    'Verwenden Sie true, false, null, eine Zahl oder einen Text in Anführungszeichen.',
  '{found} is not a number as JSON writes them':
    '{found, words} ist keine Zahl, wie JSON sie schreibt',
  'Write numbers as 12, -3 or 0.5, without leading zeros or signs.':
    'Schreiben Sie Zahlen wie 12, -3 oder 0.5, ohne führende Nullen oder Vorzeichen.',
  'expected a value, found {found}': 'Erwartet wird ein Wert, gefunden: {found, words}',
  'the text that begins here is not closed: {found}':
    'Der Text, der hier beginnt, ist nicht geschlossen: {found, words}',
  'Close it with a double quote; write line breaks in it as \\n.':
    'Schließen Sie ihn mit einem Anführungszeichen; schreiben Sie Zeilenumbrüche darin als \\n.',
  'a backslash is followed by what it cannot be followed by: {found}':
    'Auf einen Rückstrich folgt, was dort nicht folgen darf: {found, words}',
  'Write a backslash itself as \\\\.': 'Schreiben Sie einen Rückstrich selbst als \\\\.',
  'a text holds a tab or another control character as it is':
    'Ein Text enthält einen Tabulator oder ein anderes Steuerzeichen',
  'Write a tab as \\t.': 'Schreiben Sie einen Tabulator als \\t.',
  'the payload ends before this, but more follows: {found}':
    'Der Payload endet davor, aber es folgt noch etwas: {found, words}',
  'Keep one payload in each file, and nothing behind it.':
    'In jede Datei gehört ein Payload, und nichts dahinter.',
  'more levels are nested than any payload has':
    'Es sind mehr Ebenen verschachtelt, als ein Payload hat',
  'Drop a payload of a render.': 'Legen Sie den Payload eines Renderings ab.',
  'the end of the line': 'das Ende der Zeile',
  '{file} cannot be sent. {why}': '{file, quoted} lässt sich nicht senden. {why, words}',
  '{file} could be a payload for {one} as well as for {other}.':
    '{file, quoted} könnte ein Payload für {one} oder für {other} sein.',
  'Choose the account that is to render it, then drop it again; nothing was sent.':
    'Wählen Sie das Konto, das ihn rendern soll, und legen Sie ihn noch einmal ab; gesendet wurde nichts.',
  'a {provider} payload': 'ein Payload für {provider}',
  '{file} is JSON, but not a payload of a provider that Renderdesk knows.':
    '{file, quoted} ist JSON, aber kein Payload eines Anbieters, den Renderdesk kennt.',
  'Expected is {expected}.': 'Erwartet wird: {expected, list}.',
  '{file} has {bytes} bytes, and {provider} takes at most {limit} ({megabytes} MB).':
    '{file, quoted} hat {bytes, number} Byte, und {provider} nimmt höchstens {limit, number} ({megabytes, number} MB).',
  'It has {cells}, and the head of the table names {named}. A cell with a separator in it must stand in double quotes.':
    'Sie hat {cells, words}, und der Kopf der Tabelle nennt {named, words}. Eine Zelle mit einem Trennzeichen darin muss in Anführungszeichen stehen.',
  'one cell': 'eine Zelle',
  '{count} cells': '{count} Zellen',
  'The table cannot be read from here on.': 'Ab hier lässt sich die Tabelle nicht lesen.',
  'A double quote that begins a cell is never closed.':
    'Ein Anführungszeichen, mit dem eine Zelle beginnt, wird nie geschlossen.',
  'Something stands behind the double quote that ends a cell. A double quote within a cell is written twice.':
    'Hinter dem Anführungszeichen, mit dem eine Zelle endet, steht noch etwas. Innerhalb einer Zelle wird ein Anführungszeichen doppelt geschrieben.',
  'A double quote stands within a cell that does not begin with one. Put the cell in double quotes, and write the one within it twice.':
    'Ein Anführungszeichen steht in einer Zelle, die nicht mit einem beginnt. Setzen Sie die Zelle in Anführungszeichen, und schreiben Sie das innere doppelt.',
  'Column {number} has no name in the first line.':
    'Die {number}. Spalte hat in der ersten Zeile keinen Namen.',
  'Two columns are called “{name}”.': 'Zwei Spalten heißen „{name}“.',
  'The template asks for “{name}”, and the table has no such column. It has: {columns}.':
    'Die Vorlage verlangt „{name}“, und die Tabelle hat keine solche Spalte. Sie hat: {columns}.',
  'It has no “{name}”.': 'Ihr fehlt „{name}“.',
  'Column {column} is not valid JSON. Each line is one whole JSON object.':
    'Spalte {column} ist kein gültiges JSON. Jede Zeile ist ein ganzes JSON-Objekt.',
  'It is no JSON object, so its fields have no names.':
    'Sie ist kein JSON-Objekt, ihre Felder haben also keine Namen.',
  '{file} has no rows.': '{file, quoted} hat keine Zeilen.',
  'Give a table with a head and rows.': 'Geben Sie eine Tabelle mit Kopf und Zeilen an.',
  '{file} has {rows} rows, and at most {most} are taken at once.':
    '{file, quoted} hat {rows, number} Zeilen, und höchstens {most, number} werden auf einmal genommen.',
  'Split the table into smaller ones.': 'Teilen Sie die Tabelle in kleinere.',
  'There is no such template.': 'Diese Vorlage gibt es nicht.',
  'It may have been deleted meanwhile.': 'Vielleicht wurde sie inzwischen gelöscht.',
  'There is a template {name} already.': 'Es gibt schon eine Vorlage {name, quoted}.',
  'Choose another name, or change that one.':
    'Wählen Sie einen anderen Namen, oder ändern Sie die vorhandene.',
  'The payload has {size} of the {limit} that {provider} takes.':
    'Der Payload hat {size} der {limit}, die {provider} annimmt.',
  'A data: address has {size} of the {limit} that {provider} takes ({places}): host them and give their addresses instead.':
    'Eine data:-Adresse hat {size} der {limit}, die {provider} annimmt ({places}): Legen Sie das Bild ins Netz, und geben Sie stattdessen seine Adresse an.',
  '{count} data: addresses have {size} of the {limit} that {provider} takes ({places}): host them and give their addresses instead.':
    '{count} data:-Adressen haben {size} der {limit}, die {provider} annimmt ({places}): Legen Sie die Bilder ins Netz, und geben Sie stattdessen ihre Adressen an.',
  '{place}: this text has {count} characters, more than a picture shows.':
    '{place}: Dieser Text hat {count} Zeichen, mehr als ein Bild zeigt.',
  '{count} more texts as long as these.': '{count} weitere Texte, die so lang sind.',
};
