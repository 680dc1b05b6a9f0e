import { SECOND } from '../../shared/durations.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { OutputView } from '../../shared/output.ts';
import { atMoment } from './film-moment.ts';

/** Pixels of the page; the style sheet has the same. */
const SHOWN = 32;
/** As fine as the screen is. Pixels of the device: two for each of the page are seen, more are not. */
const SIDE = Math.ceil(SHOWN * Math.min(2, Math.max(1, window.devicePixelRatio)));
/** Each is 16 KB at most, so about 8 MB: more rows than anybody scrolls back through. */
const KEPT = 512;
/** Pictures are decoded beside the scrolling; more at once would be felt there. */
const AT_ONCE = 2;
/** A row that scrolls by is gone before this; only those that stay are drawn. */
const SETTLED_AFTER = 0.12 * SECOND;

/** What must be known of a file to make a small picture of it. */
export type Pictured = Pick<OutputView, 'id' | 'kind' | 'mediaUrl' | 'durationSeconds'>;

interface Wish {
  readonly output: Pictured;
  readonly show: (picture: ImageBitmap) => void;
}

const kept = new Map<OutputId, ImageBitmap>();
const wishes = new Set<Wish>();
const begun = new Set<Wish>();

/** The square in the middle, as small as it is shown. A canvas thins out finely; a bitmap by itself does not. */
function small(source: CanvasImageSource, width: number, height: number): Promise<ImageBitmap> {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const side = Math.min(width, height);
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      source,
      (width - side) / 2,
      (height - side) / 2,
      side,
      side,
      0,
      0,
      SIDE,
      SIDE,
    );
  }
  return createImageBitmap(canvas);
}

async function ofImage({ mediaUrl }: Pictured): Promise<ImageBitmap> {
  const image = new Image();
  image.src = mediaUrl;
  await image.decode();
  return small(image, image.naturalWidth, image.naturalHeight);
}

function ofFilm(output: Pictured): Promise<ImageBitmap> {
  return atMoment(output, (film) => small(film, film.videoWidth, film.videoHeight));
}

/** As the latest one: what was not looked at for longest goes first. */
function keep(id: OutputId, picture: ImageBitmap): void {
  kept.delete(id);
  kept.set(id, picture);
  const [oldest] = kept.keys();
  if (kept.size <= KEPT || oldest === undefined) return;
  kept.get(oldest)?.close();
  kept.delete(oldest);
}

async function draw(wish: Wish): Promise<void> {
  const { output, show } = wish;
  try {
    const picture = await (output.kind === 'video' ? ofFilm : ofImage)(output);
    keep(output.id, picture);
    if (wishes.has(wish)) show(picture);
  } catch {
    // What cannot be shown keeps its sign.
  } finally {
    wishes.delete(wish);
    begun.delete(wish);
    drawNext();
  }
}

/** The latest wish first: it is the row that has just come into sight. */
function drawNext(): void {
  const next = [...wishes].findLast((wish) => !begun.has(wish));
  if (!next || begun.size >= AT_ONCE) return;
  begun.add(next);
  void draw(next);
}

/**
 * Asks for a small picture of a file. One that is known is shown at once, before the next frame.
 * @returns takes the wish back; nothing is shown after that
 */
export function wishForThumbnail(output: Pictured, show: Wish['show']): () => void {
  const known = kept.get(output.id);
  if (known) {
    keep(output.id, known);
    show(known);
    return () => undefined;
  }
  const wish: Wish = { output, show };
  const timer = setTimeout(() => {
    wishes.add(wish);
    drawNext();
  }, SETTLED_AFTER);
  return () => {
    clearTimeout(timer);
    wishes.delete(wish);
  };
}
