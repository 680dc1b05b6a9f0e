import type { Sentences } from '../sentences.ts';

/** Renders that are sent after others. */
export const waiting: Sentences = {
  '"{job}" waits for {others}.': '„{job}“ wartet auf {others, words}.',
  'It goes by itself when that is finished.': 'Es geht von selbst, wenn das fertig ist.',
  '"{job}" was not sent: it waits for {other}, which was canceled.':
    '„{job}“ wurde nicht gesendet: Es wartet auf {other}; das wurde abgebrochen.',
  '"{job}" was not sent: it waits for {other}, which failed.':
    '„{job}“ wurde nicht gesendet: Es wartet auf {other}; das ist fehlgeschlagen.',
  'Send it anyway, or cancel it. If the other one is tried again and finishes, it goes by itself.':
    'Senden Sie es trotzdem, oder brechen Sie es ab. Wird das andere noch einmal versucht und fertig, geht es von selbst.',
  '{job} waits for a render that came to nothing':
    '{job} wartet auf ein Rendering, aus dem nichts wurde',
  'You let it be sent without what it waited for.':
    'Sie haben es senden lassen, ohne dass es weiter wartet.',
  'It is sent after #{again} now, which renders #{ended} again.':
    'Es wird jetzt nach #{again} gesendet, das #{ended} noch einmal rendert.',
  'It waits for no other render any more.': 'Es wartet auf kein anderes Rendering mehr.',
  'It is to be sent after {others}.': 'Es soll nach {others, words} gesendet werden.',
  'There is no such job in this library to wait for.':
    'In dieser Bibliothek gibt es kein solches Rendering, auf das es warten könnte.',
  '{other} was canceled, so nothing would come of waiting for it.':
    '{other} wurde abgebrochen; darauf zu warten führte zu nichts.',
  '{other} failed, so nothing would come of waiting for it.':
    '{other} ist fehlgeschlagen; darauf zu warten führte zu nichts.',
  'Try that one again first, or wait for another.':
    'Versuchen Sie erst das noch einmal, oder warten Sie auf ein anderes.',
  '"{job}" is {state}: only what was not sent yet can wait for another.':
    '„{job}“ ist {state, words}: Nur was noch nicht gesendet ist, kann auf ein anderes warten.',
  'Render it again to send it after others; that is a new render.':
    'Rendern Sie es noch einmal, um es nach anderen zu senden; das ist ein neues Rendering.',
  '"{job}" and {other} would wait for each other, and neither would ever be sent.':
    '„{job}“ und {other} würden aufeinander warten, und keines würde je gesendet.',
  'Choose another render to wait for.': 'Wählen Sie ein anderes Rendering, auf das gewartet wird.',
  // Times and priorities.
  '"{job}" waits for the time at which it is to be sent.':
    '„{job}“ wartet auf die Zeit, zu der es gesendet werden soll.',
  'It goes by itself then. Send it now, or give it another time.':
    'Es geht dann von selbst. Senden Sie es jetzt, oder geben Sie ihm eine andere Zeit.',
  'It is to be sent as soon as its turn comes.': 'Es soll gesendet werden, sobald es dran ist.',
  'It has a time to be sent at.': 'Es hat eine Zeit, zu der es gesendet werden soll.',
  '"{job}" is {state}: only what was not sent yet can be sent at another time.':
    '„{job}“ ist {state, words}: Nur was noch nicht gesendet ist, kann zu einer anderen Zeit gesendet werden.',
  'Render it again to send it later; that is a new render.':
    'Rendern Sie es noch einmal, um es später zu senden; das ist ein neues Rendering.',
  'It goes before others now.': 'Es geht jetzt vor anderen.',
  'It goes in its turn now.': 'Es geht jetzt, wenn es dran ist.',
  'It goes after others now.': 'Es geht jetzt nach anderen.',
  'Nothing of it goes sooner or later.': 'Nichts davon geht früher oder später.',
};
