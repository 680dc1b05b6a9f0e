import { z } from 'zod';
import { outputIdSchema } from '../ids.ts';
import { editTargetSchema, editViewSchema, itemIdSchema, libraryItemSchema } from '../library.ts';
import {
  changedFileSchema,
  diskTotalsSchema,
  fetchAgainViewSchema,
  libraryCheckSchema,
  retentionPreviewSchema,
  retentionRulesSchema,
  retentionViewSchema,
  takenInSchema,
  trashedFileSchema,
  trashTotalsSchema,
  unknownFileSchema,
} from '../library-care.ts';
import { contract } from './errors.ts';

const limit = z.coerce.number().int().min(1).max(500).default(100);
const byTarget = z.object({ target: editTargetSchema });
const paths = z.array(z.string().max(4_096)).min(1).max(1_000);

/**
 * Keeps the library and the disk in agreement. Bulk calls are edits: they are in `library.edits`,
 * `library.undo` takes them back as far as that can be, and one that is cut off goes on at the
 * next start. `skipped` and `remark` of an edit tell what was left as it was, and why.
 */
export const libraryCareContract = {
  /** Looks the folders through; joins the run that goes on, if any. Answers at once: events of
   * type `library-check` tell how far it is, `wait` waits for its end. */
  startCheck: contract
    .route({ method: 'POST', path: '/library/check', summary: 'Look the library folders through' })
    .input(z.object({ wait: z.boolean().default(false) }))
    .output(libraryCheckSchema),
  stopCheck: contract
    .route({ method: 'POST', path: '/library/check/stop', summary: 'Stop looking' })
    .output(libraryCheckSchema.nullable()),
  /** The run that goes on, or the last one; null: there was none. */
  lastCheck: contract
    .route({ method: 'GET', path: '/library/check', summary: 'What the last look found' })
    .output(libraryCheckSchema.nullable()),

  /** Files whose bytes are no longer those that were stored. Missing ones: search `is:missing`. */
  changedFiles: contract
    .route({ method: 'GET', path: '/library/changed', summary: 'Files that were changed' })
    .input(z.object({ skip: z.coerce.number().int().min(0).default(0), limit }))
    .output(z.object({ files: z.array(changedFileSchema), more: z.boolean() })),
  /** Lets changed files stay as they are now, or no longer; another change is told again. */
  keepChanged: contract
    .route({ method: 'POST', path: '/library/changed/keep', summary: 'Let changed files stay' })
    .input(
      z.object({ ids: z.array(itemIdSchema).min(1).max(1_000), kept: z.boolean().default(true) }),
    )
    .output(z.object({ files: z.int().nonnegative() })),
  diskTotals: contract
    .route({ method: 'GET', path: '/library/disk', summary: 'How many files differ from the disk' })
    .output(diskTotalsSchema),
  /** Desktop only, and only what `unknownFiles` lists: shows it in the system's file manager. */
  revealUnknown: contract
    .route({ method: 'POST', path: '/library/unknown/reveal', summary: 'Show an unknown file' })
    .input(z.object({ path: z.string().max(4_096) }))
    .output(z.object({ done: z.literal(true) })),
  /** By path. `after`: the last path of the page before. */
  unknownFiles: contract
    .route({ method: 'GET', path: '/library/unknown', summary: 'Files the library does not know' })
    .input(
      z.object({
        after: z.string().max(4_096).optional(),
        limit,
        /** Also those that are ignored. */
        ignored: z.stringbool().or(z.boolean()).default(false),
      }),
    )
    .output(z.object({ files: z.array(unknownFileSchema), more: z.boolean() })),
  /** Each becomes an item of its own; one that was forgotten gets its history back. */
  takeIn: contract
    .route({ method: 'POST', path: '/library/unknown/take-in', summary: 'Take files in' })
    .input(z.object({ paths }))
    .output(z.array(takenInSchema)),
  ignoreUnknown: contract
    .route({ method: 'POST', path: '/library/unknown/ignore', summary: 'Ignore files, or not' })
    .input(z.object({ paths, ignored: z.boolean().default(true) }))
    .output(z.object({ files: z.int().nonnegative() })),

  /**
   * Tells where an item's file is now. Refused with the difference in words (`content-mismatch`)
   * when it is not the same bytes, unless `asChanged`. A file outside of the library's folders is
   * copied into it, and stays where it is.
   */
  relink: contract
    .route({ method: 'POST', path: '/library/relink', summary: 'Say where a file is now' })
    .input(
      z.object({
        id: itemIdSchema,
        path: z.string().max(4_096),
        asChanged: z.boolean().default(false),
      }),
    )
    .output(libraryItemSchema),
  /**
   * Downloads files again that are missing or changed, as long as the provider has them. Only the
   * very same bytes take the place of the old; what differs is told as `different` and not kept,
   * unless `asAnother`: then it comes in as one more file of the job. Answers at once.
   */
  fetchAgain: contract
    .route({ method: 'POST', path: '/library/fetch-again', summary: 'Download files again' })
    .input(
      z.object({
        ids: z.array(itemIdSchema).min(1).max(1_000),
        asAnother: z.boolean().default(false),
      }),
    )
    .output(z.array(fetchAgainViewSchema)),
  fetchesAgain: contract
    .route({ method: 'POST', path: '/library/fetch-again/state', summary: 'How fetching went' })
    .input(z.object({ ids: z.array(outputIdSchema).min(1).max(1_000) }))
    .output(z.array(fetchAgainViewSchema)),

  /** Files go to the trash, history stays. An edit, with undo. */
  trash: contract
    .route({ method: 'POST', path: '/library/trash', summary: 'Move items to the trash' })
    .input(byTarget)
    .output(editViewSchema),
  /** An edit, with undo. What only the system's trash can give back says so in `remark`. */
  restore: contract
    .route({ method: 'POST', path: '/library/restore', summary: 'Put items back' })
    .input(byTarget)
    .output(editViewSchema),
  /** Where the file of an item in the trash is. */
  trashed: contract
    .route({ method: 'GET', path: '/library/trash/{id}', summary: 'Where a trashed file is' })
    .input(z.object({ id: itemIdSchema }))
    .output(trashedFileSchema),
  trashTotals: contract
    .route({ method: 'GET', path: '/library/trash', summary: 'What the trash holds' })
    .output(trashTotalsSchema),
  /** Deletes what the library's own trash holds, for good; history stays. Refused (`conflict`, with
   * the question in words) until `confirmed`. */
  emptyTrash: contract
    .route({ method: 'POST', path: '/library/trash/empty', summary: 'Empty the trash' })
    .input(z.object({ confirmed: z.boolean().default(false) }))
    .output(trashTotalsSchema),
  /** Removes history, never a file. Refused (`conflict`, with the question in words) until
   * `confirmed`. An edit, with undo. */
  forget: contract
    .route({ method: 'POST', path: '/library/forget', summary: 'Forget the history of items' })
    .input(byTarget.extend({ confirmed: z.boolean().default(false) }))
    .output(editViewSchema),

  retention: contract
    .route({ method: 'GET', path: '/library/retention', summary: 'The rules for what is kept' })
    .output(retentionViewSchema),
  /** Exactly what these rules would let go now. Changes nothing. */
  previewRetention: contract
    .route({ method: 'POST', path: '/library/retention/preview', summary: 'What rules would do' })
    .input(retentionRulesSchema.extend({ skip: z.coerce.number().int().min(0).default(0), limit }))
    .output(retentionPreviewSchema),
  /** `seen` is that of a preview of these very rules; without it they are kept, and off. */
  setRetention: contract
    .route({ method: 'PUT', path: '/library/retention', summary: 'Set the rules, on or off' })
    .input(retentionRulesSchema.extend({ on: z.boolean(), seen: z.string().max(100).optional() }))
    .output(retentionViewSchema),
  /** Now, once, by the rules as they are set; `seen` as above where they are off. */
  runRetention: contract
    .route({ method: 'POST', path: '/library/retention/run', summary: 'Apply the rules now' })
    .input(z.object({ seen: z.string().max(100).optional() }))
    .output(z.object({ edit: editViewSchema.nullable(), retention: retentionViewSchema })),
};
