import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { jobIdSchema } from '../ids.ts';
import { jobPrioritySchema, jobViewSchema, sendAtSchema } from '../job.ts';
import { settingsSchema } from '../settings.ts';
import { contract } from './errors.ts';

const byId = z.object({ id: jobIdSchema });
const idsSchema = z.array(jobIdSchema).min(1).max(5_000);

/** What can be done to many jobs at once. */
export const queueActionSchema = z.enum([
  'pause',
  'resume',
  'check',
  'cancel',
  /** Takes a cancel back, of a job that was not sent before. */
  'restore',
]);

export const queueChangeSchema = z.object({
  /** Jobs to which it was done. */
  changed: z.array(jobIdSchema),
  /** Those to which it does not apply as they are now, each with the reason. */
  refused: z.array(z.object({ id: jobIdSchema, failure: failureSchema })),
});
export type QueueChange = z.infer<typeof queueChangeSchema>;

export const queueContract = {
  /** Nothing is sent for it, asked about it or fetched, and no time counts, until it is resumed. */
  pause: contract
    .route({ method: 'POST', path: '/jobs/{id}/pause', summary: 'Pause a job' })
    .input(byId)
    .output(jobViewSchema),
  resume: contract
    .route({ method: 'POST', path: '/jobs/{id}/resume', summary: 'Resume a job' })
    .input(byId)
    .output(jobViewSchema),
  /** Nothing goes on by itself, over restarts; a check or a cancel asked for by hand still does. */
  pauseAll: contract
    .route({ method: 'POST', path: '/queue/pause', summary: 'Pause everything' })
    .output(settingsSchema),
  /** Jobs, accounts and downloads that were paused by themselves stay so. */
  resumeAll: contract
    .route({ method: 'POST', path: '/queue/resume', summary: 'Let everything go on' })
    .output(settingsSchema),
  change: contract
    .route({ method: 'POST', path: '/queue/change', summary: 'Do one thing to many jobs' })
    .input(z.object({ ids: idsSchema, action: queueActionSchema }))
    .output(queueChangeSchema),
  /** Those that were sent already are refused; null: as soon as their turn comes. */
  sendAt: contract
    .route({ method: 'PUT', path: '/queue/send-at', summary: 'Send jobs not before a time' })
    .input(z.object({ ids: idsSchema, sendAt: sendAtSchema.nullable() }))
    .output(queueChangeSchema),
  setPriority: contract
    .route({
      method: 'PUT',
      path: '/queue/priority',
      summary: 'Let jobs go before or after others of their account',
    })
    .input(z.object({ ids: idsSchema, priority: jobPrioritySchema }))
    .output(queueChangeSchema),
  /** Among those of its account that wait to be sent. It takes the priority of its new place. */
  move: contract
    .route({ method: 'POST', path: '/jobs/{id}/move', summary: 'Reorder what waits to be sent' })
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
