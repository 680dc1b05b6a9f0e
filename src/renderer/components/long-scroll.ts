/*
 * A list may be longer than the tallest element that a browser lays out. Its element is then as
 * tall as is safe, and the list slides within it: `offset` is how much further down the list is
 * than the element is scrolled. Small movements keep the offset, so that the wheel moves rows by
 * what it turned; a jump of the scrollbar means a share of the whole.
 */

/** Chromium lays out 2^25 pixels of the device; some room is left for its rounding. */
const MOST_DEVICE_PIXELS = 32_000_000;
/** Further in one step than this many screens is a jump. */
const JUMP = 2;

export interface Measures {
  /** Pixels of the whole list with its margins. */
  readonly height: number;
  /** Of the element that stands for it. */
  readonly real: number;
  /** Of the window on it. */
  readonly viewport: number;
}

/** @param ratio pixels of the device for one of the page */
export function realHeight(height: number, ratio: number): number {
  return Math.min(height, Math.floor(MOST_DEVICE_PIXELS / Math.max(1, ratio)));
}

/** Where in the list a scrollbar at `scrollTop` points to. */
export function topAt(scrollTop: number, { height, real, viewport }: Measures): number {
  if (real >= height || real <= viewport) return scrollTop;
  const share = Math.min(1, Math.max(0, scrollTop / (real - viewport)));
  return share * (height - viewport);
}

/** Where the scrollbar of a list that is at `top` belongs. */
export function scrollTopAt(top: number, { height, real, viewport }: Measures): number {
  if (real >= height || height <= viewport) return top;
  return (top / (height - viewport)) * (real - viewport);
}

interface Move {
  readonly offset: number;
  readonly before: number;
  readonly now: number;
}

/** The offset after the element was scrolled from `before` to `now`. */
export function offsetAfter({ offset, before, now }: Move, measures: Measures): number {
  const { height, real, viewport } = measures;
  if (real >= height) return 0;
  if (Math.abs(now - before) > viewport * JUMP) return topAt(now, measures) - now;
  const top = Math.min(Math.max(0, now + offset), height - viewport);
  // At an end of the element, there must be the end of the list.
  if (now <= 0 || now >= real - viewport - 1) {
    const end = now <= 0 ? 0 : height - viewport;
    if (Math.abs(top - end) <= viewport) return end - now;
  }
  return top - now;
}
