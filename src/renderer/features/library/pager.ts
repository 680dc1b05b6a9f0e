import type {
  ItemId,
  LibraryBuilding,
  LibraryCounts,
  LibraryItem,
  LibraryQuery,
} from '../../../shared/library.ts';

/*
 * A long answer, of which only what is looked at is here. Pages are asked for by where the page
 * before them ended; after a jump into the middle, by how many come before.
 */

/** Items: a screen of cards and some. */
export const PAGE = 50;
/** Pages that are kept around what is in sight; others are asked for again. */
const KEPT_AROUND = 40;
/** Milliseconds: a count of everything is not begun for what is typed over at once. */
const COUNT_AFTER = 250;

export interface PageWish extends LibraryQuery {
  readonly before?: string;
  readonly skip: number;
  readonly limit: number;
  readonly counts: boolean;
}

export interface FoundPage {
  readonly items: readonly LibraryItem[];
  readonly next: string | null;
  readonly counts: LibraryCounts | null;
  readonly building: LibraryBuilding;
}

export interface PagerHost {
  search(wish: PageWish, signal: AbortSignal): Promise<FoundPage>;
  count(query: LibraryQuery, signal: AbortSignal): Promise<LibraryCounts>;
}

export interface Results {
  /** What the items answer; null before the first answer. */
  readonly query: LibraryQuery | null;
  readonly pages: ReadonlyMap<number, readonly LibraryItem[]>;
  /** How many there are in all; `exact` false: at least so many. */
  readonly total: number;
  readonly exact: boolean;
  readonly counts: LibraryCounts | null;
  readonly building: LibraryBuilding;
  /** A search is on its way, and what is shown is the answer before. */
  readonly isSearching: boolean;
  readonly error: unknown;
}

export const noResults: Results = {
  query: null,
  pages: new Map(),
  total: 0,
  exact: true,
  counts: null,
  building: null,
  isSearching: false,
  error: null,
};

export const itemAt = ({ pages }: Pick<Results, 'pages'>, index: number): LibraryItem | undefined =>
  pages.get(Math.floor(index / PAGE))?.[index % PAGE];

/** Where an item stands among those that are here; -1: not among them. */
export function indexOf({ pages }: Pick<Results, 'pages'>, id: ItemId): number {
  for (const [page, items] of pages) {
    const at = items.findIndex((item) => item.id === id);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}

/** One search, from its first page on. */
interface Search {
  readonly query: LibraryQuery;
  readonly ending: AbortController;
  /** Where the page before each page ended. */
  readonly cursors: Map<number, string>;
  readonly loading: Map<number, Promise<readonly LibraryItem[]>>;
}

/** Where what is found is kept. */
export interface ResultsPlace {
  getState(): Results;
  setState(change: Partial<Results>): void;
}

/** Loads what is found as it is looked at. */
export class Pager {
  readonly #host: PagerHost;
  readonly #place: ResultsPlace;
  #current: Search | null = null;
  #seen = { first: 0, last: 0 };

  constructor(host: PagerHost, place: ResultsPlace) {
    this.#host = host;
    this.#place = place;
  }

  /** Searches anew; what is shown stays until the answer is here. What was under way is let go of. */
  open(query: LibraryQuery): void {
    this.#seen = { first: 0, last: 0 };
    void this.#begin(query);
  }

  /** Asks the same again, where it is looked at now. */
  async refresh(): Promise<void> {
    if (this.#current !== null) await this.#begin(this.#current.query);
  }

  /** The items from `first` to `last` are in sight: their pages are loaded. */
  look(first: number, last: number): void {
    this.#seen = { first, last };
    const search = this.#current;
    const { total, isSearching } = this.#place.getState();
    if (search === null || isSearching || total === 0) return;
    for (const page of pagesOf(first, Math.min(last, total - 1))) {
      this.#loadOnce(search, page).catch((error: unknown) => {
        if (this.#current === search) this.#place.setState({ error });
      });
    }
  }

  /** Whether the first of them are in sight: then what is new comes in by itself. */
  isAtTop(): boolean {
    return this.#seen.first === 0;
  }

  /** All of them, loaded where they are not here yet. */
  async range(first: number, last: number): Promise<LibraryItem[]> {
    const search = this.#current;
    const items: LibraryItem[] = [];
    if (search === null) return items;
    for (const page of pagesOf(first, last)) {
      const loaded = await this.#loadOnce(search, page);
      const from = Math.max(0, first - page * PAGE);
      items.push(...loaded.slice(from, Math.max(0, last + 1 - page * PAGE)));
    }
    return items;
  }

  /** Changes items that are here, before the host has answered. */
  patch(change: (item: LibraryItem) => LibraryItem): void {
    const pages = new Map<number, readonly LibraryItem[]>();
    for (const [page, items] of this.#place.getState().pages) pages.set(page, items.map(change));
    this.#place.setState({ pages });
  }

  async #begin(query: LibraryQuery): Promise<void> {
    this.#current?.ending.abort();
    const search: Search = {
      query,
      ending: new AbortController(),
      cursors: new Map(),
      loading: new Map(),
    };
    this.#current = search;
    this.#place.setState({ isSearching: true });
    try {
      const wanted = pagesOf(this.#seen.first, this.#seen.last);
      const answers = await Promise.all(
        wanted.map((page, index) => this.#fetch(search, page, index === 0)),
      );
      if (this.#current !== search) return;
      this.#take(search, wanted, answers);
    } catch (error) {
      if (this.#current === search) this.#place.setState({ isSearching: false, error });
    }
  }

  #take(search: Search, wanted: readonly number[], answers: readonly FoundPage[]): void {
    const pages = new Map(wanted.map((page, index) => [page, answers[index]?.items ?? []]));
    const [counted] = answers;
    const counts = counted?.counts ?? null;
    this.#place.setState({
      query: search.query,
      pages,
      isSearching: false,
      error: null,
      building: counted?.building ?? null,
      ...(counts === null ? {} : { counts, total: counts.total, exact: counts.exact }),
    });
    for (const [index, page] of wanted.entries()) this.#noteEnd(page, answers[index]);
    if (counts === null || (counts.exact && counts.exactDetails)) return;
    setTimeout(() => void this.#countAll(search), COUNT_AFTER);
  }

  async #countAll(search: Search): Promise<void> {
    if (this.#current !== search) return;
    try {
      const counts = await this.#host.count(search.query, search.ending.signal);
      if (this.#current !== search) return;
      this.#place.setState({ counts, total: counts.total, exact: true });
    } catch {
      // The lower bounds stay, which is what they say of themselves.
    }
  }

  async #fetch(search: Search, page: number, counts: boolean): Promise<FoundPage> {
    let from = page;
    while (from > 0 && !search.cursors.has(from)) from -= 1;
    const before = search.cursors.get(from);
    const found = await this.#host.search(
      {
        ...search.query,
        ...(before === undefined ? {} : { before }),
        skip: (page - from) * PAGE,
        limit: PAGE,
        counts,
      },
      search.ending.signal,
    );
    if (found.next !== null) search.cursors.set(page + 1, found.next);
    return found;
  }

  /** The end of the list was seen, or more of it than was counted. */
  #noteEnd(page: number, found: FoundPage | undefined): void {
    if (found === undefined || (found.items.length === 0 && page > 0)) return;
    const known = page * PAGE + found.items.length;
    if (found.next === null) this.#place.setState({ total: known, exact: true });
    else if (this.#place.getState().total <= known) {
      this.#place.setState({ total: known + 1, exact: false });
    }
  }

  async #load(search: Search, page: number): Promise<readonly LibraryItem[]> {
    const found = await this.#fetch(search, page, false);
    if (this.#current !== search) return found.items;
    const pages = new Map(this.#place.getState().pages).set(page, found.items);
    const low = this.#seen.first / PAGE - KEPT_AROUND;
    const high = this.#seen.last / PAGE + KEPT_AROUND;
    for (const kept of pages.keys()) {
      if (kept !== page && (kept < low || kept > high)) pages.delete(kept);
    }
    this.#place.setState({ pages });
    this.#noteEnd(page, found);
    return found.items;
  }

  #loadOnce(search: Search, page: number): Promise<readonly LibraryItem[]> {
    const here = this.#place.getState().pages.get(page);
    if (here !== undefined && this.#current === search) return Promise.resolve(here);
    const before = search.loading.get(page);
    if (before !== undefined) return before;
    const loading = this.#load(search, page).finally(() => search.loading.delete(page));
    search.loading.set(page, loading);
    return loading;
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(first, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
