import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { accountIdSchema, jobIdSchema, providerIdSchema } from '../ids.ts';
import {
  historyEntrySchema,
  jobPrioritySchema,
  jobStateSchema,
  jobViewSchema,
  MOST_OTHERS,
  sendAtSchema,
} from '../job.ts';
import { priceSchema } from '../money.ts';
import { mediaKindSchema } from '../output.ts';
import { contract } from './errors.ts';

const byId = z.object({ id: jobIdSchema });

/** A dropped, pasted or picked file: its bytes exactly as they were, in base64. */
export const payloadFileSchema = z.object({
  name: z.string().min(1).max(1_024),
  contentBase64: z.base64(),
  /** A person's choice for this file. Goes before the call's own `accountId`. */
  accountId: accountIdSchema.optional(),
  /** A person's word for what it makes; one of the provider's kinds. */
  kind: mediaKindSchema.optional(),
});
export type PayloadFile = z.infer<typeof payloadFileSchema>;

/** A provider that would take a payload, and how sure it is that the payload is meant for it. */
export const payloadCandidateSchema = z.object({
  providerId: providerIdSchema,
  kind: mediaKindSchema,
  /** 0 to 1. */
  certainty: z.number().min(0).max(1),
});
export type PayloadCandidate = z.infer<typeof payloadCandidateSchema>;

/** A job whose payload was, byte for byte, the same. */
export const earlierRenderSchema = z.object({
  id: jobIdSchema,
  number: z.int().positive(),
  state: jobStateSchema,
  /** When it was made, in milliseconds since 1970. */
  at: z.int(),
});
export type EarlierRender = z.infer<typeof earlierRenderSchema>;

/** What a payload was recognised as, before anything is sent. */
export const inspectedPayloadSchema = z.discriminatedUnion('usable', [
  z.object({
    usable: z.literal(true),
    name: z.string(),
    providerId: providerIdSchema,
    kind: mediaKindSchema,
    bytes: z.int().nonnegative(),
    warnings: z.array(z.string()),
    /** Best first. */
    candidates: z.array(payloadCandidateSchema),
    /** The first two are equally likely: without a choice it is refused when it is submitted. */
    ambiguous: z.boolean(),
    /** Where it would go: the chosen account, else the only one of the provider. */
    accountId: accountIdSchema.nullable(),
    /** Newest first, at most 5. */
    renderedBefore: z.array(earlierRenderSchema),
    /** Submitting it rests on public pages and not on the documentation proper. */
    undocumentedSubmit: z.boolean(),
  }),
  z.object({
    usable: z.literal(false),
    name: z.string(),
    failure: failureSchema,
    /** Whom it seems to be meant for, where that is plain. */
    providerId: providerIdSchema.optional(),
  }),
]);
export type InspectedPayload = z.infer<typeof inspectedPayloadSchema>;

/** For each file of a drop, in its order: a job, or why none was made. */
export const submissionResultSchema = z.discriminatedUnion('accepted', [
  z.object({ accepted: z.literal(true), name: z.string(), job: jobViewSchema }),
  z.object({ accepted: z.literal(false), name: z.string(), failure: failureSchema }),
]);
export type SubmissionResult = z.infer<typeof submissionResultSchema>;

/** What one file of a drop would cost. `price` and `failure` null: the provider has no quotes. */
export const quotedFileSchema = z.object({
  name: z.string(),
  /** Null: no job would be made of it, and `failure` says why. */
  accountId: accountIdSchema.nullable(),
  price: priceSchema.nullable(),
  failure: failureSchema.nullable(),
});
export type QuotedFile = z.infer<typeof quotedFileSchema>;

export const quotationSchema = z.object({
  files: z.array(quotedFileSchema),
  /** `complete` is false where the price of a file that would be sent is not known. */
  totals: z.array(
    z.object({ unit: z.string(), amount: z.number().nonnegative(), complete: z.boolean() }),
  ),
  /** Jobs that submitting the files would make. */
  count: z.int().nonnegative(),
});
export type Quotation = z.infer<typeof quotationSchema>;

/** What the addresses in one payload answered from here. */
export const checkedAddressesSchema = z.object({
  name: z.string(),
  /** Addresses that were asked; those that mean nothing elsewhere are not. */
  asked: z.int().nonnegative(),
  /** Each with its place in the payload; never the address, which may be a secret. */
  warnings: z.array(z.string()),
  /** Null, or why the file could not be read as a payload. */
  failure: failureSchema.nullable(),
});
export type CheckedAddresses = z.infer<typeof checkedAddressesSchema>;

export const jobDetailSchema = z.object({
  job: jobViewSchema,
  history: z.array(historyEntrySchema),
  payload: z.string().nullable(),
});
export type JobDetail = z.infer<typeof jobDetailSchema>;

export const jobsContract = {
  inspect: contract
    .route({
      method: 'POST',
      path: '/payloads/inspect',
      summary: 'Recognise payloads; sends nothing',
    })
    .input(
      z.object({
        files: z.array(payloadFileSchema).max(1_000),
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(z.array(inspectedPayloadSchema)),
  /** To complete and explain a payload while it is written; null where the provider has none. */
  payloadSchema: contract
    .route({
      method: 'GET',
      path: '/payloads/schema/{providerId}',
      summary: 'What is documented of a provider’s payloads, as JSON schema',
    })
    .input(z.object({ providerId: providerIdSchema }))
    .output(z.object({ schema: z.record(z.string(), z.unknown()).nullable() })),
  /** Within the accounts' request budgets, and for a bounded time. */
  quote: contract
    .route({
      method: 'POST',
      path: '/payloads/quote',
      summary: 'Ask what payloads would cost; starts nothing',
    })
    .input(
      z.object({
        files: z.array(payloadFileSchema).min(1).max(1_000),
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(quotationSchema),
  /** Without keys and cookies, and for a bounded time. What is not there now may be there later. */
  checkAddresses: contract
    .route({
      method: 'POST',
      path: '/payloads/check-addresses',
      summary: 'Ask the addresses in payloads, from this computer, whether they can be loaded',
    })
    .input(z.object({ files: z.array(payloadFileSchema).min(1).max(1_000) }))
    .output(z.array(checkedAddressesSchema)),
  submit: contract
    .route({
      method: 'POST',
      path: '/jobs',
      summary: 'Make a job of each payload',
      successStatus: 201,
    })
    .input(
      z.object({
        files: z.array(payloadFileSchema).min(1).max(1_000),
        /** Absent: the only account of the recognised provider; with several, the file is refused. */
        accountId: accountIdSchema.optional(),
        /** Made, and not sent until they are resumed. */
        paused: z.boolean().default(false),
        /** Sent after these jobs have finished. */
        after: z.array(jobIdSchema).max(MOST_OTHERS).default([]),
        /** Each is sent after the one before it has finished. */
        oneAfterAnother: z.boolean().default(false),
        /** Not before this; null: as soon as their turn comes. */
        sendAt: sendAtSchema.nullable().default(null),
        priority: jobPrioritySchema.default('normal'),
      }),
    )
    .output(z.array(submissionResultSchema)),
  /** Newest first. `before` is the `number` of the last job of the page before. */
  list: contract
    .route({ method: 'GET', path: '/jobs', summary: 'Jobs, newest first' })
    .input(
      z.object({
        states: z.array(jobStateSchema).optional(),
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ jobs: z.array(jobViewSchema), more: z.boolean() })),
  get: contract
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'One job with its history and payload' })
    .input(byId)
    .output(jobDetailSchema),
  /** Finds a job by its number (`12`, `#12`), its id, or the beginning of its id. */
  find: contract
    .route({ method: 'GET', path: '/jobs/find/{reference}', summary: 'One job by number or id' })
    .input(z.object({ reference: z.string().min(1).max(64) }))
    .output(jobViewSchema),
  cancel: contract
    .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Cancel a job' })
    .input(byId)
    .output(jobViewSchema),
  checkNow: contract
    .route({ method: 'POST', path: '/jobs/{id}/check', summary: 'Check, or try again, now' })
    .input(byId)
    .output(jobViewSchema),
  /** A new job, which may cost, from the same payload and account. */
  renderAgain: contract
    .route({ method: 'POST', path: '/jobs/{id}/render-again', summary: 'Render the payload again' })
    .input(byId)
    .output(jobViewSchema),
  /** Follows a render that was made elsewhere, by its id or address. The same one twice is the first. */
  adopt: contract
    .route({ method: 'POST', path: '/jobs/adopt', summary: 'Follow a render by its id or address' })
    .input(
      z.object({
        reference: z.string().trim().min(1).max(2_048),
        /** Absent: the account whose address it is, else the only one. */
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(jobViewSchema),
  /** In place of what it was to be sent after before; none: it waits for no other any more. */
  sendAfter: contract
    .route({
      method: 'PUT',
      path: '/jobs/{id}/after',
      summary: 'Send a job after others have finished',
    })
    .input(byId.extend({ others: z.array(jobIdSchema).max(MOST_OTHERS) }))
    .output(jobViewSchema),
  /** Lets a job go that waits for other renders or a time, or for a spending guard which asks. */
  sendAnyway: contract
    .route({
      method: 'POST',
      path: '/jobs/{id}/send-anyway',
      summary: 'Send a job without what it waits for, or past the spending guard',
    })
    .input(byId)
    .output(jobViewSchema),
  /** The same for all of an account's jobs that wait for it now. */
  sendAllAnyway: contract
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/send-all-anyway',
      summary: 'Send all waiting jobs of an account past the spending guard',
    })
    .input(z.object({ accountId: accountIdSchema }))
    .output(z.object({ sent: z.int().nonnegative() })),
  /** Answers the one question only a person can answer: did the lost submit arrive? */
  settle: contract
    .route({ method: 'POST', path: '/jobs/{id}/settle', summary: 'Settle an unconfirmed submit' })
    .input(
      byId.extend({
        decision: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('adopt'), remoteId: z.string().trim().min(1).max(512) }),
          z.object({ kind: z.literal('submit-again') }),
          z.object({ kind: z.literal('give-up') }),
        ]),
      }),
    )
    .output(jobViewSchema),
};
