/** So many files at most, besides those that come: each is a file that is being synced and placed. */
const MOST_SETTLING = 24;

/** A transfer's place among those that may go at once. */
export interface Place {
  /** All bytes are here: it needs the place no more, unless too many have come already. */
  readonly came: () => void;
  readonly free: Promise<void>;
  readonly ended: () => void;
}

/**
 * Files whose bytes are here, and which are on their way into the library: that waits for the disk
 * and for others to be written with, and keeps no other file from coming.
 */
export class Settling {
  #count = 0;

  /** @param freed is called once, when the place can be another's */
  placeOf(freed: () => void): Place {
    let give: () => void = () => undefined;
    let isFree = false;
    const free = new Promise<void>((resolve) => {
      give = resolve;
    });
    return {
      free,
      came: () => {
        if (isFree || this.#count >= MOST_SETTLING) return;
        isFree = true;
        this.#count += 1;
        freed();
        give();
      },
      ended: () => {
        if (isFree) this.#count -= 1;
        isFree = false;
      },
    };
  }
}
