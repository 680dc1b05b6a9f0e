import type { Sentences } from '../sentences.ts';

/** What the history of a render tells of its submit, its checks and its end. */
export const jobHistory: Sentences = {
  '"{job}" was sent to {provider}, but whether it arrived is not known: {why}':
    '„{job}“ wurde an {provider} gesendet, aber ob es angekommen ist, ist nicht bekannt: {why, words}',
  'Look at {provider} whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.':
    'Sehen Sie bei {provider} nach, ob das Rendering da ist. Wenn ja, geben Sie seine Kennung an; wenn nicht, senden Sie es noch einmal. Renderdesk tut das nicht von selbst, weil es dann vielleicht zweimal berechnet wird.',
  '{provider} gave an answer to "{job}" that Renderdesk could not read.':
    '{provider} gab auf „{job}“ eine Antwort, die Renderdesk nicht lesen konnte.',
  'Look at the provider whether the render arrived.':
    'Sehen Sie beim Anbieter nach, ob das Rendering angekommen ist.',
  '{provider} took "{job}" as {id}, but Renderdesk could not write that down.':
    '{provider} nahm „{job}“ an als {id, words}, aber Renderdesk konnte das nicht festhalten.',
  'a render': 'ein Rendering',
  'Settle it with that id: it is then followed. Do not send it again.':
    'Klären Sie es mit dieser Kennung: Es wird dann verfolgt. Senden Sie es nicht noch einmal.',
  'A fault in Renderdesk came while "{job}" was being sent: whether it arrived is not known.':
    'Während „{job}“ gesendet wurde, kam ein Fehler in Renderdesk dazwischen: Ob es angekommen ist, ist nicht bekannt.',
  'Look at the provider whether the render is there. If it is, give its id; if not, send it again.':
    'Sehen Sie beim Anbieter nach, ob das Rendering da ist. Wenn ja, geben Sie seine Kennung an; wenn nicht, senden Sie es noch einmal.',
  '"{job}" was not sent, because the disk that the library’s database is on is full: what is sent must be written down first.':
    '„{job}“ wurde nicht gesendet, weil der Datenträger mit der Datenbank der Bibliothek voll ist: Was gesendet wird, muss vorher aufgeschrieben sein.',
  'Free some space. It is tried again by itself.':
    'Schaffen Sie Platz. Es wird von selbst noch einmal versucht.',
  '"{job}" was not sent, because the disk that the library’s database is on did not keep what was written: what is sent must be written down first.':
    '„{job}“ wurde nicht gesendet, weil der Datenträger mit der Datenbank der Bibliothek nicht behalten hat, was geschrieben wurde: Was gesendet wird, muss vorher aufgeschrieben sein.',
  'Check that disk. It is tried again by itself.':
    'Prüfen Sie diesen Datenträger. Es wird von selbst noch einmal versucht.',
  '"{job}" was stopped before it was sent.': '„{job}“ wurde angehalten, bevor es gesendet wurde.',
  'It is sent later by itself, unless it was canceled.':
    'Es wird später von selbst gesendet, wenn es nicht abgebrochen wurde.',
  '"{job}" was not sent because of a fault in Renderdesk.':
    '„{job}“ wurde wegen eines Fehlers in Renderdesk nicht gesendet.',
  '{provider} says that it was canceled.': '{provider} meldet, dass es abgebrochen wurde.',
  'Could not ask: {why}': 'Keine Auskunft: {why, words}',
  '{provider} has not answered a single question about "{job}" in {minutes} minutes, so it is no longer asked.':
    '{provider} hat seit {minutes} Minuten keine einzige Frage nach „{job}“ beantwortet und wird deshalb nicht mehr gefragt.',
  'Look whether {provider} can be reached. Check again to go on following it, or cancel it; the render may be done.':
    'Sehen Sie nach, ob {provider} erreichbar ist. Prüfen Sie noch einmal, um es weiter zu verfolgen, oder brechen Sie ab; das Rendering kann fertig sein.',
  '{name} needs you': '{name} braucht Sie',
  '{provider} knows no render {id}, so whether "{job}" arrived is still not known.':
    '{provider} kennt kein Rendering {id}; ob „{job}“ angekommen ist, ist also noch immer nicht bekannt.',
  'Give the id as the provider shows it. If the render is not there, send it again.':
    'Geben Sie die Kennung so an, wie der Anbieter sie zeigt. Ist das Rendering nicht da, senden Sie es noch einmal.',
  '"{job}" was still not done at {provider} after {minutes} minutes of following.':
    '„{job}“ war bei {provider} nach {minutes} Minuten noch nicht fertig.',
  '"{job}" was still not done at {provider} after {minutes} minutes of following. The last answer was of no use: {last}':
    '„{job}“ war bei {provider} nach {minutes} Minuten noch nicht fertig. Die letzte Antwort half nicht weiter: {last, words}',
  'Check again to go on following it. Rendering it again is a new render that may cost.':
    'Prüfen Sie noch einmal, um es weiter zu verfolgen. Erneut rendern ist ein neues Rendering, das kosten kann.',
  '{provider}: {state}, number {place} in its queue.':
    '{provider}: {state}, Nr. {place} in der Warteschlange.',
  'A file is in the library; the next one follows.':
    'Eine Datei ist in der Bibliothek; die nächste folgt.',
  'Whole, checked and in the library.': 'Vollständig, geprüft und in der Bibliothek.',
  '{name} is done': '{name} ist fertig',
  '{kind} from {provider}, in your library.': '{kind, words} von {provider}, in Ihrer Bibliothek.',
  'Fetching its file again.': 'Seine Datei wird noch einmal geladen.',
  '{name} was not fetched again': '{name} wurde nicht noch einmal geladen',
  'Sending it to {provider}.': 'Wird an {provider} gesendet.',
  '{provider} accepted it as {id}.': '{provider} hat es angenommen als {id}.',
  'Not sent: {why}': 'Nicht gesendet: {why, words}',
  '{provider} makes the same render of it: it is sent again.':
    '{provider} macht daraus dasselbe Rendering: Es wird noch einmal gesendet.',
  '"{job}" was sent to {provider} and the answer was lost; sent again, it was refused: {why}':
    '„{job}“ wurde an {provider} gesendet, und die Antwort ging verloren; beim zweiten Senden wurde es abgelehnt: {why, words}',
  'Look at {provider} whether the render is there. If it is, give its id; if not, send it again or give it up.':
    'Sehen Sie bei {provider} nach, ob das Rendering da ist. Wenn ja, geben Sie seine Kennung an; wenn nicht, senden Sie es noch einmal, oder geben Sie es auf.',
  '{before} What came near: {candidates}.': '{before, words} Was in Frage kam: {candidates}.',
  '{provider} was asked, and its answer does not settle it.':
    '{provider} wurde gefragt, und die Antwort klärt es nicht.',
  '{provider} was asked, and its answer does not settle it. What came near: {candidates}.':
    '{provider} wurde gefragt, und die Antwort klärt es nicht. Was in Frage kam: {candidates}.',
  'Canceled: You said that it did not arrive.':
    'Abgebrochen: Sie sagten, dass es nicht angekommen ist.',
  'Canceled: {provider} says that it did not arrive.':
    'Abgebrochen: {provider} meldet, dass es nicht angekommen ist.',
  'You said that it did not arrive: it is sent again.':
    'Sie sagten, dass es nicht angekommen ist: Es wird noch einmal gesendet.',
  '{provider} says that it did not arrive: it is sent again.':
    '{provider} meldet, dass es nicht angekommen ist: Es wird noch einmal gesendet.',
  'You said that it arrived as {id}: it is followed.':
    'Sie sagten, dass es als {id} angekommen ist: Es wird verfolgt.',
  '{provider} says that it arrived as {id}: it is followed.':
    '{provider} meldet, dass es als {id} angekommen ist: Es wird verfolgt.',
  '{provider} was asked what it costs, and no number in its answer is surely the price: {said}':
    '{provider} wurde gefragt, was es kostet, und keine Zahl der Antwort ist sicher der Preis: {said}',
  '{provider} says that it costs {price}.': '{provider} nennt als Preis {price, number}.',
  'You let it pass the spending guard.': 'Sie haben es trotz der Ausgabengrenze gesendet.',
  '{provider} says that "{job}" is completed but offers no file.':
    '{provider} meldet „{job}“ als fertig, bietet aber keine Datei an.',
  'Check again in a while; if it stays so, ask the provider.':
    'Prüfen Sie nach einer Weile noch einmal; bleibt es dabei, fragen Sie den Anbieter.',
  'Rendered. Its file is fetched when you ask for it.':
    'Gerendert. Die Datei wird geladen, wenn Sie es verlangen.',
  'Its file is fetched when you ask for it.': 'Die Datei wird geladen, wenn Sie es verlangen.',
  '{name} is rendered': '{name} ist gerendert',
  'Rendered; the download begins.': 'Gerendert; der Download beginnt.',
  '{name} failed': '{name} ist fehlgeschlagen',
  'Given up. If it arrived at {provider}, it may still finish, and count, there.':
    'Aufgegeben. Ist es bei {provider} angekommen, kann es dort noch fertig und berechnet werden.',
  'Canceled before it was sent.': 'Abgebrochen, bevor es gesendet wurde.',
  'Canceled: it had not arrived.': 'Abgebrochen: Es war nicht angekommen.',
  'Paused before it was sent.': 'Angehalten, bevor es gesendet wurde.',
  'Paused. It is on its way to {provider} already, and is not asked after then.':
    'Angehalten. Es ist schon auf dem Weg zu {provider}; danach wird nicht mehr nachgefragt.',
  'Paused: it is not asked after. {provider} goes on with it.':
    'Angehalten: Es wird nicht nachgefragt. {provider} macht damit weiter.',
  'Its download was paused.': 'Sein Download wurde angehalten.',
  'Its download goes on.': 'Sein Download geht weiter.',
  'It goes on.': 'Es geht weiter.',
  'Taken in from the library folder.': 'Aus dem Bibliotheksordner aufgenommen.',
  'Read back from the files beside the library; it was {state} when that was written.':
    'Aus den Dateien neben der Bibliothek wiederhergestellt; als das geschrieben wurde, war es {state, words}.',
  'The library was rebuilt while "{job}" had not ended: whether it was sent, and arrived, is not known for certain.':
    'Die Bibliothek wurde neu aufgebaut, während „{job}“ noch nicht beendet war: Ob es gesendet wurde und ankam, ist nicht sicher bekannt.',
  'The cancel was taken back: it waits to be sent again.':
    'Der Abbruch wurde zurückgenommen: Es wartet wieder darauf, gesendet zu werden.',
};
