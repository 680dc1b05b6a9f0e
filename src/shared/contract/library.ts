import { z } from 'zod';
import { outputIdSchema } from '../ids.ts';
import { outputViewSchema } from '../output.ts';
import { contract } from './errors.ts';
import { libraryPortableContract } from './library-portable.ts';
import { libraryOrderContract } from './library-order.ts';
import { libraryCareContract } from './library-care.ts';
import { librarySearchContract } from './library-search.ts';

const byId = z.object({ id: outputIdSchema });
const done = z.object({ done: z.literal(true) });

export const libraryContract = {
  ...librarySearchContract,
  ...libraryOrderContract,
  ...libraryCareContract,
  ...libraryPortableContract,
  /** Newest first. `before` is the id of the last output of the page before. */
  list: contract
    .route({ method: 'GET', path: '/library', summary: 'Outputs, newest first' })
    .input(
      z.object({
        before: outputIdSchema.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ outputs: z.array(outputViewSchema), more: z.boolean() })),
  get: contract
    .route({ method: 'GET', path: '/library/{id}', summary: 'One output' })
    .input(byId)
    .output(outputViewSchema),
  /** Desktop only. Opens the file in the program that the system has for it. */
  open: contract
    .route({ method: 'POST', path: '/library/{id}/open', summary: 'Open the file' })
    .input(byId)
    .output(done),
  /** Desktop only. Shows the file in the system's file manager. */
  reveal: contract
    .route({ method: 'POST', path: '/library/{id}/reveal', summary: 'Show the file in its folder' })
    .input(byId)
    .output(done),
  /** Desktop only. Puts the picture itself on the clipboard. */
  copyImage: contract
    .route({ method: 'POST', path: '/library/{id}/copy-image', summary: 'Copy the picture' })
    .input(byId)
    .output(done),
  /** Desktop only, where the system has a menu for it (macOS). */
  share: contract
    .route({ method: 'POST', path: '/library/{id}/share', summary: 'Share the file' })
    .input(byId)
    .output(done),
  /** Desktop only. Turns a drag that began in the window into a drag of the file itself. */
  startDrag: contract
    .route({ method: 'POST', path: '/library/{id}/drag', summary: 'Drag the file out' })
    .input(byId)
    .output(done),
};
