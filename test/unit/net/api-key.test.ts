import { describe, expect, it } from 'vitest';
import { checkKey } from '../../../src/core/net/api-key.ts';
import { FailureError } from '../../../src/shared/failure.ts';

describe('a key', () => {
  it.each([
    'mk_live_abc',
    ' mk_live_abc ',
    'mk_live_abc\n',
    '\r\nmk_live_abc\r\n',
    '\ufeffmk_live_abc',
  ])('is taken from %j as it was meant', (text) => {
    expect(checkKey(text)).toBe('mk_live_abc');
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['mk_live_geheim\nX-Evil: 1', 'line break'],
    ['mk_live_geheim\r\n\r\nGET /', 'line break'],
    ['mk_live_geheim\u2028x', 'line break'],
    ['mk_live_geheim\0', 'invisible'],
    ['mk_live_geheim\u200b', 'invisible'],
    ['mk_live_geheimü', 'not a plain letter'],
    ['mk_live_geheim😀', 'not a plain letter'],
    ['mk_live geheim', 'space'],
    ['Bearer mk_live_geheim', 'Bearer'],
    ['"mk_live_geheim"', 'quotation mark'],
    ["'mk_live_geheim'", 'quotation mark'],
    ['g'.repeat(5_000), '5000 characters'],
  ])('%j is refused without being repeated', (text, word) => {
    let error: unknown;
    try {
      checkKey(text);
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof FailureError)) throw new Error('it was taken');
    expect(error.failure.code).toBe('key-malformed');
    expect(error.failure.message).toContain(word);
    expect(JSON.stringify(error.failure)).not.toMatch(/geheim|ggg/);
  });
});
