import { z } from 'zod';
import { accountNameSchema, accountViewSchema } from '../account.ts';
import { colourSchema } from '../colour.ts';
import { organisationSchema } from '../account.ts';
import { failureSchema } from '../failure.ts';
import { accountIdSchema, jobIdSchema, providerIdSchema } from '../ids.ts';
import { spendingGuardSchema } from '../money.ts';
import { contract } from './errors.ts';

/** `keychain`, or `memory`: for this run only, where there is no keychain or none is wanted. */
export const keepKeySchema = z.enum(['keychain', 'memory']);
const byId = z.object({ id: accountIdSchema });
/** Checked for shape in the core, so that a refusal can never repeat the key. */
const keySchema = z.string().max(4_096);

export const accountTestSchema = z.discriminatedUnion('works', [
  z.object({ works: z.literal(true), message: z.string() }),
  z.object({ works: z.literal(false), failure: failureSchema }),
]);
export type AccountTest = z.infer<typeof accountTestSchema>;

/** A render that may go on, and count, at the provider after its account was removed. */
export const stillRunningSchema = z.object({
  id: jobIdSchema,
  number: z.int().positive(),
  name: z.string(),
  /** Why it was not stopped: a sentence. */
  why: z.string(),
});
export type StillRunning = z.infer<typeof stillRunningSchema>;

export const accountsContract = {
  list: contract
    .route({ method: 'GET', path: '/accounts', summary: 'All accounts' })
    .output(z.array(accountViewSchema)),
  add: contract
    .route({ method: 'POST', path: '/accounts', summary: 'Add an account', successStatus: 201 })
    .input(
      z.object({
        providerId: providerIdSchema,
        name: accountNameSchema,
        baseUrl: z.string().optional(),
        planId: z.string().nullable().optional(),
        key: keySchema.optional(),
        keep: keepKeySchema.default('keychain'),
      }),
    )
    .output(accountViewSchema),
  rename: contract
    .route({ method: 'PATCH', path: '/accounts/{id}', summary: 'Rename an account' })
    .input(byId.extend({ name: accountNameSchema }))
    .output(accountViewSchema),
  setPlan: contract
    .route({
      method: 'PUT',
      path: '/accounts/{id}/plan',
      summary: 'Say which plan the account has',
    })
    .input(byId.extend({ planId: z.string().nullable() }))
    .output(accountViewSchema),
  setColour: contract
    .route({ method: 'PUT', path: '/accounts/{id}/colour', summary: 'Give an account a colour' })
    .input(byId.extend({ colour: colourSchema }))
    .output(accountViewSchema),
  /** Null takes the guard away. Raising it or taking it away lets the jobs go that wait for it. */
  setGuard: contract
    .route({
      method: 'PUT',
      path: '/accounts/{id}/guard',
      summary: 'Limit what an account may spend a month',
    })
    .input(byId.extend({ guard: spendingGuardSchema.nullable() }))
    .output(accountViewSchema),
  /** Refused where the provider documents submitting: there is nothing to switch off. */
  setSubmitEnabled: contract
    .route({
      method: 'PUT',
      path: '/accounts/{id}/submit-enabled',
      summary: 'Switch submitting with an account on or off',
    })
    .input(byId.extend({ enabled: z.boolean() }))
    .output(accountViewSchema),
  /** For providers that count requests by organisation: accounts of the same one share a limit. */
  setOrganisation: contract
    .route({
      method: 'PUT',
      path: '/accounts/{id}/organisation',
      summary: 'Say with whom the account shares its limits',
    })
    .input(byId.extend({ organisation: organisationSchema.nullable() }))
    .output(accountViewSchema),
  setKey: contract
    .route({ method: 'PUT', path: '/accounts/{id}/key', summary: "Replace an account's key" })
    .input(byId.extend({ key: keySchema, keep: keepKeySchema.default('keychain') }))
    .output(accountViewSchema),
  test: contract
    .route({
      method: 'POST',
      path: '/accounts/{id}/test',
      summary: 'Ask the provider about the key',
    })
    .input(byId)
    .output(accountTestSchema),
  /** Its jobs wait until it is resumed; what is on its way to the provider arrives. */
  pause: contract
    .route({ method: 'POST', path: '/accounts/{id}/pause', summary: 'Pause an account' })
    .input(byId)
    .output(accountViewSchema),
  /** Takes a paused account up again: its jobs go on by themselves. */
  resume: contract
    .route({ method: 'POST', path: '/accounts/{id}/resume', summary: 'Resume a paused account' })
    .input(byId)
    .output(accountViewSchema),
  /**
   * Refused while jobs of it are in flight, unless `force`: the provider is then asked to stop what
   * it can, for a bounded time, and nothing is followed any more.
   */
  remove: contract
    .route({ method: 'DELETE', path: '/accounts/{id}', summary: 'Remove an account and its key' })
    .input(byId.extend({ force: z.coerce.boolean().default(false) }))
    .output(z.object({ removed: z.literal(true), stillRunning: z.array(stillRunningSchema) })),
};
