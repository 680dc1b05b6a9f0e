import { describe, expect, test } from 'vitest';
import {
  dimensionsText,
  durationText,
  playingTimeText,
  sizeText,
} from '../../../src/headless/cli/measures.ts';
import { printable } from '../../../src/headless/cli/printable.ts';
import { withoutValues } from '../../../src/headless/cli/program.ts';
import { clipped, tableText } from '../../../src/headless/cli/table.ts';

describe('measures', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [482_113, '482 kB'],
    [999_600, '1.0 MB'],
    [1_234_567, '1.2 MB'],
    [5_000_000_000, '5.0 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

  test.each([
    [840, '0.8 s'],
    [42_400, '42 s'],
    [185_000, '3 min 05 s'],
    [7_800_000, '2 h 10 min'],
    [90_000_000, '1 d 1 h'],
    [-5, '0.0 s'],
  ])('%d ms are %s', (ms, text) => expect(durationText(ms)).toBe(text));

  test('what a file does not have is a dash', () => {
    expect(dimensionsText({ width: null, height: null })).toBe('–');
    expect(dimensionsText({ width: 1080, height: 1920 })).toBe('1080×1920');
    expect(playingTimeText({ durationSeconds: null })).toBe('–');
  });
});

describe('what reaches the terminal', () => {
  test('has nothing in it that a terminal obeys', () => {
    expect(printable('a\u001B[2Jb\u0007c\r\nd\u202Ee')).toBe('a [2Jb c d e');
  });

  test('columns line up under wide characters', () => {
    const columns = [{ title: 'NAME' }, { title: 'SIZE', align: 'right' as const }];
    const text = tableText(columns, [
      ['生日', '1 kB'],
      ['chat', '12 kB'],
    ]);
    expect(text.split('\n')).toEqual(['NAME   SIZE', '生日   1 kB', 'chat  12 kB']);
  });

  test('what is too wide is cut at a whole character', () => {
    expect(clipped('生日快乐', 5)).toBe('生日…');
    expect(clipped('chat', 4)).toBe('chat');
  });

  test('a refusal repeats no argument that may be a key', () => {
    expect(
      withoutValues("error: too many arguments for 'add'. Expected 0 arguments but got 1: mk.\n"),
    ).toBe("error: too many arguments for 'add'. Expected 0 arguments but got 1.\n");
    expect(withoutValues("error: unknown option '--secret-key=abc'\n")).toBe(
      "error: unknown option '--secret-key'\n",
    );
  });
});
