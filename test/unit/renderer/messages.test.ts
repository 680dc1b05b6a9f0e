import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../src/renderer/words/messages/catalogue.ts';
import { chooseLocale } from '../../../src/shared/words/language.ts';
import { createSpeaker } from '../../../src/shared/words/speaker.ts';

/** The names of everything that a message needs, its marks included. */
function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.select:
      case TYPE.plural:
        return [
          element.value,
          ...Object.values(element.options).flatMap(({ value }) => namesIn(value)),
        ];
      case TYPE.tag:
        return [`<${element.value}>`, ...namesIn(element.children)];
      default:
        return [element.value];
    }
  });
}
const needs = (message: string): string[] =>
  [...new Set(namesIn(parse(message)))].toSorted((a, b) => a.localeCompare(b));

describe('the messages', () => {
  it('need the same values in every language', () => {
    const wrong = Object.entries(catalogues.en).filter(([key, english]) => {
      const german = (catalogues.de as Record<string, string>)[key] ?? '';
      return needs(english).join() !== needs(german).join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('begin with their area, and say something', () => {
    for (const [key, message] of Object.entries({ ...catalogues.en, ...catalogues.de })) {
      expect(key).toMatch(/^[a-z][a-zA-Z]*(\.[a-zA-Z0-9-]+)+$/);
      expect(message).toMatch(/^\S(.*\S)?$/su);
    }
  });
});

describe('a speaker', () => {
  const words = {
    count: '{count, plural, one {# file} other {# files}}',
    bold: 'Really <b>delete</b> it?',
    plain: 'Settings',
  } as const;

  it('counts, and marks', () => {
    const speaker = createSpeaker({ language: 'en', tag: 'en-GB' }, words);
    expect(speaker.say('count', { count: 1 })).toBe('1 file');
    expect(speaker.say('count', { count: 1_200 })).toBe('1,200 files');
    expect(speaker.say('plain')).toBe('Settings');
    const marked = speaker.parts<{ b: unknown }>('bold', { b: (inside) => ({ b: inside }) });
    expect(marked).toEqual(['Really ', { b: ['delete'] }, ' it?']);
  });

  it('needs every value that is named', () => {
    const speaker = createSpeaker({ language: 'en', tag: 'en' }, words);
    expect(() => speaker.say('count', {})).toThrow(/count/);
  });
});

describe('the language', () => {
  it.each([
    ['system', ['fr-FR', 'de-AT', 'en'], { language: 'de', tag: 'de-AT' }],
    ['system', ['fr-FR'], { language: 'en', tag: 'en' }],
    ['en', ['de-DE', 'en-GB'], { language: 'en', tag: 'en-GB' }],
    ['de', ['en-GB'], { language: 'de', tag: 'de' }],
    ['system', ['den'], { language: 'en', tag: 'en' }],
  ] as const)('%s with %j is %j', (setting, preferred, locale) => {
    expect(chooseLocale(setting, preferred)).toEqual(locale);
  });
});
