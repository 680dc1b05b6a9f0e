/** One l or two: vendors differ, and their webhooks differ from their pages. */
export const CANCELED_WORDS = { canceled: 'canceled', cancelled: 'canceled' } as const;

/**
 * What a provider's word for a state means, in whatever letters it comes. One that is not
 * documented may be a new way of not being done: it is pending, shown as it is and followed
 * within the cap.
 * @param meanings by words in lower case
 */
export function meaningOf<Meaning extends string>(
  word: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning | 'pending' {
  const known = word.toLowerCase();
  return Object.hasOwn(meanings, known) ? (meanings[known] ?? 'pending') : 'pending';
}
