import type { Translation } from '../../../../shared/words/speaker.ts';
import type { money as english } from '../english/money.ts';

export const money: Translation<typeof english> = {
  'money.unknown': 'Nicht bekannt',
  'money.renders': '{count, plural, one {Rendering} other {Renderings}}',
};
