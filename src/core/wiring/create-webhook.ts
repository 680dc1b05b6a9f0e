import { sendWebhook } from '../notices/webhook/send-webhook.ts';
import type { WebhookAddress } from '../notices/webhook/webhook-address.ts';
import type { WebhookNotice } from '../notices/webhook/webhook-body.ts';
import { WebhookSender } from '../notices/webhook/webhook-sender.ts';
import { createWebhookServices } from '../notices/webhook/webhook-services.ts';
import { KeptWebhook } from '../notices/webhook/kept-webhook.ts';
import type { createEngine } from './create-engine.ts';

/** Notices to an address of the person's own, and what a person says and sees of it. */
export function createWebhook(engine: ReturnType<typeof createEngine>) {
  const { clock, hub, ports, waiting, webhook } = engine;
  const settings = () => engine.settings.get().webhook;
  const line = { ...engine, now: () => clock.now(), signal: engine.ending.signal };
  const send = (address: WebhookAddress, notice: WebhookNotice) =>
    sendWebhook(line, address, notice);
  const { secrets } = ports;
  const kept = new KeptWebhook({ secrets, webhook, isOn: () => settings().on });
  let told = '';
  const tell = () => {
    const view = kept.known();
    const text = JSON.stringify(view);
    if (view === undefined || text === told || !hub.isHeard()) return;
    told = text;
    hub.tell({ type: 'webhook', webhook: view });
  };
  const sender = new WebhookSender({
    ...engine,
    settings,
    send,
    address: () => kept.address(),
    say: (text) => hub.tell({ type: 'message', level: 'error', text }),
    tell,
  });
  waiting.noticed = () => sender.changed();
  waiting.keychainOpened = () => sender.lookAgain();
  const switchTo = (on: boolean) => engine.settings.change({ webhook: { on } });
  const changed = () => {
    sender.lookAgain();
    tell();
  };
  const parts = { ...engine, secrets, settings, send, switchTo, kept, changed };
  return { sender, services: createWebhookServices(parts) };
}
