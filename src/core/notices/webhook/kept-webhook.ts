import type { WebhookView } from '../../../shared/webhook.ts';
import type { WebhookReads } from '../../db/webhook-repository.ts';
import type { SecretReading, SecretStore } from '../../ports.ts';
import { readWebhook, webhookOwner, type WebhookAddress } from './webhook-address.ts';

/** What is said of an address without reading it again. */
type Facts = Pick<WebhookView, 'host' | 'place' | 'isSigned' | 'problem'>;

export interface KeptWebhookParts {
  readonly secrets: SecretStore;
  readonly webhook: WebhookReads;
  readonly isOn: () => boolean;
}

/** The address where it is kept, and what a person may know of it. */
export class KeptWebhook {
  readonly #parts: KeptWebhookParts;
  /** Of the last reading: to tell of a notice, nobody is asked to open a keychain. */
  #facts: Facts | null = null;

  constructor(parts: KeptWebhookParts) {
    this.#parts = parts;
  }

  /** Reads it; null where there is none, or it can not be read. */
  async address(): Promise<WebhookAddress | null> {
    const kept = await this.#parts.secrets.read(webhookOwner);
    const address = kept.found ? readWebhook(kept.key) : null;
    this.#facts = {
      host: address?.url.host ?? null,
      place: kept.found ? kept.place : null,
      isSigned: (address?.secret ?? null) !== null,
      problem: address === null ? unreadable(kept) : null,
    };
    return address;
  }

  /** Reads it; null while nothing goes to it. */
  async view(): Promise<WebhookView | null> {
    if (this.#parts.isOn()) await this.address();
    return this.known() ?? null;
  }

  /** As it was read last, with what waits now; undefined where nobody has read it yet. */
  known(): WebhookView | null | undefined {
    if (!this.#parts.isOn()) return null;
    return this.#facts === null ? undefined : { ...this.#facts, ...this.#parts.webhook.standing() };
  }
}

function unreadable(kept: SecretReading): string {
  if (kept.found) return 'What is kept is no address of a webhook.';
  return kept.reason === 'unreadable'
    ? kept.message
    : 'The address of the webhook is not there. Give it again.';
}
