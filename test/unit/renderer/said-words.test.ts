import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../src/renderer/words/messages/catalogue.ts';

const WINDOW = path.resolve(import.meta.dirname, '../../../src/renderer');

/** Names, and examples of what is written by hand: the same in every language. */
const ALLOWED: ReadonlySet<string> = new Set([
  'Renderdesk',
  'SHA-256',
  '/api',
  'http://127.0.0.1:…/#token=…',
  'http://proxy.example.com:3128',
  '/path/to/company.pem',
]);

/** Attributes that a person reads or hears. */
const READ =
  /^(label|title|hint|placeholder|alt|description|heading|missing|text|problem|aria-(label|description|roledescription|valuetext))$/;

/** What is in them is typed or pressed, not read. */
const TYPED: ReadonlySet<string> = new Set(['code', 'kbd']);

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesIn = (value: unknown): Node[] => [value].flat().filter(isNode);

const nameOf = (value: unknown): string => (isNode(value) ? String(value['name']) : '');

/** The texts that an expression may turn out to be, as far as they stand in it. */
function textsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'JSXText':
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value'].trim()] : [];
    case 'JSXExpressionContainer':
      return textsOf(node['expression']);
    case 'ConditionalExpression':
      return [...textsOf(node['consequent']), ...textsOf(node['alternate'])];
    case 'LogicalExpression':
      return [...textsOf(node['left']), ...textsOf(node['right'])];
    case 'TemplateLiteral':
      return nodesIn(node['quasis'])
        .map(({ value }) => (value as { readonly cooked: string }).cooked.trim())
        .concat(nodesIn(node['expressions']).flatMap(textsOf));
    default:
      return [];
  }
}

function shownBy(node: Node): string[] {
  if (node.type === 'JSXAttribute') {
    return READ.test(nameOf(node['name'])) ? textsOf(node['value']) : [];
  }
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return [];
  const [opening] = nodesIn(node['openingElement']);
  return TYPED.has(nameOf(opening?.['name'])) ? [] : nodesIn(node['children']).flatMap(textsOf);
}

function everyNode(node: Node): Node[] {
  return [node, ...Object.values(node).flatMap((value) => nodesIn(value).flatMap(everyNode))];
}

function bareWords(source: string): string[] {
  const { program } = parseSync('window.tsx', source);
  return nodesIn(program)
    .flatMap(everyNode)
    .flatMap(shownBy)
    .filter((text) => /\p{L}{2}/u.test(text) && !ALLOWED.has(text) && !(text in catalogues.en));
}

describe('the window', () => {
  it('says no word past the catalogue', () => {
    const files = globSync('**/*.tsx', { cwd: WINDOW });
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      bareWords(readFileSync(path.join(WINDOW, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['<p>Some words</p>', ['Some words']],
    ['<p>{busy ? "Working…" : say("key")}</p>', ['Working…']],
    ['<Button label={`Open ${name}`} />', ['Open']],
    ['<Field label="Name" name="name" />', ['Name']],
    ['<p className="soft">{say("key")} · {count} <code>words</code></p>', []],
  ])('would be caught with %s', (source, words) => {
    expect(bareWords(source)).toEqual(words);
  });
});
