import { z } from 'zod';
import { webhookViewSchema } from '../webhook.ts';
import { contract } from './errors.ts';

/** Notices to an address of the person's own. What they are like is in docs/webhook.md. */
export const webhookContract = {
  get: contract
    .route({ method: 'GET', path: '/webhook', summary: 'Where notices go besides, if anywhere' })
    .output(webhookViewSchema.nullable()),
  /** The address and the secret go in and never come out. Which notices go there is in the settings. */
  set: contract
    .route({
      method: 'PUT',
      path: '/webhook',
      summary: 'Send notices to a webhook, or another one',
    })
    .input(
      z.object({
        address: z.string().min(1).max(2_048),
        /** What each is signed with; null: none is. */
        secret: z.string().min(1).max(255).nullable().default(null),
        keep: z.enum(['keychain', 'memory']).default('keychain'),
      }),
    )
    .output(webhookViewSchema.nullable()),
  remove: contract
    .route({ method: 'DELETE', path: '/webhook', summary: 'Send notices to no webhook' })
    .output(z.null()),
  test: contract
    .route({ method: 'POST', path: '/webhook/test', summary: 'Send the webhook a test, once' })
    .output(
      z.object({
        /** Null when it was taken, else why not. */
        problem: z.string().nullable(),
      }),
    ),
};
