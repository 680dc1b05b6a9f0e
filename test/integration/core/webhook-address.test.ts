import { expect, test } from 'vitest';
import { openRepositories } from '../../../src/core/db/repositories.ts';
import { KeptWebhook } from '../../../src/core/notices/webhook/kept-webhook.ts';
import { checkedWebhook } from '../../../src/core/notices/webhook/webhook-address.ts';
import { webhookRequest } from '../../../src/core/notices/webhook/webhook-body.ts';
import { createWebhookServices } from '../../../src/core/notices/webhook/webhook-services.ts';
import type { SecretStore } from '../../../src/core/ports.ts';
import { settingsSchema } from '../../../src/shared/settings.ts';
import { handClock } from '../../fakes/hand-clock.ts';

test('what is secret does not leave, and chats are sent what they take', () => {
  const notice = {
    id: '7',
    kind: 'failed',
    at: 0,
    title: 'Failed',
    body: 'It said https://cdn.example.com/a.png?X-Amz-Signature=abcdef and mk_live_0123456789abcdef',
    job: { id: 'x', number: 4, name: '@everyone.json' },
  } as const;
  const bodyFor = (address: string) =>
    webhookRequest(checkedWebhook(address, null), notice, 0).body.toString();
  for (const address of ['https://example.com/', 'https://hooks.slack.com/services/x']) {
    expect(bodyFor(address)).not.toMatch(/abcdef/);
    expect(bodyFor(address)).toContain('@everyone.json');
  }
  expect(Object.keys(JSON.parse(bodyFor('https://hooks.slack.com/services/x')) as object)).toEqual([
    'text',
  ]);
  expect(JSON.parse(bodyFor('https://discord.com/api/webhooks/1/x'))).toMatchObject({
    content: expect.stringContaining('#4: Failed'),
    allowed_mentions: { parse: [] },
  });
});

test('an address is taken whole, over https or to this computer, and never comes out', async () => {
  for (const wrong of [
    'example.com',
    'http://example.com/',
    'ftp://example.com/',
    'https://a:b@example.com/',
  ])
    expect(() => checkedWebhook(wrong, null)).toThrow(/address/);
  expect(() => checkedWebhook('https://example.com/', 'two words')).toThrow(/secret/);
  const store = new Map<string, string>();
  const secrets: SecretStore = {
    read: ({ id }) => {
      const key = store.get(id);
      return Promise.resolve(
        key === undefined
          ? { found: false, reason: 'missing' }
          : { found: true, key, place: 'memory' },
      );
    },
    write: async ({ id }, key) => void store.set(id, key),
    remove: async ({ id }) => void store.delete(id),
    keychain: () => Promise.resolve({ available: false, message: null }),
  };
  const repositories = openRepositories(':memory:');
  let settings = { ...settingsSchema.parse({}).webhook, on: true };
  const address = new KeptWebhook({ ...repositories, secrets, isOn: () => settings.on });
  let changes = 0;
  const services = createWebhookServices({
    ...repositories,
    clock: handClock(),
    secrets,
    settings: () => settings,
    kept: address,
    changed: () => void (changes += 1),
    switchTo: async (on) => void (settings = { ...settings, on }),
    send: () => Promise.resolve(null),
  });
  const view = await services.set({
    address: 'https://example.com/hook/s3cret',
    secret: 'horse',
    keep: 'memory',
  });
  expect(view).toMatchObject({ host: 'example.com', isSigned: true, problem: null });
  expect(JSON.stringify(view)).not.toMatch(/s3cret|horse/);
  expect(address.known()).toEqual(view);
  expect(changes).toBe(1);
  await services.remove();
  expect(await services.view()).toBeNull();
  expect(store.size).toBe(0);
  repositories.close();
});
