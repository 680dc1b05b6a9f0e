import type { Failure } from '../../shared/failure.ts';
import type { Locale } from '../../shared/words/language.ts';
import type { Translate } from '../../shared/sentences/translator.ts';

/** The core speaks English, in what it answers and in what it has written down. */
const asItIs: Translate = (sentence) => sentence;
let translate = asItIs;
/** The tag of the language that is translated into, or is about to be. */
let wanted = 'en';

/**
 * From now on sentences of the core are said in this language. Its catalogue is loaded only where
 * it is spoken; until then they are English.
 * @returns whether they are said otherwise than before
 */
export async function translateInto({ language, tag }: Locale): Promise<boolean> {
  if (wanted === tag) return false;
  wanted = tag;
  const next = language === 'en' ? asItIs : await germanOf(tag);
  // Another may have been chosen while this one was loaded.
  if (wanted !== tag) return false;
  translate = next;
  return true;
}

async function germanOf(tag: string): Promise<Translate> {
  const [{ german }, { createTranslator }] = await Promise.all([
    import('../../shared/sentences/german.ts'),
    import('../../shared/sentences/translator.ts'),
  ]);
  return createTranslator(german, tag);
}

/** A sentence of the core in the person's language. Call it while drawing, as `say`. */
export const translated: Translate = (sentence) => translate(sentence);

/** What went wrong and what to do about it, as one text. */
export const failureWords = ({ message, remedy }: Pick<Failure, 'message' | 'remedy'>): string =>
  `${translate(message)} ${translate(remedy)}`;
