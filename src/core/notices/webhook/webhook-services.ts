import type { WebhookSettings, WebhookView } from '../../../shared/webhook.ts';
import type { WebhookWrites } from '../../db/webhook-repository.ts';
import type { Clock, SecretStore } from '../../ports.ts';
import type { KeptWebhook } from './kept-webhook.ts';
import type { NotTaken } from './send-webhook.ts';
import {
  checkedWebhook,
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
  readonly webhookWrites: WebhookWrites;
  readonly settings: () => WebhookSettings;
  readonly switchTo: (on: boolean) => Promise<unknown>;
  readonly send: (address: WebhookAddress, notice: WebhookNotice) => Promise<NotTaken | null>;
  readonly kept: KeptWebhook;
  /** Another address, or none any more. */
  readonly changed: () => void;
}

export function createWebhookServices(parts: WebhookServiceParts): WebhookServices {
  const { clock, secrets, webhookWrites, settings, switchTo, send, kept, changed } = parts;
  return {
    view: () => kept.view(),
    async set({ address, secret, keep }) {
      const checked = checkedWebhook(address, secret);
      await secrets.write(webhookOwner, writeWebhook(checked), keep);
      webhookWrites.dropWaiting(clock.now());
      // What is older than this is told of by other ways.
      if (!settings().on) webhookWrites.takeUp([], clock.now());
      await switchTo(true);
      const view = await kept.view();
      changed();
      return view;
    },
    async remove() {
      await switchTo(false);
      webhookWrites.dropWaiting(clock.now());
      await secrets.remove(webhookOwner);
      changed();
      return null;
    },
    async test() {
      const address = await kept.address();
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
