import { numberWords } from '../../words/say.ts';

/** A number that may be more: `1,024+`. */
export const atLeast = (count: number, isExact: boolean): string =>
  `${numberWords(count)}${isExact ? '' : '+'}`;
