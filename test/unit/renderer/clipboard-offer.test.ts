import { describe, expect, it } from 'vitest';
import { offerKind } from '../../../src/shared/clipboard-offer.ts';

const addresses = ['https://api.render.example/v1', 'http://127.0.0.1:4000'];

describe('what is offered from a clipboard', () => {
  it.each([
    ['{"template":"x"}', 'payload'],
    [' [1, 2]\n', 'payload'],
    ["curl -X POST https://api.render.example/v1/renders -d '{}'", 'curl'],
    ['https://api.render.example/v1/jobs/job_1', 'render'],
    ['http://127.0.0.1:4000/exports/9?token=x', 'render'],
    ['0197a0b0-0000-7000-8000-000000000001', 'render'],
  ])('%s is a %s', (text, kind) => expect(offerKind(text, addresses)).toBe(kind));

  it.each([
    '',
    'correct horse battery staple',
    'hunter2hunter2',
    'mk_live_0123456789abcdef',
    '{ "half": ',
    'https://elsewhere.example/jobs/1',
    'https://api.render.example/',
    'https://api.render.example.evil.example/v1/jobs/1',
    `{"long":"${'x'.repeat(1_000_000)}"}`,
  ])('%.40s is nobody’s business', (text) => expect(offerKind(text, addresses)).toBeNull());
});
