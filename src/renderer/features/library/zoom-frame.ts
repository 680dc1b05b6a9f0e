/*
 * A picture in a window that scrolls over it. Zooming keeps what is under the pointer where it is.
 */

const SMALLEST = 0.05;
const LARGEST = 16;

/** A share of the picture's own pixels that makes sense to look at. */
export const withinZoom = (zoom: number): number => Math.min(LARGEST, Math.max(SMALLEST, zoom));

/** What stays where it is: shares of the picture, and pixels in the window on it. */
export interface Fixed {
  readonly share: readonly [number, number];
  readonly at: readonly [number, number];
}

const pictureIn = (frame: HTMLElement) => frame.querySelector('img');

/** Pixels of a picture, as far as the file is known. */
export interface KnownSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** Pixels that the picture itself is wide; what is known of the file until it is loaded. */
export const ownWidth = (frame: HTMLElement | null, known: KnownSize): number =>
  (frame ? pictureIn(frame)?.naturalWidth : undefined) || known.width || 1;

/** Which share of its own pixels it is shown with; until it is loaded, with which it will be. */
export function shownShare(frame: HTMLElement | null, known: KnownSize): number {
  const picture = frame ? pictureIn(frame) : null;
  if (frame === null || picture === null) return 1;
  if (picture.naturalWidth > 0) return picture.getBoundingClientRect().width / picture.naturalWidth;
  const { width, height } = known;
  if (width === null || height === null) return 1;
  return Math.min(1, frame.clientWidth / width, frame.clientHeight / height);
}

/** The point under the pointer, or the middle of the window. Null: nothing is there yet. */
export function fixedPoint(frame: HTMLElement, x?: number, y?: number): Fixed | null {
  const image = pictureIn(frame);
  if (!image) return null;
  const box = frame.getBoundingClientRect();
  const picture = image.getBoundingClientRect();
  if (picture.width === 0 || picture.height === 0) return null;
  const at = [x ?? box.left + box.width / 2, y ?? box.top + box.height / 2] as const;
  return {
    share: [(at[0] - picture.left) / picture.width, (at[1] - picture.top) / picture.height],
    at: [at[0] - box.left, at[1] - box.top],
  };
}

/** Scrolls so that the point is where it was. */
export function keepFixed(frame: HTMLElement, { share, at }: Fixed): void {
  const image = pictureIn(frame);
  if (!image) return;
  frame.scrollTo(
    image.offsetLeft + share[0] * image.offsetWidth - at[0],
    image.offsetTop + share[1] * image.offsetHeight - at[1],
  );
}

/** Has a drag with the pointer move the picture. @returns ends it */
export function panWithPointer(frame: HTMLElement): () => void {
  let from: readonly [number, number] | null = null;
  const ending = new AbortController();
  const { signal } = ending;
  const begin = (event: PointerEvent) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = frame;
    if (event.button !== 0 || (scrollWidth <= clientWidth && scrollHeight <= clientHeight)) return;
    from = [event.clientX, event.clientY];
    frame.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (from === null) return;
    frame.scrollBy(from[0] - event.clientX, from[1] - event.clientY);
    from = [event.clientX, event.clientY];
  };
  const end = () => {
    from = null;
  };
  frame.addEventListener('pointerdown', begin, { signal });
  frame.addEventListener('pointermove', move, { signal });
  frame.addEventListener('pointerup', end, { signal });
  frame.addEventListener('pointercancel', end, { signal });
  return () => ending.abort();
}
