import { z } from 'zod';
import { libraryQuerySchema } from '../library.ts';
import { contract } from './errors.ts';

const count = z.int().nonnegative();
const progress = z.object({ done: count, total: count });
const pathSchema = z.string().min(1).max(4_096);

/** A library that is moved to another folder, file by file. */
export const libraryMoveSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** `stopped` and `failed`: every file is where the library looks for it, in one folder or the other. */
  state: z.enum(['moving', 'done', 'stopped', 'failed']),
  files: progress,
  bytes: progress,
  /** Files that were not there to be moved. */
  missing: count,
  /** A sentence for people, where it failed. */
  problem: z.string().nullable(),
});
export type LibraryMove = z.infer<typeof libraryMoveSchema>;

export const importReportSchema = z.object({
  /** Jobs that were put in, those that got files they had not, and those that were there whole. */
  added: count,
  completed: count,
  skipped: count,
  /** Of the text that was given, by line from one: why it could not be used. The first 100. */
  refused: z.array(z.object({ line: count, why: z.string() })),
  refusedLines: count,
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const folderImportSchema = z.object({
  added: count,
  completed: count,
  skipped: count,
  accounts: count,
  files: z.object({ there: count, missing: count, changed: count }),
  /** Lines of the history that could not be used. */
  damagedLines: count,
  /** False: it was stopped; what was put in until then is in. */
  isComplete: z.boolean(),
});
export type FolderImport = z.infer<typeof folderImportSchema>;

/** How far the reading of the history beside the files is: bytes of it, then jobs. */
export const historyReadingSchema = z.object({
  phase: z.enum(['reading', 'restoring']),
  done: count,
  total: count,
});
export type HistoryReading = z.infer<typeof historyReadingSchema>;

/** The library's folder, and what else lies in it. */
export const libraryPlaceSchema = z.object({
  folder: z.string(),
  /** Which library it is, wherever it lies; null while its folder is not there. */
  library: z.string().nullable(),
  /** Histories of other homes beside the files: `importFolder` reads them in. */
  otherHistories: count,
  move: libraryMoveSchema.nullable(),
  /** Null while `readHistory` reads nothing. */
  reading: historyReadingSchema.nullable(),
});
export type LibraryPlace = z.infer<typeof libraryPlaceSchema>;

/** The most letters of one part of an import; a payload and its line fit in. */
export const LONGEST_IMPORT_PART = 24 * 1_024 * 1_024;

/** Takes the library, or its history, somewhere else. Nothing here carries a key or a signed link. */
export const libraryPortableContract = {
  /**
   * The history as a file, in parts: ask with the `next` of the part before until there is none,
   * and put the texts one behind the other. JSON can be imported again.
   */
  exportHistory: contract
    .route({ method: 'POST', path: '/library/export', summary: 'The history as JSON or CSV' })
    .input(
      z.object({
        format: z.enum(['json', 'csv']),
        query: libraryQuerySchema.prefault({}),
        after: z.int().nonnegative().nullable().default(null),
        /** CSV: begins with a byte order mark, which some spreadsheets want for UTF-8. */
        byteOrderMark: z.boolean().default(false),
      }),
    )
    .output(z.object({ text: z.string(), items: count, next: z.int().nonnegative().nullable() })),
  /** Desktop only. Asks where to, writes the whole file there; null: the person changed their mind. */
  saveHistory: contract
    .route({ method: 'POST', path: '/library/export/save', summary: 'Save the history as a file' })
    .input(
      z.object({
        format: z.enum(['json', 'csv']),
        query: libraryQuerySchema.prefault({}),
        byteOrderMark: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string(), items: count }).nullable()),
  /**
   * Puts in what an exported JSON file holds and is not there yet: whole lines of it, in as many
   * parts as it takes. Nothing that had not ended goes on; nothing is overwritten.
   */
  importHistory: contract
    .route({ method: 'POST', path: '/library/import', summary: 'Import an exported history' })
    .input(z.object({ text: z.string().max(LONGEST_IMPORT_PART) }))
    .output(importReportSchema),
  /** Reads in the history that lies beside the files of a folder. Abort the call to stop it. */
  importFolder: contract
    .route({ method: 'POST', path: '/library/import-folder', summary: 'Read in another library' })
    .input(z.object({ folder: pathSchema, verify: z.boolean().default(false) }))
    .output(folderImportSchema),
  /**
   * Reads what lies beside this library's own files again, and puts back what it does not have.
   * `place` tells how far it is. Abort the call to stop it.
   */
  readHistory: contract
    .route({
      method: 'POST',
      path: '/library/read-history',
      summary: 'Read the history beside the files again',
    })
    .input(z.object({ verify: z.boolean().default(false) }))
    .output(folderImportSchema),
  place: contract
    .route({ method: 'GET', path: '/library/place', summary: 'Where the library is' })
    .output(libraryPlaceSchema),
  /** Answers when it is done or was stopped; `place` tells how far it is. Asked for the same folder
   * again, it goes on. */
  move: contract
    .route({ method: 'POST', path: '/library/move', summary: 'Move the library to a folder' })
    .input(z.object({ folder: pathSchema }))
    .output(libraryMoveSchema),
  stopMove: contract
    .route({ method: 'POST', path: '/library/move/stop', summary: 'Stop moving' })
    .output(libraryMoveSchema.nullable()),
};
