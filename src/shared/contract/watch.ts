import { z } from 'zod';
import { watchFileViewSchema, watchFolderViewSchema, watchRuleSchema } from '../watch.ts';
import { contract } from './errors.ts';

const id = z.coerce.number().int().positive();
const rule = watchRuleSchema.shape;

export const watchContract = {
  folders: contract
    .route({ method: 'GET', path: '/watch', summary: 'The folders that are watched' })
    .output(z.array(watchFolderViewSchema)),
  /** Everything in it waits until it is approved. */
  add: contract
    .route({ method: 'POST', path: '/watch', summary: 'Watch a folder' })
    .input(watchRuleSchema.extend({ path: z.string().min(1).max(4_096) }))
    .output(watchFolderViewSchema),
  change: contract
    .route({ method: 'PATCH', path: '/watch/{id}', summary: 'Change the rule of a watched folder' })
    .input(
      z.object({
        id,
        accountId: rule.accountId.unwrap().optional(),
        providerId: rule.providerId.unwrap().optional(),
        kind: rule.kind.unwrap().optional(),
        perHour: rule.perHour.unwrap().optional(),
        settleSeconds: rule.settleSeconds.unwrap().optional(),
        paused: z.boolean().optional(),
      }),
    )
    .output(watchFolderViewSchema),
  /** A person has seen what it would send: what waits for that is submitted, and so is what comes. */
  approve: contract
    .route({ method: 'POST', path: '/watch/{id}/approve', summary: 'Let a watched folder submit' })
    .input(z.object({ id }))
    .output(watchFolderViewSchema),
  /** Files and folder stay as they are; what became of its files is forgotten. */
  remove: contract
    .route({ method: 'DELETE', path: '/watch/{id}', summary: 'Watch a folder no longer' })
    .input(z.object({ id }))
    .output(z.object({ removed: z.literal(true) })),
  /** Those that wait first, then newest first. */
  files: contract
    .route({ method: 'GET', path: '/watch/{id}/files', summary: 'The files of a watched folder' })
    .input(z.object({ id, limit: z.coerce.number().int().min(1).max(500).default(50) }))
    .output(z.array(watchFileViewSchema)),
  /** Lets one file go, in spite of its warnings, or of the folder being new. */
  release: contract
    .route({
      method: 'POST',
      path: '/watch/files/{id}/release',
      summary: 'Submit a file that waits',
    })
    .input(z.object({ id }))
    .output(watchFileViewSchema),
};
