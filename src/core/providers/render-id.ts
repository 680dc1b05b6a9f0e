import { failure, FailureError } from '../../shared/failure.ts';
import { isUsableId } from './answer-fields.ts';

/**
 * The id in a pasted address whose path goes `…/SEGMENT/ID` and maybe on to one of `tails`; null
 * for anything else.
 * @param segment a plain word, e.g. `renders`
 */
export function idInAddress(
  text: string,
  segment: string,
  tails: readonly string[] = [],
): string | null {
  const pasted = text.trim();
  if (!/^https?:\/\/\S+$/i.test(pasted) || !URL.canParse(pasted)) return null;
  const parts = new URL(pasted).pathname.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  const before = last !== undefined && tails.includes(last) ? parts.slice(0, -1) : parts;
  const [word, id] = before.slice(-2);
  if (word?.toLowerCase() !== segment || id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}

/**
 * What a person gave as a render's id, without the spaces around it.
 * @throws FailureError `not-found` for what cannot be an id. An address is none: one that is
 * signed must be kept nowhere.
 */
export function givenId(text: string, providerName: string, advice: string): string {
  const id = text.trim();
  if (isUsableId(id) && !/^[a-z]+:\/\//i.test(id)) return id;
  throw new FailureError(
    failure('not-found', `This cannot be the id of a render at ${providerName}.`, advice),
  );
}
