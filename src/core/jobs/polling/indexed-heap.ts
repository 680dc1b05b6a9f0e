/** Something with a place in one heap for each `slot`. */
export interface HeapItem {
  /** Where it is in the heap of each slot; −1 when it is in none. */
  readonly places: number[];
}

/**
 * A binary heap, least key first, whose items know their place: moving or removing any of them
 * takes logarithmic time. Packages for heaps search for the item, which is linear.
 */
export class IndexedHeap<Item extends HeapItem> {
  readonly #slot: number;
  readonly #keyOf: (item: Item) => number;
  readonly #items: Item[] = [];

  /** @param slot which of the item's places is this heap's */
  constructor(slot: number, keyOf: (item: Item) => number) {
    this.#slot = slot;
    this.#keyOf = keyOf;
  }

  get size(): number {
    return this.#items.length;
  }

  first(): Item | undefined {
    return this.#items[0];
  }

  /** Adds it, or puts it where its changed key belongs. */
  place(item: Item): void {
    let index = item.places[this.#slot] ?? -1;
    if (index < 0) {
      index = this.#items.length;
      this.#items.push(item);
    }
    if (this.#rise(item, index) === index) this.#sink(item, index);
  }

  /** Removing what is not there does nothing. */
  remove(item: Item): void {
    const index = item.places[this.#slot] ?? -1;
    if (index < 0) return;
    item.places[this.#slot] = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) return;
    if (this.#rise(last, index) === index) this.#sink(last, index);
  }

  #set(item: Item, index: number): void {
    this.#items[index] = item;
    item.places[this.#slot] = index;
  }

  #rise(item: Item, from: number): number {
    const key = this.#keyOf(item);
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const other = this.#items[above];
      if (other === undefined || this.#keyOf(other) <= key) break;
      this.#set(other, index);
      index = above;
    }
    this.#set(item, index);
    return index;
  }

  #sink(item: Item, from: number): void {
    const key = this.#keyOf(item);
    let index = from;
    for (;;) {
      const child = this.#lesserChild(index);
      const other = this.#items[child];
      if (other === undefined || this.#keyOf(other) >= key) break;
      this.#set(other, index);
      index = child;
    }
    this.#set(item, index);
  }

  #lesserChild(index: number): number {
    const left = 2 * index + 1;
    const one = this.#items[left];
    const two = this.#items[left + 1];
    return one !== undefined && two !== undefined && this.#keyOf(two) < this.#keyOf(one)
      ? left + 1
      : left;
  }
}
