import type { Sentences } from '../sentences.ts';

/** Watched folders, and the command that is run when all is done. */
export const watching: Sentences = {
  'Choose a folder that is there and can be written.':
    'Wählen Sie einen Ordner, der da ist und in den sich schreiben lässt.',
  'Job #{number} failed. {rest}': 'Rendering #{number} ist fehlgeschlagen. {rest, words}',
  'It says: “{said}”': 'Es heißt: „{said}“',
  'Job #{number} was canceled.': 'Rendering #{number} wurde abgebrochen.',
  'It reads as a payload for {one}, and this folder takes only those for {other}.':
    'Sie liest sich als Payload für {one}, und dieser Ordner nimmt nur solche für {other}.',
  'It could be a payload of several providers. Choose the account in the folder’s rule.':
    'Es könnte ein Payload für mehrere Anbieter sein. Wählen Sie das Konto in der Regel des Ordners.',
  'Which account for {provider} is to render it is not known. Choose it in the folder’s rule.':
    'Welches Konto für {provider} es rendern soll, ist nicht bekannt. Wählen Sie es in der Regel des Ordners.',
  'It was rendered before, as job #{number}.': 'Es wurde schon gerendert, als #{number}.',
  'Reads as {kind} for {provider}.': 'Liest sich als {kind, words} für {provider}.',
  'Reads as {kind} for {provider}. {warnings}':
    'Liest sich als {kind, words} für {provider}. {warnings, words}',
  'Its content is that of "{name}", which this folder submitted as job #{number}. It was not submitted again. To render it again, use “Render again” at that job.':
    'Ihr Inhalt ist der von „{name}“, die dieser Ordner als #{number} gesendet hat. Sie wurde nicht noch einmal gesendet. Um erneut zu rendern, nehmen Sie dort „Erneut rendern“.',
  'This folder submits at most {count} in an hour. It goes on by itself.':
    'Dieser Ordner sendet höchstens {count} in der Stunde. Es geht von selbst weiter.',
  'There is no folder {path}.': 'Es gibt keinen Ordner {path}.',
  'Choose a folder that is there.': 'Wählen Sie einen Ordner, der da ist.',
  '{path} is in the library, whose own files would be submitted.':
    '{path} liegt in der Bibliothek, deren eigene Dateien dann gesendet würden.',
  '{path} is Renderdesk’s own folder.': '{path} ist Renderdesks eigener Ordner.',
  '{path} is watched already.': '{path} wird schon beobachtet.',
  '{path} is where files of {other} are put away.':
    'In {path} werden Dateien von {other} weggelegt.',
  'Choose another folder.': 'Wählen Sie einen anderen Ordner.',
  '{file} does not wait any more.': '{file, quoted} wartet nicht mehr.',
  'Look at the list of the folder’s files.':
    'Sehen Sie in der Liste der Dateien dieses Ordners nach.',
  'There is no such watched {what}.':
    'Das gibt es bei den beobachteten Ordnern nicht: {what, words}.',
  'It may have been removed.': 'Vielleicht wurde es entfernt.',
  '{path} has become a link to another folder.':
    '{path} ist zu einer Verknüpfung mit einem anderen Ordner geworden.',
  '{path} is not a folder.': '{path} ist kein Ordner.',
  '{path} is the library itself, and is not watched.':
    '{path} ist die Bibliothek selbst und wird nicht beobachtet.',
  '{path} is not there. Watching goes on when it is back.':
    '{path} ist nicht da. Die Beobachtung geht weiter, wenn er wieder da ist.',
  'You are not allowed to read {path}, or to make folders in it. Change its permissions.':
    'Sie dürfen {path} nicht lesen oder darin keine Ordner anlegen. Ändern Sie die Zugriffsrechte.',
  'In {path}, “done” or “failed” is a file or a link, not a folder. Move it away.':
    'In {path} ist „done“ oder „failed“ eine Datei oder eine Verknüpfung, kein Ordner. Verschieben Sie sie.',
  '{path} can not be used just now: the system says {code}.':
    '{path} lässt sich gerade nicht benutzen: Das System meldet {code}.',
  '{path} could not be looked at because of a fault of Renderdesk’s own. It is in the log.':
    '{path} ließ sich wegen eines Fehlers in Renderdesk nicht ansehen. Er steht im Protokoll.',
  'All renders are done, and {program} was run.':
    'Alle Renderings sind fertig, und {program} wurde ausgeführt.',
  'All renders are done, but {program} went wrong: it {problem}. The log has what it wrote.':
    'Alle Renderings sind fertig, aber mit {program} ging etwas schief: Es {problem, words}. Was es geschrieben hat, steht im Protokoll.',
  'All renders are done. This computer stays on: this desktop does not tell whether somebody is here.':
    'Alle Renderings sind fertig. Dieser Computer bleibt an: Diese Arbeitsumgebung sagt nicht, ob jemand da ist.',
  'This computer could not be put to sleep: {program} {problem}. Do it by hand.':
    'Dieser Computer ließ sich nicht in den Ruhezustand versetzen: {program} {problem, words}. Tun Sie es von Hand.',
  'This computer could not be shut down: {program} {problem}. Do it by hand.':
    'Dieser Computer ließ sich nicht herunterfahren: {program} {problem, words}. Tun Sie es von Hand.',
  'was ended with Renderdesk': 'wurde mit Renderdesk beendet',
  'was not found': 'wurde nicht gefunden',
  'may not be run': 'darf nicht ausgeführt werden',
  'is a script that only a shell runs: name its interpreter first':
    'ist ein Skript, das nur eine Shell ausführt: Nennen Sie zuerst den Interpreter',
  'wrote too much and was ended': 'schrieb zu viel und wurde beendet',
  'took longer than {seconds} s and was ended': 'brauchte länger als {seconds} s und wurde beendet',
  'ended with code {code}': 'endete mit Code {code}',
  'failed: {why}': 'schlug fehl: {why}',
  'A word cannot hold a null character.': 'Ein Wort kann kein Nullzeichen enthalten.',
  'Name a program first.': 'Nennen Sie zuerst ein Programm.',
};
