import { expect, it } from 'vitest';
import { isPartOfWord, LONG_WORD, wordsOf } from '../../../../src/core/library/search/words-of.ts';

it('takes every run of letters once, without those that are short', () => {
  expect(wordsOf('shot 12 sunset-drive\nsunset v2.final')).toBe('shot sunset drive final');
});

it('stands for what is longer than a word by one sign', () => {
  expect(wordsOf(`${'a'.repeat(25)} ${'b'.repeat(24)} ${'c'.repeat(90)}`)).toBe(
    `${LONG_WORD} ${'b'.repeat(24)}`,
  );
});

it('knows what can be part of one', () => {
  expect(['sunse', '日本語字幕', 'straße'].map(isPartOfWord)).toEqual([true, true, true]);
  expect(['sun', 'a-bcd', 'v2.final', 'two words', LONG_WORD].some(isPartOfWord)).toBe(false);
});
