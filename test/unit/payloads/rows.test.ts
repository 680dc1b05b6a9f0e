import { describe, expect, it } from 'vitest';
import { expandRows } from '../../../src/core/payloads/rows/expand-rows.ts';
import { fillTemplate, placeholdersOf } from '../../../src/core/payloads/rows/fill-template.ts';
import { readRows } from '../../../src/core/payloads/rows/read-rows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (name: string, text: string) => readRows(name, bytes(text));

describe('filling a template', () => {
  it('puts values in as what they are, and leaves everything else byte for byte', () => {
    const template =
      '{ "id": 12345678901234567890, "half": 0.50,\n  "age": "{{age}}", "on": "{{ on }}", "line": "{{name}} is {{age}}" }';
    expect(fillTemplate(template, { age: '42', on: 'true', name: 'Zoë "Z"' }, 1)).toBe(
      '{ "id": 12345678901234567890, "half": 0.50,\n  "age": 42, "on": true, "line": "Zoë \\"Z\\" is 42" }',
    );
  });

  it('keeps as a text what only looks like a number, or is said to be one', () => {
    const fill = (text: string, value: unknown) =>
      JSON.parse(fillTemplate(JSON.stringify({ a: text }), { v: value }, 1)) as { a: unknown };
    expect(fill('{{v}}', '007').a).toBe('007');
    expect(fill('{{v}}', '12345678901234567890').a).toBe('12345678901234567890');
    expect(fill('{{v:text}}', '12').a).toBe('12');
    expect(fill('{{v}}', '-1.5e3').a).toBe(-1500);
    expect(fill('{{v}}', '').a).toBe('');
    expect(fill('{{v}}', ['a', 1]).a).toEqual(['a', 1]);
    expect(fill('{{v}}', null).a).toBe(null);
    expect(fill('x{{v}}', null).a).toBe('x');
  });

  it('fills in nothing twice, no names of fields, and not what has no column', () => {
    const template = '{"{{v}}": "{{v}}", "other": "{{merge}}", "row": "{{#}}"}';
    expect(fillTemplate(template, { v: '{{merge}}' }, 7)).toBe(
      '{"{{v}}": "{{merge}}", "other": "{{merge}}", "row": 7}',
    );
    expect(placeholdersOf(template)).toEqual(['v', 'merge']);
  });
});

describe('reading a table', () => {
  it.each([
    ['commas', 'city,count\r\n"Paris, Texas",2\r\n'],
    ['semicolons', 'city;count\n"Paris, Texas";2'],
    ['tabs and a byte order mark', '\uFEFFcity\tcount\nParis, Texas\t2\n\n'],
  ])('takes %s', (_, text) => {
    const { columns, rows, problems } = rowsOf('t.csv', text);
    expect(problems).toEqual([]);
    expect(columns).toEqual(['city', 'count']);
    expect(rows).toEqual([{ number: 1, line: 2, values: { city: 'Paris, Texas', count: '2' } }]);
  });

  it('says which row has too many cells, and goes on with the next', () => {
    const { rows, problems } = rowsOf('t.csv', 'a,b\n1,2\n"x\ny",2,3\n4,5\n');
    expect(rows.map(({ number }) => number)).toEqual([1, 3]);
    expect(problems).toMatchObject([{ row: 2, line: 3 }]);
    expect(problems[0]?.message).toContain('3 cells');
  });

  it('says where quotes are wrong, and takes no row behind them', () => {
    const { rows, problems } = rowsOf('t.csv', 'a,b\n1,2\n3,"x" y\n5,6\n');
    expect(rows.map(({ number }) => number)).toEqual([1]);
    expect(problems).toMatchObject([{ row: 2, line: 3 }]);
  });

  it('wants every column to have a name of its own', () => {
    const { problems } = rowsOf('t.csv', 'a,a,\n1,2,3\n');
    expect(problems.map(({ message }) => message)).toEqual([
      'Two columns are called “a”.',
      'Column 3 has no name in the first line.',
    ]);
  });

  it('takes JSON lines with their types, and says what is wrong with one', () => {
    const { columns, rows, problems } = rowsOf('t.jsonl', '{"a":1}\n\n{"a":2,}\n[1]\n{"b":true}');
    expect(columns).toEqual(['a', 'b']);
    expect(rows.map(({ line, values }) => [line, values])).toEqual([
      [1, { a: 1 }],
      [5, { b: true }],
    ]);
    expect(problems.map(({ row, line }) => [row, line])).toEqual([
      [2, 3],
      [3, 4],
    ]);
  });

  it('refuses a spreadsheet and a table in another encoding by name', () => {
    expect(() => readRows('t.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4]))).toThrow('ZIP archive');
    expect(() => readRows('t.csv', Uint8Array.from([0x61, 0x0a, 0xe9, 0x0a]))).toThrow('UTF-8');
  });
});

describe('a payload of each row', () => {
  const template = { name: 'hello.json', text: '{"text": "Hello {{name}}", "size": "{{size}}"}' };
  const expand = (text: string, more: object = {}) =>
    expandRows({
      template,
      table: { name: 't.csv', bytes: bytes(text) },
      nameTemplate: undefined,
      keepUnknown: false,
      skip: 0,
      limit: 10,
      ...more,
    });

  it('names each after its row, and gives the page that is asked for', () => {
    const { count, rows } = expand('name,size\nAda,1\nBob,2\nCy/../x,3\n', {
      nameTemplate: '{{name}}-{{#}}',
      skip: 1,
    });
    expect(count).toBe(3);
    expect(rows).toEqual([
      { number: 2, line: 3, name: 'Bob-2.json', payload: '{"text": "Hello Bob", "size": 2}' },
      {
        number: 3,
        line: 4,
        name: 'Cy .. x-3.json',
        payload: '{"text": "Hello Cy/../x", "size": 3}',
      },
    ]);
  });

  it('makes none where a column is missing, unless the provider fills it in', () => {
    expect(expand('name\nAda\n')).toMatchObject({
      count: 0,
      problems: [{ row: null, column: 'size' }],
    });
    expect(expand('name\nAda\n', { keepUnknown: true }).rows[0]?.payload).toBe(
      '{"text": "Hello Ada", "size": "{{size}}"}',
    );
  });
});
