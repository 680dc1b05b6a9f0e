import { describe, expect, it } from 'vitest';
import { comparePayloads } from '../../../src/core/library/compare-payloads.ts';

const compare = (a: unknown, b: unknown) =>
  comparePayloads(Buffer.from(JSON.stringify(a)), Buffer.from(JSON.stringify(b)));

describe('two payloads', () => {
  it('are identical by their bytes alone', () => {
    expect(compare({ a: 1 }, { a: 1 })).toEqual({ identical: true, differences: [], more: false });
    const [one, other] = ['{"a":1,"b":2}', '{ "b": 2, "a": 1 }'].map((text) => Buffer.from(text));
    expect(comparePayloads(one ?? Buffer.of(), other ?? Buffer.of())).toEqual({
      identical: false,
      differences: [],
      more: false,
    });
  });

  it('differ in what was added, removed and changed, and where', () => {
    const { differences } = compare(
      { title: 'Old', gone: true, size: { width: 1 } },
      { title: 'New', size: { width: 2 }, fresh: null },
    );
    expect(differences).toEqual([
      { path: ['title'], kind: 'changed', before: '"Old"', after: '"New"' },
      { path: ['gone'], kind: 'removed', before: 'true', after: null },
      { path: ['size', 'width'], kind: 'changed', before: '1', after: '2' },
      { path: ['fresh'], kind: 'added', before: null, after: 'null' },
    ]);
  });

  it('show what was put into a list, not all that moved along', () => {
    const messages = [{ text: 'one' }, { text: 'two' }, { text: 'three' }];
    expect(
      compare({ messages }, { messages: [{ text: 'zero' }, ...messages] }).differences,
    ).toEqual([{ path: ['messages', 0], kind: 'added', before: null, after: '{"text":"zero"}' }]);
  });

  it('show what changed inside of an entry of a list', () => {
    const { differences } = compare(
      {
        messages: [
          { text: 'one', at: 1 },
          { text: 'two', at: 2 },
        ],
      },
      {
        messages: [
          { text: 'one', at: 1 },
          { text: 'two!', at: 2 },
        ],
      },
    );
    expect(differences).toEqual([
      { path: ['messages', 1, 'text'], kind: 'changed', before: '"two"', after: '"two!"' },
    ]);
  });

  it('show an entry that moved', () => {
    const { differences } = compare({ list: ['a', 'b', 'c', 'd'] }, { list: ['b', 'c', 'd', 'a'] });
    expect(differences).toEqual([
      { path: ['list', 3], kind: 'moved', before: '"a"', after: '"a"' },
    ]);
  });

  it('are bounded in number, length and time', () => {
    const list = (offset: number) => Array.from({ length: 20_000 }, (_, index) => index + offset);
    const many = compare(list(0), list(1));
    expect(many.differences).toHaveLength(1_000);
    expect(many.more).toBe(true);
    const [long] = compare({ a: 'x'.repeat(9_000) }, { a: 'y' }).differences;
    expect(long?.before?.length).toBeLessThan(3_000);
  });

  it('differ as a whole when they are no JSON', () => {
    expect(comparePayloads(Buffer.from('{"a":'), Buffer.from('{}')).differences).toEqual([
      { path: [], kind: 'changed', before: '"{\\"a\\":"', after: '{}' },
    ]);
  });
});
