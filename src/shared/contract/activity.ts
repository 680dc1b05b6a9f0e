import { z } from 'zod';
import {
  crashViewSchema,
  healthViewSchema,
  insightsSchema,
  logEntrySchema,
  logLevelSchema,
  noticeViewSchema,
  requestKindSchema,
  requestOutcomeSchema,
  requestViewSchema,
  whileAwaySchema,
} from '../activity.ts';
import { accountIdSchema, jobIdSchema } from '../ids.ts';
import { contract } from './errors.ts';

const unread = z.object({ unread: z.int().nonnegative() });
const before = z.coerce.number().int().positive().optional();

/** Where reading ended: handed back as it came. */
const logPlaceSchema = z.string().max(64);

/** What Renderdesk does and did. */
export const activityContract = {
  /** `before` is the `id` of the last request of the page before. */
  requests: contract
    .route({ method: 'GET', path: '/activity/requests', summary: 'Requests, newest first' })
    .input(
      z.object({
        jobId: jobIdSchema.optional(),
        accountId: accountIdSchema.optional(),
        kinds: z.array(requestKindSchema).min(1).optional(),
        outcomes: z.array(requestOutcomeSchema).min(1).optional(),
        before,
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ requests: z.array(requestViewSchema), more: z.boolean() })),
  insights: contract
    .route({ method: 'GET', path: '/activity/insights', summary: 'What the last days were like' })
    .input(z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }))
    .output(insightsSchema),
  health: contract
    .route({ method: 'GET', path: '/activity/health', summary: 'How the providers do' })
    .output(z.array(healthViewSchema)),
  notices: contract
    .route({ method: 'GET', path: '/activity/notices', summary: 'Notices, newest first' })
    .input(
      z.object({
        unread: z.stringbool().or(z.boolean()).default(false),
        before,
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ notices: z.array(noticeViewSchema), more: z.boolean(), ...unread.shape })),
  /** Without `ids`: all that are there. */
  markRead: contract
    .route({ method: 'POST', path: '/activity/notices/read', summary: 'Mark notices as read' })
    .input(z.object({ ids: z.array(z.int().positive()).max(1_000).optional() }))
    .output(unread),
  /** The same until somebody has `looked`. */
  whileAway: contract
    .route({ method: 'GET', path: '/activity/while-away', summary: 'What came since one looked' })
    .output(whileAwaySchema.nullable()),
  looked: contract
    .route({ method: 'POST', path: '/activity/looked', summary: 'Somebody saw what came' })
    .input(z.object({ upTo: z.int().positive() }))
    .output(z.object({ done: z.literal(true) })),
  /**
   * Lines of the log, newest first. `next` of one page is `before` of the one that follows; null:
   * there are no more. `newest` is to be given as `after` to get only what came since.
   */
  log: contract
    .route({ method: 'GET', path: '/activity/log', summary: 'The log, newest first' })
    .input(
      z.object({
        level: logLevelSchema.default('info'),
        /** Letters that a line has somewhere, in whatever case. */
        search: z.string().max(200).default(''),
        before: logPlaceSchema.optional(),
        after: logPlaceSchema.optional(),
        limit: z.coerce.number().int().min(1).max(1_000).default(200),
      }),
    )
    .output(
      z.object({
        entries: z.array(logEntrySchema),
        next: logPlaceSchema.nullable(),
        newest: logPlaceSchema,
        /** Where the files are. */
        folder: z.string(),
      }),
    ),
  /** For a report: redacted, and without payloads unless they are asked for. */
  diagnostics: contract
    .route({ method: 'GET', path: '/activity/diagnostics', summary: 'What helps to find a fault' })
    .input(z.object({ payloads: z.stringbool().or(z.boolean()).default(false) }))
    .output(z.object({ text: z.string(), fileName: z.string() })),
  /** Desktop only: where the person says. Null when they changed their mind. */
  saveDiagnostics: contract
    .route({ method: 'POST', path: '/activity/diagnostics/save', summary: 'Save diagnostics' })
    .input(z.object({ payloads: z.boolean().default(false) }))
    .output(z.object({ path: z.string() }).nullable()),
  crashes: contract
    .route({ method: 'GET', path: '/activity/crashes', summary: 'Crash reports on this machine' })
    .output(z.object({ crashes: z.array(crashViewSchema), folder: z.string() })),
  removeCrash: contract
    .route({ method: 'DELETE', path: '/activity/crashes/{name}', summary: 'Remove a crash report' })
    .input(z.object({ name: z.string().min(1).max(255) }))
    .output(z.object({ done: z.literal(true) })),
};
