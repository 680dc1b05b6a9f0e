import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJson } from '../../../src/core/payloads/json-check.ts';
import { propertyRuns } from '../../fakes/property-runs.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the JSON check', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(checkJson(text).fault).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse on JSON with one character changed', () => {
    const noise = fc.constantFrom(...'{}[],:"\\/0-9.eE+ \t\n\r\u0001\u00a0tfnux\'é'.split(''));
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        noise,
        fc.constantFrom('insert', 'replace', 'delete'),
        (text, at, character, how) => {
          const index = at % (text.length + 1);
          const after = text.slice(how === 'insert' ? index : index + 1);
          const changed = text.slice(0, index) + (how === 'delete' ? '' : character) + after;
          expect(checkJson(changed).fault === null).toBe(isJson(changed));
        },
      ),
      propertyRuns(3_000),
    );
  });

  it('points into the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const { fault } = checkJson(text);
        expect(fault === null).toBe(isJson(text));
        expect(fault?.offset ?? 0).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each([
    ['{"a":1', 'end', 6],
    ['', 'end', 0],
    ['{"a":1,}', 'trailing-comma', 6],
    ['[1, ]', 'trailing-comma', 2],
    ['{"a":1 // x\n}', 'comment', 7],
    ['/* x */{}', 'comment', 0],
    ['{"a":1 "b":2}', 'missing-comma', 7],
    ['{"a" 1}', 'missing-colon', 5],
    ["{'a':1}", 'wrong-quotes', 1],
    ['{"a":“x”}', 'wrong-quotes', 5],
    ['{a:1}', 'key-expected', 1],
    ['{"a":None}', 'word', 5],
    ['{"a":tru}', 'word', 5],
    ['{"a":01}', 'number', 5],
    ['{"a":+1}', 'value-expected', 5],
    ['{"a":1.}', 'number', 5],
    ['{"a":"x\ny"}', 'string-not-ended', 5],
    ['{"a":"x', 'string-not-ended', 5],
    ['{"a":"\\x"}', 'escape', 6],
    ['{"a":"\\u12"}', 'escape', 6],
    ['{"a":"\t"}', 'control-character', 6],
    ['{}\n{}', 'more-after-end', 3],
    ['{"a":1]', 'missing-comma', 6],
  ])('finds in %j: %s at %i', (text, kind, offset) => {
    expect(checkJson(text).fault).toEqual({ kind, offset });
  });

  it.each(['[', '{"a":'])('survives a million times %j', (piece) => {
    expect(checkJson(piece.repeat(1_000_000)).fault?.kind).toBe('too-deep');
  });

  it('finds names that stand twice in one object, and only there', () => {
    const text = '{"a":{"a":1},"b":[{"a":1},{"a":2}],"a":3}';
    expect(checkJson(text).duplicates).toEqual([{ name: 'a', offset: text.lastIndexOf('"a"') }]);
  });
});
