import { SECOND } from '../../shared/durations.ts';
import { offsetAfter, realHeight, scrollTopAt, type Measures } from './long-scroll.ts';

export interface LongList {
  readonly count: number;
  /** Pixels, of every row, with the gap below it. */
  readonly rowHeight: number;
  /** Pixels above the first row, and below the last where nothing else is said. */
  readonly margin: number;
  /** Pixels below the last row: room for what lies over the list there. */
  readonly under?: number | undefined;
  /** Rows drawn beyond the edges. */
  readonly overscan: number;
}

/** The rows to be drawn, and how much further down the list is than its element is scrolled. */
export interface ShownRows {
  readonly first: number;
  readonly last: number;
  readonly offset: number;
  /** Pixels of the element that stands for the list. */
  readonly height: number;
  /** Rows that fit into the window on it. */
  readonly fitting: number;
}

/** Without scrolling for so long, the scrollbar is put where it belongs. Milliseconds. */
const SETTLED_AFTER = 0.2 * SECOND;
const marginsOf = ({ margin, under = margin }: LongList): number => margin + under;
const nothing: ShownRows = { first: 0, last: -1, offset: 0, height: 0, fitting: 0 };

/** Scrolls any number of equally high rows in an element. */
export class LongScroller {
  #element: HTMLElement | null = null;
  /** Of the element. Asked for while it is scrolled, it would have all of it laid out each time. */
  #viewport = 0;
  #list: LongList = { count: 0, rowHeight: 1, margin: 0, overscan: 0 };
  #scrollTop = 0;
  #offset = 0;
  #shown = nothing;
  /** Where the element could not be scrolled to, as it is not drawn that high yet. */
  #wanted: number | null = null;
  #settled: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): ShownRows => this.#shown;

  /** @returns lets go of the element */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    const follow = () => this.#follow();
    this.#viewport = element.clientHeight;
    const observer = new ResizeObserver(() => {
      this.#viewport = element.clientHeight;
      this.#draw();
    });
    observer.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      clearTimeout(this.#settled);
      observer.disconnect();
      element.removeEventListener('scroll', follow);
      this.#element = null;
    };
  }

  /** Lays out another list; what was at the top stays there, as far as it is the same one. */
  lay(list: LongList): void {
    const before = this.#list;
    this.#list = list;
    const top = this.#top * (before.count > 0 ? list.rowHeight / before.rowHeight : 1);
    this.#draw();
    if (Math.abs(top - this.#top) > 1 || this.#isScaled) this.#place(top);
  }

  /** The element is drawn so high. */
  drawn(height: number): void {
    if (this.#wanted === null || height !== this.#shown.height) return;
    this.#place(this.#wanted);
    this.#wanted = null;
  }

  /** Brings a row into sight, by moving no further than needed. */
  scrollTo(row: number): void {
    const { rowHeight } = this.#list;
    const { viewport } = this.#measures;
    const above = row * rowHeight;
    const below = above + rowHeight + marginsOf(this.#list);
    if (above < this.#top) this.#place(above);
    else if (below > this.#top + viewport) this.#place(below - viewport);
  }

  toStart(): void {
    this.#place(0);
  }

  get #top(): number {
    return this.#scrollTop + this.#offset;
  }

  get #measures(): Measures {
    const { count, rowHeight } = this.#list;
    const height = count * rowHeight + marginsOf(this.#list);
    const real = realHeight(height, window.devicePixelRatio);
    return { height, real, viewport: this.#viewport };
  }

  get #isScaled(): boolean {
    const { height, real } = this.#measures;
    return real < height;
  }

  #follow(): void {
    const now = this.#element?.scrollTop ?? 0;
    const measures = this.#measures;
    this.#offset = offsetAfter({ offset: this.#offset, before: this.#scrollTop, now }, measures);
    this.#scrollTop = now;
    this.#draw();
    if (measures.real >= measures.height) return;
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => this.#place(this.#top), SETTLED_AFTER);
  }

  #place(top: number): void {
    if (this.#element === null) return;
    const now = this.#measures;
    const wanted = Math.min(Math.max(0, top), Math.max(0, now.height - now.viewport));
    const scrollTop = scrollTopAt(wanted, now);
    this.#element.scrollTop = scrollTop;
    // The browser rounds; what it kept is what counts.
    this.#scrollTop = this.#element.scrollTop;
    this.#wanted = this.#scrollTop < scrollTop - 1 ? wanted : null;
    this.#offset = this.#isScaled ? wanted - this.#scrollTop : 0;
    this.#draw();
  }

  #draw(): void {
    const { count, rowHeight, margin, overscan } = this.#list;
    const { real, viewport } = this.#measures;
    const top = this.#top - margin;
    const before = this.#shown;
    const uppermost = Math.floor(top / rowHeight);
    // One row comes as another goes: both at once cost little more than either.
    const next = {
      first: Math.max(0, uppermost - overscan),
      last: Math.min(count - 1, uppermost + Math.ceil(viewport / rowHeight) + overscan),
      offset: this.#offset,
      height: real - marginsOf(this.#list),
      fitting: Math.floor(viewport / rowHeight),
    };
    const isSame = (Object.keys(next) as (keyof ShownRows)[]).every(
      (key) => next[key] === before[key],
    );
    if (isSame) return;
    this.#shown = next;
    for (const tell of this.#listeners) tell();
  }
}
