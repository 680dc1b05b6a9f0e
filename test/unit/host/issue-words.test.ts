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
  share: z.number().positive().lt(1),
  state: z.enum(['here', 'gone']),
  kind: z.literal('image'),
  form: z.union([z.string(), z.number()]),
  order: z.discriminatedUnion('by', [
    z.object({ by: z.literal('name') }),
    z.object({ by: z.literal('date') }),
  ]),
  id: z.uuid(),
  at: z.iso.datetime(),
  word: z.string().regex(/^[a-z]+$/),
  step: z.number().multipleOf(5),
  names: z.record(z.string().max(1), z.number()),
  strict: z.strictObject({}),
  odd: z.string().refine((text) => text !== 'no'),
});
const right = {
  name: 'a',
  code: 'abc',
  ids: [1],
  limit: 1,
  label: 'yes',
  share: 0.5,
  state: 'here',
  kind: 'image',
  form: 'a',
  order: { by: 'name' },
  id: '0197a0b0-0000-7000-8000-000000000001',
  at: '2026-12-31T12:00:00Z',
  word: 'abc',
  step: 5,
  names: {},
  strict: {},
  odd: 'yes',
};

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
    [{ share: 0 }, 'The field "share" must be more than 0.'],
    [{ share: 1 }, 'The field "share" must be less than 1.'],
    [{ limit: 'ten' }, 'The field "limit" must be a number.'],
    [{ limit: 1.5 }, 'The field "limit" must be a whole number.'],
    [{ strict: 1 }, 'The field "strict" must be an object.'],
    [{ ids: ['a'] }, 'The field "ids.0" must be a number.'],
    [{ state: 'sold' }, 'The field "state" must be one of "here" or "gone".'],
    [{ kind: 'video' }, 'The field "kind" must be "image".'],
    [{ form: true }, 'The field "form" has none of the forms it may have.'],
    [{ order: { by: 'size' } }, 'The field "order.by" must be one of "name" or "date".'],
    [{ id: '12' }, 'The field "id" must be a UUID.'],
    [{ at: 'soon' }, 'The field "at" must be a date with its time, as 2026-12-31T12:00:00Z.'],
    [{ word: 'A1' }, 'The field "word" is not written as it has to be.'],
    [{ step: 7 }, 'The field "step" must be a multiple of 5.'],
    [{ names: { long: 1 } }, 'The field "names.long" cannot be called that.'],
    [{ strict: { a: 1 } }, 'There is no field "strict.a".'],
    [{ strict: { a: 1, b: 2 } }, 'There are no fields "strict.a", "strict.b".'],
    [{ odd: 'no' }, 'The field "odd" is not usable as it is.'],
  ])('of %j is said in words of ours', (changes, sentence) => {
    expect(said(changes)).toEqual([sentence]);
  });

  it('is said of all of it where it is no field', () => {
    const ofAll = (form: z.ZodType, input: unknown) =>
      (form.safeParse(input).error?.issues ?? []).map(issueWords);
    expect(ofAll(schema, 'a word')).toEqual(['What was sent must be an object.']);
    expect(ofAll(z.strictObject({}), { more: 1 })).toEqual(['There is no field "more".']);
    expect(ofAll(z.union([z.string(), z.number()]), true)).toEqual([
      'What was sent has none of the forms it may have.',
    ]);
  });

  it.each([
    [{ name: '' }, 'Das Feld „name“ darf nicht leer sein.'],
    [{ name: 'abcdef' }, 'Das Feld „name“ ist zu lang: Es hat höchstens 5 Zeichen.'],
    [{ limit: 501 }, 'Das Feld „limit“ ist zu groß: Es ist höchstens 500.'],
    [{ share: 0 }, 'Das Feld „share“ muss größer sein als 0.'],
    [{ limit: 'ten' }, 'Das Feld „limit“ muss eine Zahl sein.'],
    [{ strict: 1 }, 'Das Feld „strict“ muss ein Objekt sein.'],
    [{ state: 'sold' }, 'Das Feld „state“ muss eines von „here“ oder „gone“ sein.'],
    [{ kind: 'video' }, 'Das Feld „kind“ muss „image“ sein.'],
    [{ form: true }, 'Das Feld „form“ hat keine der Formen, die es haben darf.'],
    [{ at: 'soon' }, 'Das Feld „at“ muss ein Datum mit Uhrzeit wie 2026-12-31T12:00:00Z sein.'],
    [{ word: 'A1' }, 'Das Feld „word“ ist nicht so geschrieben, wie es sein muss.'],
    [{ strict: { a: 1 } }, 'Ein Feld „strict.a“ gibt es nicht.'],
    [{ strict: { a: 1, b: 2 } }, 'Die Felder „strict.a“, „strict.b“ gibt es nicht.'],
  ])('of %j is said in German too', (changes, sentence) => {
    const translate = createTranslator(german, 'de');
    expect(said(changes).map(translate)).toEqual([sentence]);
  });
});
