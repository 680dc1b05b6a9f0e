import { describe, expect, it } from 'vitest';
import {
  accountAt,
  isRenderReference,
} from '../../../src/renderer/features/new-render/render-reference.ts';

describe('what can name one render', () => {
  it.each([
    'https://api.example.com/v1/renders/abc',
    '  0197a0b0-0000-7000-8000-000000000001\n',
    'exp_77ab0912',
    'render:42~x',
  ])('is %j', (text) => expect(isRenderReference(text)).toBe(true));

  it.each(['{"a":1}', 'hello', 'two words 12', '', 'a1', 'https://', `x1${'y'.repeat(300)}`])(
    'is not %j',
    (text) => expect(isRenderReference(text)).toBe(false),
  );
});

describe('the account of an address', () => {
  const accounts = [
    { name: 'old', baseUrl: 'https://api.example.com/v1' },
    { name: 'new', baseUrl: 'https://api.example.com/v2' },
    { name: 'other', baseUrl: 'https://other.example' },
  ];
  it.each([
    ['https://api.example.com/v2/jobs/7', 'new'],
    ['https://api.example.com/app/jobs/7', 'old'],
    ['https://other.example/jobs/7', 'other'],
    ['https://api.example.com.evil.example/v2/7', undefined],
    ['exp_77ab0912', undefined],
  ])('of %s is %s', (reference, name) => expect(accountAt(reference, accounts)?.name).toBe(name));
});
