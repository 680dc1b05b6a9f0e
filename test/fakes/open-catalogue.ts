import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '../../src/core/db/database.ts';
import { createCatalogue, type Catalogue } from '../../src/core/library/create-catalogue.ts';
import type { AppEvent } from '../../src/shared/contract/events.ts';
import { rememberingLogger, type LogLine } from './fake-host-services.ts';
import { libraryRows } from './library-rows.ts';

export interface OpenCatalogue extends OpenedDatabase {
  readonly catalogue: Catalogue;
  readonly services: Catalogue['services'];
  readonly rows: ReturnType<typeof libraryRows>;
  readonly told: AppEvent[];
  readonly logged: readonly LogLine[];
  /** Closes everything, in order. */
  end(): Promise<void>;
}

/** The catalogue of a real database in a folder, with its real threads. */
export function openCatalogue(folder: string, libraryWorker?: URL): OpenCatalogue {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  const told: AppEvent[] = [];
  const logger = rememberingLogger();
  const catalogue = createCatalogue({
    ...database,
    clock: {
      now: () => 1_000,
      monotonic: () => performance.now(),
      after: () => () => undefined,
    },
    folders: { home: folder, database: path, logs: folder, defaultLibrary: folder },
    logger,
    mediaLinks: { urlFor: (id) => `media:${id}` },
    libraryWorker,
    tell: (event) => void told.push(event),
    jobChanged: () => undefined,
  });
  return {
    ...database,
    catalogue,
    services: catalogue.services,
    rows: libraryRows(database.writer),
    told,
    logged: logger.lines,
    async end() {
      await catalogue.stop();
      database.close();
    },
  };
}
