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

/** Pixels of the page that the picture is wide now. */
export const shownWidth = (frame: HTMLElement | null): number =>
  (frame ? pictureIn(frame)?.getBoundingClientRect().width : undefined) ?? 0;

/** Pixels that the picture itself is wide; what is known of the file until it is loaded. */
export const ownWidth = (frame: HTMLElement | null, known: number | null): number =>
  (frame ? pictureIn(frame)?.naturalWidth : undefined) || known || 1;

/** The point under the pointer, or the middle of the window. */
export function fixedPoint(frame: HTMLElement, x?: number, y?: number): Fixed | null {
  const image = pictureIn(frame);
  if (!image) return null;
  const box = frame.getBoundingClientRect();
  const picture = image.getBoundingClientRect();
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
