import type { OutputView } from '../../shared/output.ts';

/** Where a film is likely to show what it is about; its first frame is often empty. A share of its length. */
const POSTER_AT = 0.6;

/** The address of a film that begins with the moment to show of it. */
export function posterAddress({
  mediaUrl,
  durationSeconds,
}: Pick<OutputView, 'mediaUrl' | 'durationSeconds'>): string {
  return `${mediaUrl}#t=${((durationSeconds ?? 0) * POSTER_AT).toFixed(2)}`;
}
