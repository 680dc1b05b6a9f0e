import { SECOND } from '../../shared/durations.ts';
import type { OutputView } from '../../shared/output.ts';

/** Where a film is likely to show what it is about; its first frame is often empty. A share of its length. */
const TELLING_MOMENT = 0.6;
/** A file of this machine shows a frame in a fraction of it; later means that it has none. */
const GIVE_UP_AFTER = 10 * SECOND;

export type Film = Pick<OutputView, 'mediaUrl' | 'durationSeconds'>;

/** The address of a film that begins with the moment to show of it. */
export function momentAddress({ mediaUrl, durationSeconds }: Film): string {
  return `${mediaUrl}#t=${((durationSeconds ?? 0) * TELLING_MOMENT).toFixed(2)}`;
}

function hasFrame(film: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no frame')), GIVE_UP_AFTER);
    const end = (settle: () => void) => () => {
      clearTimeout(late);
      settle();
    };
    film.addEventListener('loadeddata', end(resolve), { once: true });
    film.addEventListener(
      'error',
      end(() => reject(new Error('no film'))),
      { once: true },
    );
  });
}

/**
 * Hands over a film that stands at its telling moment; it is gone afterwards.
 * @throws Error where it cannot be played
 */
export async function atMoment<Result>(
  film: Film,
  take: (film: HTMLVideoElement) => Promise<Result>,
): Promise<Result> {
  const player = document.createElement('video');
  // The desktop serves files from an origin of their own, and lets this page read them.
  player.crossOrigin = 'anonymous';
  player.muted = true;
  player.preload = 'auto';
  player.src = momentAddress(film);
  try {
    await hasFrame(player);
    return await take(player);
  } finally {
    // A browser has few players to give; this one is wanted by the next film.
    player.removeAttribute('src');
    player.load();
  }
}
