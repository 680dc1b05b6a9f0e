import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

interface Row {
  readonly number: string;
  readonly code: string;
  readonly tests: readonly string[];
}

/** How many traps each section of the reference has. */
const COUNTS = { '3.0': 23, '3.1': 25, '3.2': 19, '3.3': 14, '3.4': 24, '3.5': 12 };

const rows: readonly Row[] = [
  ...textOf('docs/provider-traps.md').matchAll(
    /^\| (\d\.\d\.\d+) +\|.*?\| `([^`]+)` +\| (.*) \|$/gm,
  ),
].map(([, number = '', code = '', tests = '']) => ({
  number,
  code,
  tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
}));

/** The numbers in titles such as `trap 3.1.4: …` and `traps 3.2.8, 3.2.9 and 3.2.11: …`. */
function trapsNamedIn(path: string): Set<string> {
  const titles = textOf(path).matchAll(/\(\s*['`"]traps? ((?:\d\.\d\.\d+(?:, | and )?)+):/g);
  return new Set([...titles].flatMap(([, numbers = '']) => numbers.match(/\d\.\d\.\d+/g) ?? []));
}

describe('the page of traps', () => {
  it('has every trap of the reference, in order', () => {
    const expected = Object.entries(COUNTS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
    );
    expect(rows.map(({ number }) => number)).toEqual(expected);
  });

  it.each(rows)('says where $number is met, and which tests name it', ({ number, code, tests }) => {
    expect(existsSync(new URL(code, ROOT))).toBe(true);
    expect(tests).not.toEqual([]);
    for (const path of tests) expect([path, trapsNamedIn(path).has(number)]).toEqual([path, true]);
  });

  it('knows every trap that a test names', () => {
    const known = new Set(rows.map(({ number }) => number));
    const cwd = fileURLToPath(ROOT);
    const named = globSync('test/**/*.test.ts', { cwd }).flatMap((path) => [...trapsNamedIn(path)]);
    expect(named.filter((number) => !known.has(number))).toEqual([]);
  });
});
