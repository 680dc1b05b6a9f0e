import type { MonthLevel, Spending } from '../../../shared/money.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';

/** Kinds in the plural, as a quota counts them. */
export const kindsInPlural: Readonly<Record<MediaKind, string>> = {
  image: 'Images',
  video: 'Videos',
  audio: 'Sounds',
  other: 'Files',
};

/** What a level is called beside its meter; plenty needs no word. */
export const levelWords: Readonly<Record<MonthLevel, string | null>> = {
  plenty: null,
  near: 'Over 80 %',
  'nearly-gone': 'Nearly used up',
  gone: 'Used up',
};

/** `12 credits and 4 on their way`. */
export function spentWords({ unit, spent, inFlight }: Spending): string {
  const sum = `${amountWords(spent)} ${unitWords(spent, unit)}`;
  return inFlight === 0 ? sum : `${sum} and ${amountWords(inFlight)} on the way`;
}
