import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from '../../../src/host/issue-words.ts';
import { german } from '../../../src/shared/sentences/german.ts';
import { createTranslator } from '../../../src/shared/sentences/translator.ts';

const schema = z.object({
  name: z.string().min(1).max(5),
  code: z.string().min(3),
  ids: z.array(z.int()).min(1).max(2),
  limit: z.int().min(1).max(500),
  label: z.string().refine((text) => text !== 'no', 'A label says something.'),
});
const right = { name: 'a', code: 'abc', ids: [1], limit: 1, label: 'yes' };

const said = (changes: object): string[] =>
  (schema.safeParse({ ...right, ...changes }).error?.issues ?? []).map(issueWords);

describe('what is wrong with an input', () => {
  it.each([
    [{ name: '' }, 'The field "name" must not be empty.'],
    [{ name: 'abcdef' }, 'The field "name" is too long: it has at most 5 characters.'],
    [{ code: 'a' }, 'The field "code" is too short: it has at least 3 characters.'],
    [{ ids: [] }, 'The field "ids" must not be empty.'],
    [{ ids: [1, 2, 3] }, 'The field "ids" is too long: it has at most 2 entries.'],
    [{ limit: 0 }, 'The field "limit" is too small: it is at least 1.'],
    [{ limit: 501 }, 'The field "limit" is too large: it is at most 500.'],
    [{ name: undefined }, 'The field "name" is missing.'],
    [{ label: 'no' }, 'A label says something.'],
  ])('of %j is said in words of ours', (changes, sentence) => {
    expect(said(changes)).toEqual([sentence]);
  });

  it('is said in German too', () => {
    const translate = createTranslator(german, 'de');
    const sentences = [{ name: '' }, { name: 'abcdef' }, { limit: 501 }].flatMap(said);
    expect(sentences.map(translate)).toEqual([
      'Das Feld „name“ darf nicht leer sein.',
      'Das Feld „name“ ist zu lang: Es hat höchstens 5 Zeichen.',
      'Das Feld „limit“ ist zu groß: Es ist höchstens 500.',
    ]);
  });
});
