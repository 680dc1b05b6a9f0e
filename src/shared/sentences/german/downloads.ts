import type { Sentences } from '../sentences.ts';

/** Files on their way into the library. */
export const downloads: Sentences = {
  'a redirect there gives up encryption': 'Eine Weiterleitung dort gibt die Verschlüsselung auf',
  'it redirects into this computer': 'Es wird auf diesen Computer weitergeleitet',
  'it redirects to an address of machines about themselves':
    'Es wird auf eine Adresse weitergeleitet, unter der Maschinen von sich selbst berichten',
  'it redirects into a private network': 'Es wird in ein privates Netz weitergeleitet',
  'the address it was given is not one': 'Die genannte Adresse ist keine',
  'its address is neither https nor http': 'Ihre Adresse ist weder https noch http',
  'the way there is not encrypted': 'Der Weg dorthin ist nicht verschlüsselt',
  'its address carries a password': 'Ihre Adresse enthält ein Passwort',
  '“{file}” was not fetched: {why}.': '„{file}“ wurde nicht geladen: {why, words}.',
  '“{file}” was not fetched from {host}: {why}.':
    '„{file}“ wurde nicht von {host, words} geladen: {why, words}.',
  'the given address': 'der genannten Adresse',
  'Report it to the provider; Renderdesk only follows encrypted addresses, and plain ones on this computer.':
    'Melden Sie es dem Anbieter; Renderdesk folgt nur verschlüsselten Adressen, und einfachen auf diesem Computer.',
  'it was compressed, and damaged on the way': 'Sie war komprimiert und wurde unterwegs beschädigt',
  'its address was not found': 'Seine Adresse wurde nicht gefunden',
  'its address could not be looked up': 'Seine Adresse ließ sich nicht auflösen',
  'nothing answers there': 'Dort antwortet nichts',
  'the connection was cut': 'Die Verbindung wurde getrennt',
  'it did not answer': 'Es kam keine Antwort',
  'there is no way to it': 'Es führt kein Weg dorthin',
  'its certificate has expired': 'Sein Zertifikat ist abgelaufen',
  'its certificate is not one this computer trusts':
    'Seinem Zertifikat vertraut dieser Computer nicht',
  'its certificate is for another name': 'Sein Zertifikat gilt für einen anderen Namen',
  'what it sent is not HTTP': 'Was gesendet wurde, ist kein HTTP',
  '“{file}” could not be fetched from {host}: {why}.':
    '„{file}“ ließ sich nicht von {host} laden: {why, words}.',
  '“{file}” could not be fetched from {host}. {why}':
    '„{file}“ ließ sich nicht von {host} laden. {why, words}',
  'no connection ({code})': 'keine Verbindung ({code})',
  'Check the connection; it is tried again by itself.':
    'Prüfen Sie die Verbindung; es wird von selbst wieder versucht.',
  'It is tried again by itself; if it stays so, ask the provider.':
    'Es wird von selbst wieder versucht; bleibt es dabei, fragen Sie den Anbieter.',
  '“{file}” did not begin to arrive from {host} within {seconds} s.':
    '„{file}“ begann innerhalb von {seconds} s nicht, von {host} zu kommen.',
  'The download of “{file}” from {host} stood still for {seconds} s after {bytes} bytes.':
    'Der Download von „{file}“ von {host} stand nach {bytes, number} Byte {seconds} s lang still.',
  'Nothing to do: it is tried again by itself.':
    'Nichts zu tun: Es wird von selbst wieder versucht.',
  '“{file}” could not be written: the folder {folder} is not there.':
    '„{file}“ ließ sich nicht schreiben: Der Ordner {folder} ist nicht da.',
  'Connect the disk it is on, or choose another library folder.':
    'Schließen Sie den Datenträger an, auf dem er liegt, oder wählen Sie einen anderen Bibliotheksordner.',
  'this folder can not be written': 'In diesen Ordner lässt sich nicht schreiben',
  'its disk can not hold a file this large': 'Sein Datenträger fasst keine so große Datei',
  'its disk reports a fault': 'Sein Datenträger meldet einen Fehler',
  '“{file}” could not be written: the disk that holds {folder} is full.':
    '„{file}“ ließ sich nicht schreiben: Der Datenträger mit {folder} ist voll.',
  'Free some space; the download then goes on by itself.':
    'Schaffen Sie Platz; der Download geht dann von selbst weiter.',
  '“{file}” could not be written to {folder}: {why}.':
    '„{file}“ ließ sich nicht nach {folder} schreiben: {why, words}.',
  'Make the folder writable, or choose another library folder.':
    'Machen Sie den Ordner beschreibbar, oder wählen Sie einen anderen Bibliotheksordner.',
  'it sent a part that was not asked for': 'Es kam ein Teil, nach dem nicht gefragt war',
  'it redirects without saying where to': 'Es wird weitergeleitet, ohne dass gesagt wird, wohin',
  "“{file}” was not asked for: the account's key has characters that can not be sent.":
    '„{file}“ wurde nicht angefragt: Der Schlüssel des Kontos hat Zeichen, die sich nicht senden lassen.',
  'Give the account its key again, as one line.':
    'Geben Sie dem Konto seinen Schlüssel noch einmal, in einer Zeile.',
  '“{file}” was not fetched from {host}: more than {most} redirects in a row.':
    '„{file}“ wurde nicht von {host, words} geladen: mehr als {most} Weiterleitungen hintereinander.',
  'Renderdesk asks the provider for a new link; if it stays so, report it to the provider.':
    'Renderdesk erfragt beim Anbieter einen neuen Link; bleibt es dabei, melden Sie es dem Anbieter.',
  '“{file}” from {host} is not the file that was promised: {bytes} bytes instead of {promised}.':
    '„{file}“ von {host} ist nicht die versprochene Datei: {bytes, number} Byte statt {promised, number}.',
  'Download it again; if it stays so, render it again or ask the provider.':
    'Laden Sie sie noch einmal herunter; bleibt es dabei, rendern Sie erneut oder fragen Sie den Anbieter.',
  'The download of “{file}” from {host} broke off after {bytes} bytes.':
    'Der Download von „{file}“ von {host} brach nach {bytes, number} Byte ab.',
  'The download of “{file}” from {host} broke off after {bytes} of {total} bytes.':
    'Der Download von „{file}“ von {host} brach nach {bytes, number} von {total, number} Byte ab.',
  'it was compressed in a way that can not be undone here':
    'Sie war auf eine Weise komprimiert, die sich hier nicht auflösen lässt',
  '{host} no longer gives out “{file}” ({status}): the link has expired or the file is gone.':
    '{host} gibt „{file}“ nicht mehr heraus ({status}): Der Link ist abgelaufen, oder die Datei ist weg.',
  'Renderdesk asks the provider for a new link; if that does not help, render it again.':
    'Renderdesk erfragt beim Anbieter einen neuen Link; hilft das nicht, rendern Sie erneut.',
  "“{file}” was not given out by {host}: it rejects the account's key (401).":
    '„{file}“ wurde von {host} nicht herausgegeben: Der Schlüssel des Kontos wird abgelehnt (401).',
  '“{file}” was not given out by {host}: it asks for payment (402).':
    '„{file}“ wurde von {host} nicht herausgegeben: Es wird eine Zahlung verlangt (402).',
  '“{file}” was not given out by {host}: the subscription is not active.':
    '„{file}“ wurde von {host} nicht herausgegeben: Das Abonnement ist nicht aktiv.',
  '“{file}” was not given out by {host}: this key may not have it (403).':
    '„{file}“ wurde von {host} nicht herausgegeben: Mit diesem Schlüssel ist es nicht erlaubt (403).',
  '“{file}” was not given out by {host}: it says the file is not there ({status}).':
    '„{file}“ wurde von {host} nicht herausgegeben: Die Datei sei nicht da ({status}).',
  'Check the render again; if the file stays away, render it again.':
    'Prüfen Sie das Rendering noch einmal; bleibt die Datei aus, rendern Sie erneut.',
  '{host} asks to wait before “{file}” is fetched: too many requests (429).':
    '{host} bittet zu warten, bevor „{file}“ geladen wird: zu viele Anfragen (429).',
  'Nothing to do: the download goes on when the time is over.':
    'Nichts zu tun: Der Download geht danach weiter.',
  '{host} could not give out “{file}” just now ({status}).':
    '{host} konnte „{file}“ gerade nicht herausgeben ({status}).',
  '{host} refuses to give out “{file}” ({status}).':
    '{host} weigert sich, „{file}“ herauszugeben ({status}).',
  'Try the download again later; if it stays so, ask the provider.':
    'Versuchen Sie den Download später noch einmal; bleibt es dabei, fragen Sie den Anbieter.',
  'Give the account a key that works; its jobs then go on.':
    'Geben Sie dem Konto einen Schlüssel, der gilt; seine Renderings gehen dann weiter.',
  "Settle it on the provider's site, then resume the account; its jobs then go on.":
    'Klären Sie es auf der Seite des Anbieters und setzen Sie dann das Konto fort; seine Renderings gehen dann weiter.',
  'The download goes on by itself once it can be written.':
    'Der Download geht von selbst weiter, sobald sich schreiben lässt.',
  'A file named “{file}” is already in the library.':
    'In der Bibliothek gibt es schon eine Datei namens „{file}“.',
  'The unfinished file of “{file}” was removed from the library folder before it was done.':
    'Die unfertige Datei von „{file}“ wurde aus dem Bibliotheksordner entfernt, bevor sie fertig war.',
  'Nothing to do: it is downloaded again.': 'Nichts zu tun: Sie wird noch einmal heruntergeladen.',
  '“{file}” should be {promised}, but what came is {what}.':
    '„{file}“ sollte {promised, words} sein; gekommen ist {what, words}.',
  'Check what the payload asks for, then render it again.':
    'Prüfen Sie, was der Payload verlangt, und rendern Sie erneut.',
  'a web page (HTML)': 'eine Webseite (HTML)',
  'a message in XML, as storage services send with an error':
    'eine Nachricht in XML, wie sie Speicherdienste bei einem Fehler senden',
  'a message in JSON': 'eine Nachricht in JSON',
  'a plain text': 'ein einfacher Text',
  'no kind of file that is known': 'keine bekannte Art von Datei',
  'a file of type {type}': 'eine Datei der Art {type}',
  'an image': 'ein Bild',
  'a video': 'ein Video',
  'a sound': 'ein Ton',
  'a file': 'eine Datei',
  '{what}, labelled {type}': '{what, words}, ausgewiesen als {type}',
  '“{file}” arrived damaged: {why}.': '„{file}“ kam beschädigt an: {why, words}.',
  'It is downloaded again by itself; if it stays so, render it again.':
    'Sie wird von selbst noch einmal heruntergeladen; bleibt es dabei, rendern Sie erneut.',
  'examining it took too long': 'Die Untersuchung dauerte zu lange',
  'it is garbled inside': 'Ihr Inneres ist durcheinander',
  'it ends in the middle': 'Sie endet mittendrin',
  'it has no size': 'Sie hat keine Maße',
  'its index is missing': 'Ihr Verzeichnis fehlt',
  'there is nothing in it': 'Es ist nichts darin',
  'its size can not be read': 'Ihre Maße lassen sich nicht lesen',
  'it ends before its end mark': 'Sie endet vor ihrer Endmarke',
  'it has no header': 'Sie hat keinen Kopf',
  'it has no picture in it': 'Es ist kein Bild darin',
  'its checksum is wrong': 'Ihre Prüfsumme stimmt nicht',
  'it can not be read': 'Sie lässt sich nicht lesen',
  'it is empty': 'Sie ist leer',
};
