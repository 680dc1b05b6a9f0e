import type { Node } from 'jsonc-parser';
import type { JsonPath, JsonSchema } from './json-schema.ts';

/** A place in a payload that is not as documented. */
export interface SchemaProblem {
  readonly path: JsonPath;
  readonly from: number;
  readonly to: number;
  readonly kind: 'missing' | 'unknown' | 'type' | 'value' | 'range';
  /** The field's name, the types or values that are documented. */
  readonly what: string;
}

/** More would not be read. */
const MOST = 100;

/** Where a document departs from what is documented; a hint, no verdict. */
export function schemaProblems(root: Node, schema: JsonSchema): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const open: { node: Node; schema: JsonSchema; path: JsonPath }[] = [
    { node: root, schema, path: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = problemsOf(next.node, next.schema, next.path);
    problems.push(...found);
    if (problems.length >= MOST) break;
    if (found.some(({ kind, path }) => kind === 'type' && path === next.path)) continue;
    open.push(...childrenOf(next.node, wayFor(next.node, next.schema), next.path));
  }
  return problems.toSorted((one, other) => one.from - other.from);
}

/** The one of several ways that its type fits; where none does, the whole. */
function wayFor(node: Node, schema: JsonSchema): JsonSchema {
  return schema.anyOf?.find((way) => fitsType(node, way)) ?? schema;
}

function fitsType(node: Node, { type }: JsonSchema): boolean {
  if (type === undefined) return true;
  const types: readonly string[] = typeof type === 'string' ? [type] : type;
  return types.some((each) => each === node.type || (each === 'integer' && node.type === 'number'));
}

function typesOf(schema: JsonSchema): readonly string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(typesOf);
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function problemsOf(node: Node, whole: JsonSchema, path: JsonPath): SchemaProblem[] {
  const schema = wayFor(node, whole);
  const at = { path, from: node.offset, to: node.offset + node.length };
  // A placeholder becomes whatever its column holds.
  if (node.type === 'string' && String(node.value).includes('{{')) return [];
  if (!fitsType(node, schema) || (schema === whole && whole.anyOf !== undefined)) {
    return [{ ...at, kind: 'type', what: typesOf(whole).join(', ') }];
  }
  const values = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  if (values !== null && !values.includes(node.value)) {
    return [{ ...at, kind: 'value', what: values.map((each) => JSON.stringify(each)).join(', ') }];
  }
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (node.type === 'number' && (Number(node.value) < minimum || Number(node.value) > maximum)) {
    return [{ ...at, kind: 'range', what: `${minimum} – ${maximum}` }];
  }
  return node.type === 'object' ? fieldProblems(node, schema, path) : [];
}

function fieldProblems(node: Node, schema: JsonSchema, path: JsonPath): SchemaProblem[] {
  const keys = (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []);
  const names = new Set(keys.map(({ value }) => String(value)));
  const missing = (schema.required ?? [])
    .filter((name) => !names.has(name))
    // The brace that begins it: the whole object would be underlined else.
    .map((what) => ({
      path,
      from: node.offset,
      to: node.offset + 1,
      kind: 'missing' as const,
      what,
    }));
  if (schema.additionalProperties !== false) return missing;
  const unknown = keys
    .filter(({ value }) => !Object.hasOwn(schema.properties ?? {}, String(value)))
    .map(({ value, offset, length }) => ({
      path: [...path, String(value)],
      from: offset,
      to: offset + length,
      kind: 'unknown' as const,
      what: String(value),
    }));
  return [...missing, ...unknown];
}

function childrenOf(node: Node, schema: JsonSchema, path: JsonPath) {
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === 'array') {
      return schema.items === undefined
        ? []
        : [{ node: child, schema: schema.items, path: [...path, index] }];
    }
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const field = schema.properties?.[name];
    return value === undefined || field === undefined
      ? []
      : [{ node: value, schema: field, path: [...path, name] }];
  });
}
