import type { PayloadComparison } from '../../../shared/library.ts';
import { say } from '../../words/say.ts';

type Path = PayloadComparison['differences'][number]['path'];

/** `scenes[0].text` of the names and numbers that lead there. */
export function pathWords(path: Path): string {
  const text = path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^[\w$]+$/.test(step) ? `.${step}` : `["${step}"]`,
    )
    .join('');
  return text.replace(/^\./, '') || say('library.difference.whole');
}
