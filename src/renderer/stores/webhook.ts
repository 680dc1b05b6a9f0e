import { create } from 'zustand';
import type { WebhookView } from '../../shared/webhook.ts';

interface WebhookStore {
  /** Null until it was asked for, and where there is none. */
  readonly webhook: WebhookView | null;
}

/** Where notices go besides, as it was told last. */
export const useWebhook = create<WebhookStore>(() => ({ webhook: null }));
