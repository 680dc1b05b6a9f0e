import { z } from 'zod';
import { jobIdSchema } from '../ids.ts';
import { jobViewSchema } from '../job.ts';
import { settingsSchema } from '../settings.ts';
import { contract } from './errors.ts';

const byId = z.object({ id: jobIdSchema });

export const downloadsContract = {
  /** What came of its files stays, and it goes on there. */
  pause: contract
    .route({ method: 'POST', path: '/downloads/{id}/pause', summary: 'Pause a download' })
    .input(byId)
    .output(jobViewSchema),
  resume: contract
    .route({ method: 'POST', path: '/downloads/{id}/resume', summary: 'Resume a download' })
    .input(byId)
    .output(jobViewSchema),
  /** None goes on and none begins, over restarts, until they are resumed. */
  pauseAll: contract
    .route({ method: 'POST', path: '/downloads/pause', summary: 'Pause all downloads' })
    .output(settingsSchema),
  /** Also those that were paused one by one. */
  resumeAll: contract
    .route({ method: 'POST', path: '/downloads/resume', summary: 'Resume all downloads' })
    .output(settingsSchema),
  /** Among those of its account that wait for their turn. */
  move: contract
    .route({ method: 'POST', path: '/downloads/{id}/move', summary: 'Reorder the downloads' })
    .input(
      byId.extend({
        to: z.discriminatedUnion('at', [
          z.object({ at: z.enum(['first', 'last']) }),
          z.object({ at: z.literal('before'), id: jobIdSchema }),
        ]),
      }),
    )
    .output(jobViewSchema),
};
