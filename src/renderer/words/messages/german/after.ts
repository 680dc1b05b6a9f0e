import type { Translation } from '../../../../shared/words/speaker.ts';
import type { after as english } from '../english/after.ts';

export const after: Translation<typeof english> = {
  'after.title': '{name} senden nach …',
  'after.about': 'Es wird gesendet, wenn alle diese fertig sind, und nicht vorher.',
  'after.filter': 'Ein Rendering finden',
  'after.list': 'Renderings, auf die es warten kann',
  'after.noneToWaitFor': 'Kein anderes Rendering ist unterwegs, auf das es warten könnte.',
  'after.noneFits': 'Kein Rendering, das unterwegs ist, hat diese Wörter in Namen oder Nummer.',
  'after.cancel': 'Abbrechen',
  'after.choose':
    '{count, plural, =0 {Auf keines warten} one {Auf # Rendering warten} other {Auf # Renderings warten}}',
  'after.andMore': '{number} und {count, number} weitere',
  'after.deed': 'Senden nach …',
  'after.deed.withoutWaiting': 'Ohne zu warten senden',
  'after.oneAfterAnother': 'Eines nach dem anderen',
  'after.oneAfterAnother.about': 'Jedes wird gesendet, wenn das darüber fertig ist.',
  'after.oneAfterAnother.done': '{count, number} Renderings gehen eines nach dem anderen',
  'after.review.title': 'Diese Dateien senden nach …',
  'after.review.none': 'Nach …',
  'after.review.chosen': 'Nach {others}',
  'after.fact': 'Wird gesendet nach',
  'after.fact.before': 'Darauf wartet',
  'after.fact.look': 'Rendering {number} ansehen, {name}',
  'after.outcome.pending': 'noch nicht fertig',
  'after.outcome.finished': 'fertig',
  'after.outcome.failed': 'fehlgeschlagen',
  'after.outcome.canceled': 'abgebrochen',
  'after.waits': 'Wartet auf {others}',
  'after.waits.failed': 'Wartet auf {others}; das ist fehlgeschlagen',
  'after.waits.canceled': 'Wartet auf {others}; das wurde abgebrochen',
};
