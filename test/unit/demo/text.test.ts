import { describe, expect, it } from 'vitest';
import { escaped } from '../../../src/core/demo/drawing/markup.ts';
import { lineOf } from '../../../src/core/demo/drawing/text-line.ts';
import type { TextLine, TextStyle } from '../../../src/core/demo/drawing/text-line.ts';
import { fitText, wrapText } from '../../../src/core/demo/drawing/wrap-text.ts';

const style: TextStyle = { size: 15, weight: 'regular' };
const textOf = (line: TextLine) => line.runs.map((run) => run.text).join('');
const kindsOf = (text: string) => lineOf(text, style).runs.map((run) => run.kind);

describe('text in a picture', () => {
  it('is measured: wide letters are wider, and twice the text twice as wide', () => {
    expect(lineOf('WWWW', style).width).toBeGreaterThan(lineOf('iiii', style).width * 2);
    expect(lineOf('nn', style).width).toBeCloseTo(lineOf('n', style).width * 2);
  });

  it('is drawn from the typeface, as emoji, or with the fonts of the machine', () => {
    expect(kindsOf('Hello Привет Γειά')).toEqual(['text']);
    expect(kindsOf('© 2026 → ™')).toEqual(['text']);
    expect(kindsOf('❤️ 1️⃣')).toEqual(['emoji', 'text', 'emoji']);
    expect(kindsOf('Hi 👩‍🚀🇳🇱 日本')).toEqual(['text', 'emoji', 'emoji', 'text', 'foreign']);
  });

  it('wraps between words and never exceeds its width', () => {
    const lines = wrapText('The quick brown fox jumps over the lazy dog', style, 100);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100);
    expect(lines.map(textOf).join(' ')).toBe('The quick brown fox jumps over the lazy dog');
  });

  it('breaks inside a word that is longer than a line, and loses nothing', () => {
    const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(4);
    const lines = wrapText(word, style, 120);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(122);
    expect(lines.map(textOf).join('')).toBe(word);
  });

  it('keeps line ends and empty lines', () => {
    expect(wrapText('one\n\ntwo\r\nthree', style, 200).map(textOf)).toEqual([
      'one',
      '',
      'two',
      'three',
    ]);
  });

  it('is shortened with an ellipsis where it has one line only', () => {
    const line = fitText('A very long name of a group', style, 90);
    expect(line.width).toBeLessThanOrEqual(90);
    expect(textOf(line)).toMatch(/^A very.*…$/);
    expect(textOf(fitText('Sam', style, 90))).toBe('Sam');
  });

  it('cannot leave its place in the markup', () => {
    expect(escaped(`<a b="c">&`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;');
    expect(escaped('a\u0000b\u0008c\u000Bd\uFFFEe\uD800f\tg\u0085')).toBe('abcdef\tg');
  });
});
