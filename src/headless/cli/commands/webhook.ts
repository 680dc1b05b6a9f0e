import type { WebhookView } from '../../../shared/webhook.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { readKey } from '../read-key.ts';

/** `webhook`: where notices go besides. */
export function showWebhook(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    sayWebhook(context, await (await link.client()).webhook.get());
    return 'ok';
  });
}

/** `webhook set`: the address is asked for, unseen, as whoever has it can write to a chat. */
export function setWebhook(context: CommandContext): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { keychain } = await client.app.info();
    if (!keychain.available) {
      throw new CommandStop(
        'refused',
        printable(keychain.message ?? 'There is no keychain.'),
        'Set it in the window for this run; or give it for each run in the environment variable RENDERDESK_KEY_WEBHOOK_ADDRESS, and switch it on with renderdesk settings set webhook.on true.',
        'keychain-unavailable',
      );
    }
    const tell = (text: string) => context.printer.warn(text);
    const from = { input: context.input, tell, isOptional: false };
    const text = await readKey(from, 'the webhook, and after a space its secret', 'Address');
    const [address = '', ...rest] = (text ?? '').trim().split(' ');
    const secret = rest.join(' ').trim() || null;
    sayWebhook(context, await client.webhook.set({ address, secret }));
    return 'ok';
  });
}

/** `webhook remove`: what still waits for it is dropped. */
export function removeWebhook(context: CommandContext): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    await (await link.client()).webhook.remove();
    sayWebhook(context, null);
    return 'ok';
  });
}

/** `webhook test`: sends a notice of its own, once. */
export function testWebhook(context: CommandContext): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const { problem } = await (await link.client()).webhook.test();
    context.printer.record('webhook-test', { problem });
    if (problem === null) context.printer.tell('The webhook has taken the test.');
    else context.printer.warn(printable(problem));
    return problem === null ? 'ok' : 'failed';
  });
}

function sayWebhook({ printer }: CommandContext, webhook: WebhookView | null): void {
  printer.record('webhook', { webhook });
  if (printer.json) return;
  if (webhook === null) {
    printer.tell('Notices go to no webhook.');
    return;
  }
  const { host, isSigned, problem, waiting, lastProblem } = webhook;
  const how = isSigned ? ', signed' : '';
  printer.tell(printable(problem ?? `Notices go to ${host ?? ''}${how}.`));
  if (waiting > 0) printer.tell(`${waiting} wait to be taken.`);
  if (lastProblem !== null) printer.warn(printable(lastProblem));
}
