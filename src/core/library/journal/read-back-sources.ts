import { open, stat, type FileHandle } from 'node:fs/promises';
import { journalsIn, segmentsOf } from './journal-folder.ts';
import type { LastTag } from './record.ts';

/** One journal that is read back, and the library that it lies in. */
export interface JournalSource {
  /** The library's folder. */
  readonly root: string;
  readonly home: string;
  /** What its tags were last, by their numbers. */
  readonly tags: Map<number, LastTag>;
}

export interface SegmentSource {
  readonly journal: number;
  readonly path: string;
  readonly bytes: number;
}

export interface Sources {
  readonly journals: readonly JournalSource[];
  readonly segments: readonly SegmentSource[];
  readonly bytes: number;
}

/**
 * The journals of these libraries.
 * @param home only those of this home; null: whosever they are
 */
export async function findSources(
  libraries: readonly string[],
  home: string | null,
): Promise<Sources> {
  const journals: JournalSource[] = [];
  const segments: SegmentSource[] = [];
  for (const root of libraries) {
    for (const found of await journalsIn(root)) {
      if (home !== null && found.home !== home) continue;
      for (const { path } of await segmentsOf(found.path)) {
        const { size: bytes } = await stat(path);
        segments.push({ journal: journals.length, path, bytes });
      }
      journals.push({ root, home: found.home, tags: new Map() });
    }
  }
  return { journals, segments, bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Segments stay open while lines are read here and there: some for each gigabyte of journal. */
export class OpenSegments {
  readonly #open = new Map<string, Promise<FileHandle>>();

  handle(path: string): Promise<FileHandle> {
    const known = this.#open.get(path) ?? open(path, 'r');
    this.#open.set(path, known);
    return known;
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values());
    this.#open.clear();
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
  }
}
