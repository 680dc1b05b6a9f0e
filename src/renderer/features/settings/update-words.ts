import type { Failure } from '../../../shared/failure.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';

/** Why no update came, in the person's language. */
export function problemWords(failure: Failure): string {
  const { code } = failure;
  switch (code) {
    case 'unreachable':
    case 'update-refused':
    case 'content-mismatch':
    case 'disk-full':
    case 'folder-unwritable':
    case 'download-incomplete':
      return say(`updates.problem.${code}`);
    default:
      return failureWords(failure);
  }
}
