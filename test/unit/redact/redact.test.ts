import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, redact, withoutLiterals } from '../../../src/shared/redact.ts';
import { propertyRuns } from '../../fakes/property-runs.ts';

describe('redact', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['{"authorization":"Bearer abc"}', '{"authorization":"Bearer [redacted]"}'],
    ['authorization: abcdef', 'authorization: [redacted]'],
    ['x-api-key: 12345', 'x-api-key: [redacted]'],
    ['key mk_live_aB3-x_9, thanks', 'key [redacted], thanks'],
    ['sk_0123456789 and sk-proj-0123456789', '[redacted] and [redacted]'],
    ['https://a.example/x?sig=1&b=2', 'https://a.example/x?[redacted]'],
    ['https://a.example/x#t=1', 'https://a.example/x#[redacted]'],
    ['https://me:pw@a.example/x', 'https://[redacted]@a.example/x'],
    ['https://me:p@w@a.example/x', 'https://[redacted]@a.example/x'],
    ['"https:\\/\\/a.example\\/x?sig=1"', '"https:\\/\\/a.example\\/x?[redacted]"'],
    ['HTTPS://A.EXAMPLE/?K=1', 'HTTPS://A.EXAMPLE/?[redacted]'],
    ['X-Amz-Signature=abc', 'X-Amz-Signature=[redacted]'],
    ['see (https://a.example/x?sig=1) there', 'see (https://a.example/x?[redacted] there'],
  ])('%j becomes %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'Nothing to hide: 3 of 4 renders are done.',
    'https://www.getmockly.com/api/v1/exports/abc-123',
    'What is a basic? And a bearer?',
    'Keys begin with mk_live_…',
    'risk_assessment_of_things and task_force',
    'Is it done? It is.',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  const secret = fc.stringMatching(/^[a-z0-9]{12,40}$/);
  const words = fc.stringMatching(/^[ a-z,.]{0,30}$/);

  it('hides any key, token, signature and password among any words', () => {
    fc.assert(
      fc.property(words, secret, words, (before, value, after) => {
        for (const carrier of [
          `Bearer ${value}`,
          `mk_live_${value}`,
          `sk_${value}`,
          `https://h.example/p?X-Amz-Signature=${value}&x=1`,
          `https://u:${value}@h.example/p`,
        ]) {
          expect(redact(`${before} ${carrier} ${after}`)).not.toContain(value);
        }
      }),
    );
  });

  it('finds what lay behind what it took away', () => {
    expect(redact('Bearer https://,https://a@b')).toBe('Bearer [redacted],https://[redacted]@b');
  });

  it('changes nothing the second time', () => {
    const pieces = fc.constantFrom(
      'https://',
      'a@b',
      '?x=1',
      '#',
      'Bearer ',
      'mk_live_abc',
      'token=',
      'abc',
      ' ',
      '"',
      '[redacted]',
      'authorization: ',
      'basic ',
      '/',
      '\\/',
      ':',
      ';',
      ',',
      '<',
      '&sig=',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const once = redact(parts.join(''));
        expect(redact(once)).toBe(once);
      }),
      propertyRuns(5_000),
    );
  });

  it.each(['a', 'http://', 'Bearer ', '?', '@', 'sk_', 'a:', 'authorization:'])(
    'takes no time over a megabyte of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const start = performance.now();
      redact(text);
      // A quadratic expression would take minutes here.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

describe('a redactor that knows the keys', () => {
  it('hides them however they are spelled, also those added later', () => {
    const keys: string[] = [];
    const hide = createRedactor(() => keys);
    expect(hide('open sesame!&"1')).toBe('open sesame!&"1');
    keys.push('sesame!&"1');
    expect(hide('open sesame!&"1')).toBe('open [redacted]');
    expect(hide(JSON.stringify('open sesame!&"1'))).toBe('"open [redacted]"');
    expect(hide(encodeURIComponent('sesame!&"1'))).toBe('[redacted]');
  });

  it('hides the longer of two keys whole', () => {
    expect(withoutLiterals('x abcdefgh y', ['abcdef', 'abcdefgh'])).toBe('x [redacted] y');
  });

  it('does not tear every text apart for an empty or tiny key', () => {
    expect(withoutLiterals('abc', ['', 'a', 'bc'])).toBe('abc');
  });
});
