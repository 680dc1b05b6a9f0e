import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../src/shared/failure.ts';
import {
  defaultNameTemplate,
  parseNameTemplate,
  placeholders,
  templateNames,
  usesDimensions,
  type NameValues,
} from '../../../src/core/library/name-template.ts';

const values: NameValues = {
  name: 'birthday-chat',
  number: 12,
  provider: 'Mockly',
  account: 'Studio',
  createdAt: new Date(2026, 10, 21, 14, 5, 9).getTime(),
  remoteId: 'rnd_8f3a',
  kind: 'video',
  width: 1080,
  height: 1920,
};
const first = (template: string, more: Partial<NameValues> = {}, extension = 'mp4', folder = '') =>
  templateNames(parseNameTemplate(template), { ...values, ...more }, extension, folder).next()
    .value;

describe('a name template', () => {
  it.each([
    [defaultNameTemplate, 'birthday-chat-12.mp4'],
    ['{provider} {account} {name}', 'Mockly Studio birthday-chat.mp4'],
    ['{date}_{time} {id}', '2026-11-21_14-05-09 rnd_8f3a.mp4'],
    ['{date:YYYYMMDD}-{counter:4}', '20261121-0001.mp4'],
    ['{name} ({dimensions})', 'birthday-chat (1080x1920).mp4'],
    ['{{{NAME}}}', '{birthday-chat}.mp4'],
    ['{width}w {kind}', '1080w video.mp4'],
  ])('%s is %s', (template, name) => expect(first(template)).toBe(name));

  it.each([
    ['{name} ({dimensions})', 'birthday-chat.mp4'],
    ['{name}-{dimensions}-{number}', 'birthday-chat-12.mp4'],
    ['{dimensions}-{name}', 'birthday-chat.mp4'],
    ['{id}', 'untitled.mp4'],
  ])('%s closes the gap of what has no value: %s', (template, name) => {
    expect(first(template, { width: null, height: null, remoteId: null })).toBe(name);
  });

  it('takes no folder, reserved name or direction out of a value', () => {
    expect(first('{id}', { remoteId: '../../etc/passwd' })).toBe('etc-passwd.mp4');
    expect(first('{name}', { name: 'CON.json' })).toBe('_CON.mp4');
    expect(first('{name}-{number}', { name: 'a\u202Egnp' })).toBe('agnp-12.mp4');
    expect(first('{account}-{number}', { account: '\u200B' })).toBe('12.mp4');
  });

  it('keeps the number of a long name, also in a folder whose path is long', () => {
    const name = first('{name}-{number}', { name: 'é'.repeat(400) });
    expect(name).toMatch(/^é+-12\.mp4$/);
    const deep = first('{name}-{number}', { name: 'x'.repeat(400) }, 'mp4', `/${'d'.repeat(190)}`);
    expect(deep).toMatch(/^x+-12\.mp4$/);
    expect(deep?.length).toBeLessThan(50);
  });

  it('counts up from one', () => {
    const names = templateNames(parseNameTemplate('{name} {counter}'), values, 'png');
    expect([names.next().value, names.next().value]).toEqual([
      'birthday-chat 001.png',
      'birthday-chat 002.png',
    ]);
  });

  it('says when it waits for the dimensions', () => {
    expect(usesDimensions(parseNameTemplate('{name} {width}'))).toBe(true);
    expect(usesDimensions(parseNameTemplate('{name}'))).toBe(false);
  });

  it.each([
    ['', /at least one placeholder/],
    ['video', /at least one placeholder/],
    ['{nome}', /knows no \{nome\}.*\{name\}/],
    ['{name', /written twice/],
    ['name}', /written twice/],
    ['{provider}/{name}', /no \/ and no/],
    ['{counter:x}', /number of digits/],
    ['{date:hour}', /YYYY/],
    ['{name:3}', /nothing after a colon/],
    ['{name}'.padEnd(201, 'x'), /200 characters/],
  ])('%s is refused', (template, sentence) => {
    expect(() => parseNameTemplate(template)).toThrow(FailureError);
    expect(() => parseNameTemplate(template)).toThrow(sentence);
  });

  it('makes a short, whole name of whatever is written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    const all = placeholders.map(({ name }) => `{${name}}`).join('-');
    fc.assert(
      fc.property(text, text, text, (name, account, remoteId) => {
        const made = first(all, { name, account, remoteId }) ?? '';
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(143);
        expect(made).toMatch(/^[^\s.\-~/\\:*?"<>|][^/\\:*?"<>|]*\.mp4$/u);
        expect(made).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
