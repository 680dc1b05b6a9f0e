/** More ids would not be looked through by a person. */
const SHOWN_CANDIDATES = 5;

/**
 * The render that a lost submit has become, among those made from the very same document that
 * nobody follows. One for each submit that was lost alike, and any of them is as good as another:
 * the next search finds the next. Of more, only a person can tell.
 * @param lostAlike how many submits of that document are lost, this one among them
 */
export function foundAmong(same: readonly string[], lostAlike: number): string | null {
  return same.length <= lostAlike ? (same[0] ?? null) : null;
}

/** What a person is shown of what came near. */
export function unsureOf(ids: readonly string[]): {
  readonly found: 'unsure';
  readonly candidates: readonly string[];
} {
  return { found: 'unsure', candidates: ids.slice(0, SHOWN_CANDIDATES) };
}
