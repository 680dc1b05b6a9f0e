import { sendWebhook } from '../notices/webhook/send-webhook.ts';
import type { WebhookAddress } from '../notices/webhook/webhook-address.ts';
import type { WebhookNotice } from '../notices/webhook/webhook-body.ts';
import { WebhookSender } from '../notices/webhook/webhook-sender.ts';
import { createWebhookServices, keptWebhook } from '../notices/webhook/webhook-services.ts';
import type { createEngine } from './create-engine.ts';

/** Notices to an address of the person's own, and what a person says and sees of it. */
export function createWebhook(engine: ReturnType<typeof createEngine>) {
  const { clock, hub, ports, waiting } = engine;
  const settings = () => engine.settings.get().webhook;
  const line = { ...engine, now: () => clock.now(), signal: engine.ending.signal };
  const send = (address: WebhookAddress, notice: WebhookNotice) =>
    sendWebhook(line, address, notice);
  const { secrets } = ports;
  const sender = new WebhookSender({
    ...engine,
    settings,
    send,
    address: () => keptWebhook(secrets),
    say: (text) => hub.tell({ type: 'message', level: 'error', text }),
  });
  waiting.noticed = () => sender.changed();
  const switchTo = (on: boolean) => engine.settings.change({ webhook: { on } });
  const services = createWebhookServices({ ...engine, secrets, settings, send, switchTo });
  return { sender, services };
}
