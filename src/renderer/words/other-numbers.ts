import type { OtherJob } from '../../shared/job.ts';
import { say } from './say.ts';

/** `#3`, or `#3 and 2 more` */
export function numbersOf(others: readonly Pick<OtherJob, 'number'>[]): string {
  const [first] = others;
  if (first === undefined) return '';
  const more = others.length - 1;
  return more === 0
    ? `#${first.number}`
    : say('after.andMore', { number: `#${first.number}`, count: more });
}
