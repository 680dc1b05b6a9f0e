import { describe, expect, it } from 'vitest';
import { recognisePayload } from '../../../src/core/payloads/recognise.ts';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import { aMessage, chat, chatProps } from '../providers/mockly-builders.ts';

const NAME = 'chat.json';
const recognise = (bytes: Uint8Array | string) =>
  recognisePayload(NAME, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, [mockly]);

function failureOf(bytes: Uint8Array | string): Failure {
  try {
    recognise(bytes);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it was taken');
}

const utf16 = (text: string, swap: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

describe('a payload that can be sent', () => {
  it('is sent byte for byte as it was written', () => {
    const bytes = Buffer.from(JSON.stringify(chat(), null, 3).replaceAll('\n', '\r\n') + '\r\n');
    const recognised = recognise(bytes);
    expect(recognised).toMatchObject({ provider: mockly, kind: 'image', warnings: [] });
    expect(Buffer.compare(recognised.payload, bytes)).toBe(0);
    expect(recognised.text).toBe(bytes.toString());
  });

  it('is sent without its byte order mark, and that is said', () => {
    const text = JSON.stringify(chat({ renderKind: 'video' }));
    const recognised = recognise(`\ufeff${text}`);
    expect(recognised.kind).toBe('video');
    expect(Buffer.from(recognised.payload).toString()).toBe(text);
    expect(recognised.warnings.join()).toContain('byte order mark');
  });

  it('is warned about where a field stands twice', () => {
    const text = JSON.stringify(chat()).replace(
      '"renderKind"',
      '"renderKind":"video","renderKind"',
    );
    expect(recognise(text).warnings[0]).toMatch(
      /^Line 1, column \d+: the field "renderKind" stands twice/,
    );
  });
});

describe('a file that is no payload: one sentence that names it', () => {
  it.each([
    ['nothing', '', 'empty-file'],
    ['only white space', ' \r\n\t', 'empty-file'],
    ['only a mark', '\ufeff', 'empty-file'],
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('{}', false)]),
      'wrong-encoding',
    ],
    [
      'UTF-16BE with a mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('{}', true)]),
      'wrong-encoding',
    ],
    ['UTF-16 without a mark', utf16('{"a":1}', false), 'wrong-encoding'],
    ['UTF-16BE without a mark', utf16('{"a":1}', true), 'wrong-encoding'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'wrong-encoding'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'not-json'],
    ['an MP4', Buffer.from('\0\0\0\x20ftypisom'), 'not-json'],
    ['zeros', Buffer.alloc(1_000), 'not-json'],
    ['a list', `[${JSON.stringify(chat())}]`, 'not-recognised'],
    ['a text', '"hello"', 'not-recognised'],
    ['null', 'null', 'not-recognised'],
    ['another document', '{"name":"package","version":"1.0.0"}', 'not-recognised'],
    ['a million brackets', '['.repeat(1_000_000), 'not-json'],
    ['a web page', '<!doctype html>', 'not-json'],
  ])('%s', (_, bytes, code) => {
    const failure = failureOf(bytes);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain('"chat.json"');
    expect(failure.remedy).not.toBe('');
    expect(failure.message).not.toMatch(/\n/);
  });

  it('says what was dropped by mistake', () => {
    expect(failureOf(Buffer.from([0x89, 0x50, 0x4e, 0x47])).message).toContain('is a PNG image');
  });

  it('says what was expected of a document that is for nobody', () => {
    expect(failureOf('{"a":1}').remedy).toContain('mockupType');
  });

  it.each([
    ['{\n  "a": 1,\n}', 2, 9],
    ['{\r\n  "a": 1,\r\n\t\tx: 1}', 3, 3],
    ['{"😀é": 1 "b": 2}', 1, 10],
    ['{\r"a": tru}', 2, 6],
    ['{"a":', 1, 6],
  ])('gives the place in %j: %i:%i', (text, line, column) => {
    const failure = failureOf(text);
    expect(failure).toMatchObject({ code: 'not-json', line, column });
    expect(failure.message).toContain(`line ${line}, column ${column}`);
  });

  it('gives the place of a byte of another encoding', () => {
    const bytes = Buffer.concat([
      Buffer.from('{\n"a": "caf'),
      Buffer.from([0xe9]),
      Buffer.from('"}'),
    ]);
    expect(failureOf(bytes)).toMatchObject({ code: 'wrong-encoding', line: 2, column: 10 });
  });

  it('quotes what stands there, but no secret', () => {
    expect(failureOf('{"a": mk_live_0123456789abcdef}').message).not.toContain('0123456789');
    expect(failureOf('{"a": wrong here}').message).toContain('‘wrong here}’');
  });
});

describe('the limit counts the UTF-8 bytes that are sent', () => {
  const limit = mockly.payloadByteLimit;
  const withText = (filler: string) =>
    JSON.stringify(chat({ props: chatProps({ messages: [aMessage({ text: filler })] }) }));
  const overhead = Buffer.byteLength(withText(''));

  it('takes exactly the limit', () => {
    expect(recognise(withText('a'.repeat(limit - overhead))).payload.byteLength).toBe(limit);
  });

  it('takes exactly the limit also behind a byte order mark, which is not sent', () => {
    const text = `\ufeff${withText('a'.repeat(limit - overhead))}`;
    expect(recognise(text).payload.byteLength).toBe(limit);
  });

  it.each(['', '\ufeff'])('refuses one byte more %j', (mark) => {
    const failure = failureOf(mark + withText('a'.repeat(limit - overhead + 1)));
    expect(failure.code).toBe('too-large');
    expect(failure.message).toContain('"chat.json"');
    expect(failure.message).toContain('10 MB');
  });

  it('refuses what is few characters but many bytes', () => {
    expect(failureOf(withText('😀'.repeat(limit / 4))).code).toBe('too-large');
  });
});
