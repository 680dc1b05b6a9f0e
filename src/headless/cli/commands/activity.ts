import type {
  HealthView,
  NoticeView,
  RequestOutcome,
  RequestView,
} from '../../../shared/activity.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import { sizeText } from '../measures.ts';
import { printable } from '../printable.ts';
import { tableText } from '../table.ts';

export interface ActivityOptions {
  readonly job?: string;
  readonly account?: string;
  /** Only what did not go well. */
  readonly failed?: boolean;
  readonly curl?: boolean;
  readonly limit?: number;
}

const USUAL_LIMIT = 40;
const troubled: RequestOutcome[] = ['refused', 'limited', 'failed', 'no-answer'];

/** `activity`: the requests that were sent, newest last, as a person reads on. */
export function activity(context: CommandContext, options: ActivityOptions): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const jobId =
      options.job === undefined
        ? undefined
        : (await client.jobs.find({ reference: options.job })).id;
    const accounts = await client.accounts.list();
    const account =
      options.account === undefined ? undefined : findAccount(accounts, options.account);
    const { requests } = await client.activity.requests({
      limit: options.limit ?? USUAL_LIMIT,
      ...(jobId === undefined ? {} : { jobId }),
      ...(account === undefined ? {} : { accountId: account.id }),
      ...(options.failed === true ? { outcomes: troubled } : {}),
    });
    sayRequests(context, requests.toReversed(), options.curl === true);
    return 'ok';
  });
}

function sayRequests(
  { printer }: CommandContext,
  requests: readonly RequestView[],
  withCurl: boolean,
): void {
  for (const request of requests) printer.record('request', { request });
  if (requests.length === 0) printer.tell('No request is on record.');
  else printer.tell(tableText(requestColumns, requests.map(requestRow)));
  if (!withCurl) return;
  for (const { curl } of requests) if (curl !== null) printer.tell(printable(curl));
}

const requestColumns = [
  { title: 'TIME' },
  { title: 'ACCOUNT' },
  { title: 'JOB' },
  { title: 'KIND' },
  { title: 'ANSWER' },
  { title: 'TOOK', align: 'right' },
  { title: 'BYTES', align: 'right' },
  { title: 'ADDRESS' },
] as const;

function requestRow(request: RequestView): string[] {
  const { at, accountName, jobNumber, kind, status, outcome, totalMs, address } = request;
  return [
    new Date(at).toISOString(),
    printable(accountName ?? '–'),
    jobNumber === null ? '' : `#${jobNumber}`,
    kind,
    status === null ? outcome : `${status} ${outcome}`,
    `${totalMs} ms`,
    sizeText(request.receivedBytes),
    printable(request.error ?? address),
  ];
}

/** `activity health`: how the providers did in the last day. */
export function health(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const [views, accounts] = await Promise.all([client.activity.health(), client.accounts.list()]);
    const { printer } = context;
    for (const view of views) printer.record('health', { health: view });
    const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? id;
    const rows = views.map((view) => [printable(nameOf(view.accountId)), ...healthRow(view)]);
    if (rows.length === 0) printer.tell('There is no account yet.');
    else printer.tell(tableText(healthColumns, rows));
    return 'ok';
  });
}

const healthColumns = [
  { title: 'ACCOUNT' },
  { title: 'PROVIDER' },
  { title: 'REQUESTS', align: 'right' },
  { title: 'TROUBLED', align: 'right' },
  { title: 'LIMITED', align: 'right' },
  { title: 'MEAN', align: 'right' },
  { title: 'LAST ANSWER' },
] as const;

function healthRow(view: HealthView): string[] {
  const { providerId, requests, troubled: bad, limited, meanMs, lastSuccessAt } = view;
  return [
    providerId,
    String(requests),
    String(bad),
    String(limited),
    meanMs === null ? '' : `${Math.round(meanMs)} ms`,
    lastSuccessAt === null ? 'none' : new Date(lastSuccessAt).toISOString(),
  ];
}

export interface NoticesOptions {
  readonly unread?: boolean;
  readonly markRead?: boolean;
  readonly limit?: number;
}

/** `activity notices`: what a person was told, newest last. */
export function notices(context: CommandContext, options: NoticesOptions): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const page = await client.activity.notices({
      unread: options.unread === true,
      limit: options.limit ?? USUAL_LIMIT,
    });
    const { printer } = context;
    for (const notice of page.notices.toReversed()) {
      printer.record('notice', { notice });
      printer.tell(noticeText(context, notice));
    }
    if (page.notices.length === 0) printer.tell('There is nothing to read.');
    if (options.markRead === true) await client.activity.markRead({});
    return 'ok';
  });
}

function noticeText({ printer }: CommandContext, notice: NoticeView): string {
  const { dim, bold } = printer.colours;
  const title = notice.readAt === null ? bold(printable(notice.title)) : printable(notice.title);
  return `${dim(new Date(notice.at).toISOString())} ${title}\n  ${printable(notice.body)}`;
}
