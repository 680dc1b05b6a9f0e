import type { MonthLevel, Spending } from '../../../shared/money.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';

/** Kinds in the plural, as a quota counts them. */
export const kindInPlural = (kind: MediaKind): string => say(`accounts.kinds.${kind}`);

/** What a level is called beside its meter; plenty needs no word. */
export const levelWord = (level: MonthLevel): string | null =>
  level === 'plenty' ? null : say(`accounts.level.${level}`);

/** `12 credits and 4 on their way`. */
export function spentWords({ unit, spent, inFlight }: Spending): string {
  const sum = `${amountWords(spent)} ${unitWords(spent, unit)}`;
  if (inFlight === 0) return sum;
  return say('accounts.spentAndMore', { sum, more: amountWords(inFlight) });
}
