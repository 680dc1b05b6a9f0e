import { z } from 'zod';
import { jobIdSchema } from '../ids.ts';
import {
  duplicateGroupSchema,
  itemIdSchema,
  libraryBuildingSchema,
  libraryCountsSchema,
  libraryItemSchema,
  libraryQuerySchema,
  payloadComparisonSchema,
} from '../library.ts';
import { contract } from './errors.ts';

/** Where a page ended: handed back as it came. */
const cursorSchema = z.string().max(2_048);

/** The library as a history: found, counted, compared. Abort a call that is superseded. */
export const librarySearchContract = {
  /** A page of what fits. `next` of one page is `before` of the one that follows. */
  search: contract
    .route({ method: 'POST', path: '/library/search', summary: 'Search the whole history' })
    .input(
      libraryQuerySchema.extend({
        before: cursorSchema.optional(),
        /** Leaves out so many first, for a jump into the middle: the further, the longer it takes. */
        skip: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        /** Counts are the same on every page: ask for them with the first. */
        counts: z.boolean().default(true),
      }),
    )
    .output(
      z.object({
        items: z.array(libraryItemSchema),
        next: cursorSchema.nullable(),
        counts: libraryCountsSchema.nullable(),
        building: libraryBuildingSchema,
      }),
    ),
  /** All counts of a query, exact however long that takes (a second for a million). */
  count: contract
    .route({ method: 'POST', path: '/library/count', summary: 'Count what a search finds' })
    .input(libraryQuerySchema)
    .output(libraryCountsSchema),
  item: contract
    .route({ method: 'GET', path: '/library/items/{id}', summary: 'One item of the history' })
    .input(z.object({ id: itemIdSchema }))
    .output(libraryItemSchema),
  /** Groups with the very same bytes, of files or of payloads. */
  duplicates: contract
    .route({ method: 'GET', path: '/library/duplicates', summary: 'What is there more than once' })
    .input(
      z.object({
        by: z.enum(['content', 'payload']),
        /** Only the group of this SHA-256, if it is one. */
        of: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        before: cursorSchema.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ groups: z.array(duplicateGroupSchema), next: cursorSchema.nullable() })),
  /** What is different in the payload of `b` from that of `a`. */
  differencePayloads: contract
    .route({ method: 'GET', path: '/payloads/difference', summary: 'Compare two payloads' })
    .input(z.object({ a: jobIdSchema, b: jobIdSchema }))
    .output(payloadComparisonSchema),
};
