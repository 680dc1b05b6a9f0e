import { z } from 'zod';

/**
 * What went wrong, for a program (`code`) and for a person: `message` says what happened, to
 * what and why; `remedy` says what to do now. Neither ever holds a key or a signed link.
 */
export const failureCodeSchema = z.enum([
  // The payload, before anything is sent.
  'not-json',
  'wrong-encoding',
  'empty-file',
  'is-a-directory',
  'file-missing',
  'file-unreadable',
  'too-large',
  'not-recognised',
  'invalid-payload',
  // The account.
  'no-account',
  'account-ambiguous',
  'key-missing',
  'key-malformed',
  'key-rejected',
  'keychain-unavailable',
  'base-url-refused',
  'name-taken',
  'subscription-inactive',
  'payment-required',
  'forbidden',
  // The provider and the way to it.
  'rate-limited',
  'quota-exhausted',
  'spending-guard',
  /** It waits for other renders, or for one that has failed. */
  'other-renders',
  /** It is sent at a time that is yet to come. */
  'send-time',
  'unreachable',
  'timed-out',
  'malformed-answer',
  'provider-error',
  'refused-by-provider',
  'not-found',
  // The render.
  'answer-lost',
  'render-failed',
  'render-canceled',
  'not-finished-in-time',
  'no-output',
  // The file.
  'link-refused',
  'download-stalled',
  'download-incomplete',
  'content-mismatch',
  'disk-full',
  'folder-unwritable',
  'folder-missing',
  'file-gone',
  // The app.
  'invalid-request',
  /** What the update server said is not signed by us, or not what it may say. */
  'update-refused',
  'in-use',
  'conflict',
  'not-supported',
  'unauthorized',
  'database-from-the-future',
  'database-unreadable',
  'database-busy',
  /** What lies beside the files is there: the library can be rebuilt from it. */
  'database-missing',
  'database-damaged',
  'internal',
]);
export type FailureCode = z.infer<typeof failureCodeSchema>;

/** What a person can do about a job or an account, each one button or command. */
export const remedyActionSchema = z.enum([
  'render-again',
  'check-again',
  'download-again',
  'submit-again',
  'adopt',
  'give-up',
  'resume-account',
  'replace-key',
  'choose-folder',
]);
export type RemedyAction = z.infer<typeof remedyActionSchema>;

export const failureSchema = z.object({
  code: failureCodeSchema,
  message: z.string(),
  remedy: z.string(),
  actions: z.array(remedyActionSchema).default([]),
  /** The provider's own words, as they came (already redacted); null where it said nothing. */
  providerCode: z.string().nullable().default(null),
  providerMessage: z.string().nullable().default(null),
  /** Where in a dropped file it is wrong, counted from one. */
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

/** Makes a failure; what is not said is empty. */
export function failure(
  code: FailureCode,
  message: string,
  remedy: string,
  more: Partial<Omit<Failure, 'code' | 'message' | 'remedy'>> = {},
): Failure {
  return { code, message, remedy, actions: [], providerCode: null, providerMessage: null, ...more };
}

/** A failure on its way up to whoever shows it. Its message is the sentence for people. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** The failure inside an error, or an `internal` one around whatever else was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return failure(
    'internal',
    'Renderdesk ran into a fault of its own.',
    'Try again; if it comes back, save the log and report it.',
  );
}
