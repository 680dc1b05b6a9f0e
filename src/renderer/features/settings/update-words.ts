import type { Failure } from '../../../shared/failure.ts';
import { say } from '../../words/say.ts';

/** Why no update came, in the person's language. */
export function problemWords({ code, message, remedy }: Failure): string {
  switch (code) {
    case 'unreachable':
    case 'update-refused':
    case 'content-mismatch':
    case 'disk-full':
    case 'folder-unwritable':
    case 'download-incomplete':
      return say(`updates.problem.${code}`);
    default:
      return `${message} ${remedy}`;
  }
}
