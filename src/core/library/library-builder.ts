import type { LibraryBuilding } from '../../shared/library.ts';
import { libraryBuildWrites, libraryWordWrites } from '../db/library-build-repository.ts';
import { libraryItemReads } from '../db/library-item-repository.ts';
import { behindWrites } from '../db/write-behind.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { Clock, Logger } from '../ports.ts';
import { inPieces } from './edits/pieces.ts';

export interface BuilderParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** It went on; null: it is done. */
  readonly changed: (building: LibraryBuilding) => void;
}

const TOLD_EVERY_MS = 1_000;

/**
 * Takes jobs and texts that are older than the library's indexes into them, newest first, in pieces. Where it
 * was cut off, the next start goes on.
 */
export class LibraryBuilder {
  readonly #parts: BuilderParts;
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BuilderParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running = this.#run().catch((error: unknown) => {
      this.#parts.logger.log('error', `the library's index could not be built: ${String(error)}`);
    });
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { writer, clock, changed } = this.#parts;
    const { signal } = this.#ending;
    const build = libraryBuildWrites(writer);
    let told = clock.monotonic();
    const toldPiece = (limit: number): number => {
      const did = this.#piece(build, limit);
      if (clock.monotonic() - told > TOLD_EVERY_MS) {
        told = clock.monotonic();
        changed(libraryItemReads(writer).building());
      }
      return did;
    };
    if (!build.isBuilt() && (await inPieces(toldPiece, signal, clock.monotonic))) changed(null);
    const words = libraryWordWrites(writer);
    if (words.isBuilt()) return;
    // Nobody is told: until then searches find the same, by trigrams.
    await inPieces((limit) => this.#piece(words, limit), signal, clock.monotonic);
  }

  #piece(source: { takeInNext(): boolean }, limit: number): number {
    return this.#parts.writer.transaction(() => {
      let did = 0;
      while (did < limit && source.takeInNext()) did += 1;
      // What changes by the thousand is not left to be looked at by searches.
      behindWrites(this.#parts.writer).takeInDue(did);
      return did;
    });
  }
}
