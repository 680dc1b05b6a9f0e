import type { JobView } from '../../../shared/job.ts';
import { stateDetail, stateName } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';

/** What is typed, as words that all must be found, in any order. */
export const filterWords = (filter: string): string[] =>
  filter.toLocaleLowerCase().split(/\s+/u).filter(Boolean);

/** Whether all words are in what a person sees of the job: name, number, account, provider, state. */
export function fits(job: JobView, words: readonly string[], providerName: string): boolean {
  const { name, number, accountName, status } = job;
  const seen = [name, `#${number}`, accountName, providerName, stateName(status.state)]
    .concat(stateDetail(job), job.paused ? say('job.wait.paused') : '')
    .concat(job.priority === 'normal' ? '' : say(`priority.${job.priority}`))
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => seen.includes(word));
}
