/** What the app's process is told to bring home in one go. */
export interface Order {
  readonly files: readonly WantedFile[];
  /** Transfers at once, over all and to one server. */
  readonly concurrent: number;
  /** `app`: with every row of the app; `engine`: reserved, fetched, hashed, synced and in its place. */
  readonly way: 'app' | 'engine';
}

export interface WantedFile {
  readonly url: string;
  readonly bytes: number;
  readonly kind: 'image' | 'other';
}

/** What came of it. */
export interface Brought {
  readonly seconds: number;
  /** Of processor time of the app's process, all of its threads. */
  readonly processorSeconds: number;
  /** Absolute paths in the library, in the order of the wishes. */
  readonly paths: readonly string[];
  /** MiB: the most that the process ever had in memory. */
  readonly peak: number;
  /** Milliseconds by which a timer of 1 ms was late meanwhile. */
  readonly late: { readonly p99: number; readonly longest: number };
}
