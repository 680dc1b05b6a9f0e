import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CONVERSATION_TEXT_LIMIT,
  MESSAGE_COUNT_LIMIT,
  MESSAGE_TEXT_LIMIT,
  chatPayloadSchema,
  firstProblem,
} from '../../../src/core/demo/mockly/chat-payload.ts';
import { demoChat, demoMessage } from '../../fakes/demo-client.ts';

const samples = new URL('../../../resources/payloads/', import.meta.url);

function problemOf(document: unknown): string | null {
  const result = chatPayloadSchema.safeParse(document);
  return result.success ? null : firstProblem(result.error);
}

const withMessage = (fields: Record<string, unknown>) =>
  demoChat({ messages: [demoMessage(fields)] });

describe('a chat payload', () => {
  it.each(readdirSync(samples).filter((name) => name.startsWith('chat-')))(
    'takes the sample %s',
    (name) => {
      expect(problemOf(JSON.parse(readFileSync(new URL(name, samples), 'utf8')))).toBeNull();
    },
  );

  it('names the path of what is missing as the vendor does', () => {
    expect(problemOf(withMessage({ userId: undefined }))).toBe('Required at messages.0.userId');
    expect(problemOf(withMessage({ text: undefined }))).toBe('Required at messages.0.text');
    expect(problemOf(demoChat({ sender: undefined }))).toBe('Required at props.sender');
    expect(problemOf(demoChat({}, { renderKind: undefined }))).toMatch(/ at renderKind$/);
  });

  it('refuses unknown fields at the top, and takes them in props', () => {
    expect(problemOf(demoChat({}, { webhook: 'x' }))).toBe(
      "Unrecognized key(s) in object: 'webhook'",
    );
    expect(problemOf(demoChat({ somethingNew: true }))).toBeNull();
  });

  it.each([
    ['an unknown kind', demoChat({}, { renderKind: 'gif' }), / at renderKind$/],
    ['an unknown scale', demoChat({}, { resolutionScale: '3x' }), / at resolutionScale$/],
    ['another mockup', demoChat({}, { mockupType: 'emails' }), / at mockupType$/],
    ['two platforms', demoChat({ platform: 'slack' }), / at props\.platform$/],
    ['a date that is none', withMessage({ timestamp: 'noon' }), / at messages\.0\.timestamp$/],
    ['a zone that is none', demoChat({ timezone: 'Mars/Base' }), / at props\.timezone$/],
    [
      'a group without settings',
      demoChat({ conversationType: 'group-chat' }),
      /groupChatSettings$/,
    ],
    ['no object', [], /expected object/],
  ])('refuses %s', (_, document, problem) => {
    expect(problemOf(document)).toMatch(problem);
  });

  it('refuses what would hold the machine up', () => {
    const many = Array.from({ length: MESSAGE_COUNT_LIMIT + 1 }, () => demoMessage());
    expect(problemOf(demoChat({ messages: many }))).toMatch(/ at messages$/);
    const long = 'x'.repeat(MESSAGE_TEXT_LIMIT);
    expect(problemOf(withMessage({ text: `${long}x` }))).toMatch(/ at messages\.0\.text$/);
    const count = Math.ceil(CONVERSATION_TEXT_LIMIT / MESSAGE_TEXT_LIMIT) + 1;
    const all = Array.from({ length: count }, () => demoMessage({ text: long }));
    expect(problemOf(demoChat({ messages: all }))).toMatch(/^Too long.* at messages$/);
  });
});
