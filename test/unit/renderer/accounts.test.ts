import { expect, it } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import { isOnThisComputer } from '../../../src/renderer/stores/accounts.ts';

it.each([
  ['http://127.0.0.1:8080/api/v1', true],
  ['http://127.8.9.10', true],
  ['http://localhost:3000', true],
  ['http://[::1]:3000/', true],
  ['https://www.getmockly.com/api/v1', false],
  ['https://127.0.0.1.example.com', false],
  ['https://localhost.example.com', false],
  ['not an address', false],
])('knows whether an account at %s needs the network', (baseUrl, expected) => {
  expect(isOnThisComputer({ baseUrl } as AccountView)).toBe(expected);
});
