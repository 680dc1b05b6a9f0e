/** An end of one's own that comes with another's at the latest. */
export interface End {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** Follows the other no longer. */
  readonly letGo: () => void;
}

/**
 * As `AbortSignal.any` of the signal and one more. Node holds what that makes by weak references,
 * with all that hangs on it, until the whole heap is marked: kilobytes for every file.
 */
export function endWith(signal: AbortSignal): End {
  const ending = new AbortController();
  const follow = (): void => ending.abort(signal.reason);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return {
    signal: ending.signal,
    abort: () => ending.abort(),
    letGo: () => signal.removeEventListener('abort', follow),
  };
}
