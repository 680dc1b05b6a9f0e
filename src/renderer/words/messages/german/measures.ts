import type { Translation } from '../../../../shared/words/speaker.ts';
import type { measures as english } from '../english/measures.ts';

export const measures: Translation<typeof english> = {
  'measures.now': 'jetzt',
  'measures.justNow': 'gerade eben',
  'measures.ago': 'vor {time}',
  'measures.seconds': '{count, number} s',
  'measures.minutes': '{count, number} min',
  'measures.hours': '{count, number} h',
  'measures.days': '{count, number} T',
  'measures.kind.image': 'Bild',
  'measures.kind.video': 'Video',
  'measures.kind.audio': 'Ton',
  'measures.kind.other': 'Datei',
};
