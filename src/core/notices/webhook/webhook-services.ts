import type { WebhookSettings, WebhookView } from '../../../shared/webhook.ts';
import type { WebhookReads, WebhookWrites } from '../../db/webhook-repository.ts';
import type { Clock, SecretStore } from '../../ports.ts';
import type { NotTaken } from './send-webhook.ts';
import {
  checkedWebhook,
  readWebhook,
  webhookOwner,
  writeWebhook,
  type WebhookAddress,
} from './webhook-address.ts';
import type { WebhookNotice } from './webhook-body.ts';

export interface NewWebhook {
  readonly address: string;
  /** Null: nothing is signed. */
  readonly secret: string | null;
  readonly keep: 'keychain' | 'memory';
}

export interface WebhookServices {
  /** Null: there is none. Neither the address nor the secret comes out. */
  view(): Promise<WebhookView | null>;
  /** What still waited for another one is dropped. @throws FailureError `invalid-request`, `keychain-unavailable` */
  set(webhook: NewWebhook): Promise<WebhookView | null>;
  remove(): Promise<null>;
  /** Sends a notice of its own, once. */
  test(): Promise<{ problem: string | null }>;
}

export interface WebhookServiceParts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly webhook: WebhookReads;
  readonly webhookWrites: WebhookWrites;
  readonly settings: () => WebhookSettings;
  readonly switchTo: (on: boolean) => Promise<unknown>;
  readonly send: (address: WebhookAddress, notice: WebhookNotice) => Promise<NotTaken | null>;
}

/** The address that is kept; null where there is none, or it can not be read. */
export async function keptWebhook(secrets: SecretStore): Promise<WebhookAddress | null> {
  const kept = await secrets.read(webhookOwner);
  return kept.found ? readWebhook(kept.key) : null;
}

export function createWebhookServices(parts: WebhookServiceParts): WebhookServices {
  const { clock, secrets, webhook, webhookWrites, settings, switchTo, send } = parts;

  async function view(): Promise<WebhookView | null> {
    if (!settings().on) return null;
    const kept = await secrets.read(webhookOwner);
    const address = kept.found ? readWebhook(kept.key) : null;
    return {
      host: address?.url.host ?? null,
      place: kept.found ? kept.place : null,
      isSigned: (address?.secret ?? null) !== null,
      problem: address === null ? unreadable(kept) : null,
      ...webhook.standing(),
    };
  }

  return {
    view,
    async set({ address, secret, keep }) {
      const checked = checkedWebhook(address, secret);
      await secrets.write(webhookOwner, writeWebhook(checked), keep);
      webhookWrites.dropWaiting(clock.now());
      // What is older than this is told of by other ways.
      if (!settings().on) webhookWrites.takeUp([], clock.now());
      await switchTo(true);
      return view();
    },
    async remove() {
      await switchTo(false);
      webhookWrites.dropWaiting(clock.now());
      await secrets.remove(webhookOwner);
      return null;
    },
    async test() {
      const address = await keptWebhook(secrets);
      if (address === null) return { problem: 'There is no webhook, or it can not be read.' };
      const now = clock.now();
      const notice = { id: `test-${now}`, kind: 'test', at: now, job: null } as const;
      const words = {
        title: 'A test from Renderdesk',
        body: 'This is where your notices will arrive.',
      };
      const refused = await send(address, { ...notice, ...words });
      return { problem: refused?.problem ?? null };
    },
  };
}

function unreadable(kept: Awaited<ReturnType<SecretStore['read']>>): string {
  if (kept.found) return 'What is kept is no address of a webhook.';
  return kept.reason === 'unreadable'
    ? kept.message
    : 'The address of the webhook is not there. Give it again.';
}
