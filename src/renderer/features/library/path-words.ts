import type { PayloadComparison } from '../../../shared/library.ts';

type Path = PayloadComparison['differences'][number]['path'];

/** `scenes[0].text` of the names and numbers that lead there. */
export function pathWords(path: Path): string {
  const text = path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^[\w$]+$/.test(step) ? `.${step}` : `["${step}"]`,
    )
    .join('');
  return text.replace(/^\./, '') || 'The whole payload';
}
