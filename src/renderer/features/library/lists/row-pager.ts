import { createStore, type StoreApi } from 'zustand/vanilla';

/** A page of rows; `next` is handed back for the page that follows, null: this was the last. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** @param after the `next` of the page before; null: from the beginning */
export type LoadRows<Row> = (
  after: string | null,
  limit: number,
  signal: AbortSignal,
) => Promise<RowPage<Row>>;

export interface PagedRows<Row> {
  readonly rows: readonly Row[];
  /** Null: all of them are here. */
  readonly next: string | null;
  /** False until the first answer. */
  readonly isLoaded: boolean;
  readonly error: unknown;
}

const PAGE = 100;
/** The most that the contract gives in one page. */
const LARGEST_PAGE = 500;

/** Loads a list page by page, and again from its beginning when something has changed. */
export class RowPager<Row> {
  readonly store: StoreApi<PagedRows<Row>>;
  readonly #load: LoadRows<Row>;
  #running = new AbortController();
  #isLoading = false;
  #told: number | null = null;

  constructor(load: LoadRows<Row>) {
    this.#load = load;
    this.store = createStore<PagedRows<Row>>(() => ({
      rows: [],
      next: null,
      isLoaded: false,
      error: null,
    }));
  }

  /** What is shown stays until the answer is here. */
  async reload(): Promise<void> {
    this.#running.abort();
    const shown = this.store.getState().rows.length;
    await this.#ask(null, Math.min(LARGEST_PAGE, Math.max(PAGE, shown)), () => []);
  }

  /** Loads for the first time, and again when it was told of something else since. */
  async follow(told: number): Promise<void> {
    if (this.#told !== told || this.store.getState().error !== null) await this.reload();
    this.#told = told;
  }

  async more(): Promise<void> {
    const { next } = this.store.getState();
    if (this.#isLoading || next === null) return;
    await this.#ask(next, PAGE, () => this.store.getState().rows);
  }

  stop(): void {
    this.#running.abort();
  }

  async #ask(after: string | null, limit: number, before: () => readonly Row[]): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#isLoading = true;
    try {
      const page = await this.#load(after, limit, running.signal);
      if (running.signal.aborted) return;
      this.store.setState({
        rows: [...before(), ...page.rows],
        next: page.next,
        isLoaded: true,
        error: null,
      });
    } catch (error) {
      if (!running.signal.aborted) this.store.setState({ isLoaded: true, error });
    } finally {
      if (this.#running === running) this.#isLoading = false;
    }
  }
}
