import { expect, test } from 'vitest';
import type { SecretReading, SecretStore } from '../../../src/core/ports.ts';
import { tellingOfKeychain } from '../../../src/core/secrets/opened-keychain.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';

const owner = { id: accountIdSchema.parse('0197a0b0-0000-7000-8000-000000000001'), name: 'Main' };

test('a keychain that gave or took something is open, and nothing else says so', async () => {
  let reading: SecretReading = { found: false, reason: 'unreadable', message: 'It is locked.' };
  let opened = 0;
  const store: SecretStore = {
    read: async () => reading,
    write: async () => undefined,
    remove: async () => undefined,
    keychain: async () => ({ available: true, message: null }),
  };
  const telling = tellingOfKeychain(store, () => (opened += 1));
  await telling.read(owner);
  reading = { found: true, key: 'a key', place: 'environment' };
  await telling.read(owner);
  await telling.write(owner, 'a key', 'memory');
  await telling.keychain();
  expect(opened).toBe(0);
  reading = { found: true, key: 'a key', place: 'keychain' };
  expect(await telling.read(owner)).toBe(reading);
  await telling.write(owner, 'a key', 'keychain');
  expect(opened).toBe(2);
});
