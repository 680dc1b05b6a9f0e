import { expect, it } from 'vitest';
import { asPlainBody } from '../../../src/main/notify/plain-body.ts';

it('escapes what a Linux desktop would take for markup, and nothing elsewhere', () => {
  const body = 'a<b>.json & "c" is in the library.';
  expect(asPlainBody(body, 'linux')).toBe('a&lt;b&gt;.json &amp; "c" is in the library.');
  expect(asPlainBody(body, 'win32')).toBe(body);
  expect(asPlainBody(body, 'darwin')).toBe(body);
});
