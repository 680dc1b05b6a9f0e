import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/*
 * Finds the sentences that the core and the hosts can say, by reading their source: every text and
 * template that reads as prose, a template's holes as `{}`. What a hole can only be one of some
 * texts for is written out, each as a sentence of its own.
 */

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesIn = (value: unknown): Node[] => [value].flat().filter(isNode);

/** A template with every hole as `{}`, so that it is the same whatever the holes are called. */
export interface SpokenSentence {
  readonly file: string;
  readonly template: string;
}

/** Texts for the log, for programmers, for the database or for a server: nobody reads them in the window. */
const NOT_SAID =
  /(^|\.)(#?log|logger|describe|meta|pragma|prepare|exec|all|one|run|put|tellOnce|setHeader|answerPlainly|refuseUpgrade|gauge|counter|histogram|single|safely|tell|writeFile|split|fork|startsWith|includes|endsWith|Error|TypeError|RangeError|AggregateError|Response|has|debug|info|warn|error|write)$/;

/** Of a class of ours that carries a sentence for people. */
const SAID_BY = /^(Damaged|Refused|UnfitFolder)$/;

const HOLE = '\u0000';
/** Beyond this a sentence has too many forms to be translated well: it is to be said in parts. */
const MOST_FORMS = 64;

type Scope = ReadonlyMap<string, Node>;

function nameOf(node: unknown): string {
  const name = isNode(node) ? node['name'] : '';
  return typeof name === 'string' ? name : '';
}

/** The last name of what is called: `store.apply` is `apply`. */
function calleeOf(node: Node): string {
  const callee = node['callee'];
  if (!isNode(callee)) return '';
  if (callee.type === 'MemberExpression') {
    const property = callee['property'];
    const name = nameOf(property);
    return isNode(property) && property.type === 'PrivateIdentifier' ? `#${name}` : name;
  }
  return nameOf(callee);
}

/** Values of constants that are said within sentences: alone they are not said. */
type Used = Set<Node>;

/** All texts that an expression can be; null where it can be anything. */
function formsOf(node: unknown, scopes: readonly Scope[], used?: Used): string[] | null {
  if (!isNode(node)) return null;
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : null;
    case 'ConditionalExpression': {
      const either = [node['consequent'], node['alternate']].map((one) =>
        formsOf(one, scopes, used),
      );
      return either.some((forms) => forms === null)
        ? null
        : [...new Set(either.flatMap((forms) => forms ?? []))];
    }
    case 'BinaryExpression':
      return node['operator'] === '+' ? joined([node['left'], node['right']], scopes, used) : null;
    case 'TemplateLiteral': {
      const quasis = nodesIn(node['quasis']);
      const holes = nodesIn(node['expressions']);
      return joined(
        quasis.flatMap((quasi, index) => [quasi, ...holes.slice(index, index + 1)]),
        scopes,
        used,
      );
    }
    case 'TemplateElement':
      return [(node['value'] as { readonly cooked: string }).cooked];
    case 'Identifier': {
      const index = scopes.findLastIndex((scope) => scope.has(nameOf(node)));
      const value = scopes[index]?.get(nameOf(node));
      const forms = value === undefined ? null : formsOf(value, scopes.slice(0, index + 1), used);
      if (value !== undefined && forms !== null) used?.add(value);
      return forms;
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return formsOf(node['expression'], scopes, used);
    default:
      return null;
  }
}

function joined(parts: readonly unknown[], scopes: readonly Scope[], used?: Used): string[] {
  return parts.reduce<string[]>(
    (before, part) => {
      const forms = formsOf(part, scopes, used) ?? [HOLE];
      return before.flatMap((text) => forms.map((form) => text + form)).slice(0, MOST_FORMS + 1);
    },
    [''],
  );
}

/** The constants that a block or a file declares. */
function constantsOf(node: Node): Scope {
  const scope = new Map<string, Node>();
  for (const statement of nodesIn(node['body'])) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' && isNode(statement['declaration'])
        ? statement['declaration']
        : statement;
    if (declaration.type !== 'VariableDeclaration' || declaration['kind'] !== 'const') continue;
    for (const { id, init } of nodesIn(declaration['declarations'])) {
      if (isNode(init) && nameOf(id) !== '') scope.set(nameOf(id), init);
    }
  }
  return scope;
}

/** Words next to each other, or one that ends like a sentence: not a name, a path or a query. */
function isProse(template: string): boolean {
  const text = template.replaceAll(HOLE, ' ');
  if (/^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|WITH|PRAGMA|ALTER|ATTACH|BEGIN)\b/.test(text))
    return false;
  if (/^\s*(?:--|-H |text\/|application\/|image\/)/.test(text)) return false;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const isPhrase = /\p{L}[\p{L}’']*,? +\p{L}|\p{L}: |\p{L}{2,}[.!?]$/u.test(text);
  const hasHoleBesides = template.includes(HOLE) && words.length > 0 && / /.test(template);
  return words.length > 0 && (isPhrase || hasHoleBesides);
}

const HAS_STATEMENTS = new Set(['Program', 'BlockStatement']);

function isSkipped(node: Node): boolean {
  if (/^(Import|ExportAll)/.test(node.type)) return true;
  if (node.type.startsWith('TS'))
    return !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = calleeOf(node);
  return NOT_SAID.test(callee) && !SAID_BY.test(callee);
}

interface Found {
  readonly said: Map<Node, readonly string[]>;
  readonly used: Used;
  /** Constants that are said by themselves, whatever else they are said within. */
  readonly alone: Set<Node>;
}

/** What of a node may be said: no name that is declared, or that a value has. */
function saidParts(node: Node): Node[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return nodesIn(node['init']);
    case 'MemberExpression':
      return nodesIn(
        node['computed'] === true ? [node['object'], node['property']] : node['object'],
      );
    case 'Property':
      return nodesIn(node['value']);
    default:
      return Object.values(node).flatMap(nodesIn);
  }
}

function gather(node: Node, scopes: readonly Scope[], found: Found): void {
  if (isSkipped(node)) return;
  const within = HAS_STATEMENTS.has(node.type) ? [...scopes, constantsOf(node)] : scopes;
  const isText =
    node.type === 'TemplateLiteral' ||
    node.type === 'Literal' ||
    (node.type === 'BinaryExpression' && formsOf(node, within)?.every((form) => form !== HOLE));
  if (node.type === 'Identifier') {
    const constant = scopes.findLast((scope) => scope.has(nameOf(node)))?.get(nameOf(node));
    if (constant !== undefined) found.alone.add(constant);
  }
  if (isText) {
    const used = node.type === 'Literal' ? undefined : found.used;
    found.said.set(node, formsOf(node, within, used) ?? []);
  }
  // What a hole was written out for is said within its sentence only.
  const parts =
    node.type === 'TemplateLiteral'
      ? nodesIn(node['expressions']).filter((hole) => formsOf(hole, within) === null)
      : saidParts(node);
  for (const part of parts) gather(part, within, found);
}

/** The nodes of a value that is said within a sentence only. */
function withinOf(node: Node): Node[] {
  const parts =
    node.type === 'ConditionalExpression' ? [node['consequent'], node['alternate']] : [];
  return [node, ...parts.filter(isNode).flatMap(withinOf)];
}

/** Its holes as `{}`, holes beside each other as one; what goes on from another text begins with one. */
function templateOf(form: string): string {
  const goesOn = /^[ ,]/.test(form);
  const escaped = form.replaceAll(/[{}]/g, (brace) => brace + brace);
  const text = escaped.replaceAll(new RegExp(`${HOLE}+`, 'g'), '{}');
  return goesOn ? `{}${text}` : text;
}

/** @param source of one file */
export function sentencesIn(source: string): string[] {
  const { program } = parseSync('said.ts', source);
  const found: Found = { said: new Map(), used: new Set(), alone: new Set() };
  gather(program as unknown as Node, [], found);
  const onlyUsed = [...found.used].filter((constant) => !found.alone.has(constant));
  const within = new Set(onlyUsed.flatMap(withinOf));
  const forms = [...found.said].flatMap(([node, said]) => (within.has(node) ? [] : said));
  return [...new Set(forms.filter(isProse).map(templateOf))];
}

const SRC = path.resolve(import.meta.dirname, '../../src');

/** @param patterns globs below `src` */
export function spokenSentences(patterns: readonly string[], skipped: RegExp): SpokenSentence[] {
  const files = globSync([...patterns], { cwd: SRC }).filter((file) => !skipped.test(file));
  return files
    .toSorted((one, other) => one.localeCompare(other))
    .flatMap((file) =>
      sentencesIn(readFileSync(path.join(SRC, file), 'utf8')).map((template) => ({
        file,
        template,
      })),
    );
}
