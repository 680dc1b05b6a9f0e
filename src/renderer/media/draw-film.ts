import { SECOND } from '../../shared/durations.ts';
import type { StripLayout } from '../../shared/preview.ts';
import { stripMoments, stripShape, TELLING_MOMENT } from '../../shared/strip.ts';

/** A file of this machine shows a frame in a fraction of it; later means that it has none. */
const GIVE_UP_AFTER = 10 * SECOND;
/** Pixels of the longest side: the larger preview is half of it, and is thinned out from there. */
const POSTER_SIDE = 1_280;
/** Of 1: what the host draws of it is what is kept. */
const QUALITY = 0.9;

export interface DrawnFilm {
  readonly poster: Blob;
  readonly strip: { readonly picture: Blob; readonly layout: StripLayout };
}

/** This window has no decoder for the file. */
export class CannotPlay extends Error {}

/**
 * Draws the poster and the strip of a film, by playing it out of sight.
 * @throws CannotPlay; the signal's reason
 */
export async function drawFilm(mediaUrl: string, signal: AbortSignal): Promise<DrawnFilm> {
  const film = document.createElement('video');
  // The desktop serves files from an origin of their own, and lets this page read them.
  film.crossOrigin = 'anonymous';
  film.muted = true;
  film.preload = 'auto';
  const loaded = happens(film, 'loadeddata', signal);
  film.src = mediaUrl;
  try {
    await loaded;
    const { videoWidth: width, videoHeight: height } = film;
    if (width === 0 || height === 0) throw new CannotPlay('there are no pictures in it');
    const length = Number.isFinite(film.duration) ? film.duration : 0;
    const layout = stripShape({ width, height }, stripMoments(length));
    const sheet = new OffscreenCanvas(
      layout.columns * layout.frameWidth,
      layout.rows * layout.frameHeight,
    );
    for (const [index, moment] of layout.moments.entries()) {
      await goTo(film, moment, signal);
      const left = (index % layout.columns) * layout.frameWidth;
      const top = Math.floor(index / layout.columns) * layout.frameHeight;
      paint(sheet, film, left, top, layout.frameWidth, layout.frameHeight);
    }
    await goTo(film, length * TELLING_MOMENT, signal);
    const scale = Math.min(1, POSTER_SIDE / Math.max(width, height));
    const poster = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
    paint(poster, film, 0, 0, poster.width, poster.height);
    const asWebp = { type: 'image/webp', quality: QUALITY };
    const picture = await sheet.convertToBlob(asWebp);
    return { poster: await poster.convertToBlob(asWebp), strip: { picture, layout } };
  } finally {
    // A browser has few players to give; this one is wanted by the next film.
    film.removeAttribute('src');
    film.load();
  }
}

function paint(
  canvas: OffscreenCanvas,
  film: HTMLVideoElement,
  ...[left, top, width, height]: [left: number, top: number, width: number, height: number]
): void {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(film, left, top, width, height);
}

async function goTo(film: HTMLVideoElement, moment: number, signal: AbortSignal): Promise<void> {
  if (Math.abs(film.currentTime - moment) < 0.001) return;
  const sought = happens(film, 'seeked', signal);
  film.currentTime = moment;
  await sought;
}

function happens(
  film: HTMLVideoElement,
  event: 'loadeddata' | 'seeked',
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const end = (settle: () => void) => {
      clearTimeout(late);
      ended.abort();
      settle();
    };
    const fail = (why: string) => end(() => reject(new CannotPlay(why)));
    const late = setTimeout(() => fail('it shows nothing'), GIVE_UP_AFTER);
    const once = { once: true, signal: ended.signal };
    film.addEventListener(event, () => end(resolve), once);
    film.addEventListener('error', () => fail('it can not be played'), once);
    signal.addEventListener('abort', () => end(() => reject(signal.reason as Error)), once);
  });
}
