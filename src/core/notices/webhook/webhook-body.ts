import { createHmac } from 'node:crypto';
import type { NoticeKind } from '../../../shared/notification.ts';
import { redact } from '../../../shared/redact.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** What is told of. `test` is what the button sends. */
export interface WebhookNotice {
  /** The same whenever it is sent again. */
  readonly id: string;
  readonly kind: NoticeKind | 'test';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly job: { readonly id: string; readonly number: number; readonly name: string } | null;
}

/** What chats take of a message; more is cut. Characters. */
const LONGEST_TEXT = 1_900;

/** The request for a notice: JSON as docs/webhook.md says, or what the chat behind the address takes. */
export function webhookRequest(
  { url, secret }: WebhookAddress,
  notice: WebhookNotice,
  now: number,
): { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer } {
  const body = Buffer.from(JSON.stringify(contentFor(url, redacted(notice))));
  const seconds = String(Math.floor(now / 1_000));
  const signature =
    secret === null
      ? {}
      : {
          'renderdesk-timestamp': seconds,
          'renderdesk-signature': `sha256=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`,
        };
  return {
    headers: {
      'content-type': 'application/json',
      'renderdesk-notice': notice.id,
      ...signature,
    },
    body,
  };
}

/** No signed link and no key leaves with it, whatever a provider said. */
function redacted(notice: WebhookNotice): WebhookNotice {
  const { title, body, job } = notice;
  return {
    ...notice,
    title: redact(title),
    body: redact(body),
    job: job === null ? null : { ...job, name: redact(job.name) },
  };
}

function contentFor(url: URL, notice: WebhookNotice): unknown {
  const { hostname, pathname } = url;
  if (hostname === 'hooks.slack.com' || hostname === 'api.telegram.org')
    return { text: textOf(notice) };
  if (
    /^(canary\.|ptb\.)?discord(app)?\.com$/.test(hostname) &&
    pathname.startsWith('/api/webhooks/')
  )
    // A name in a payload wakes nobody up.
    return { content: textOf(notice), allowed_mentions: { parse: [] } };
  const { at, ...rest } = notice;
  return { version: 1, ...rest, at: new Date(at).toISOString() };
}

function textOf({ title, body, job }: WebhookNotice): string {
  const name = job === null ? '' : `${job.name} #${job.number}: `;
  return `${name}${title}\n${body}`.trim().slice(0, LONGEST_TEXT);
}
