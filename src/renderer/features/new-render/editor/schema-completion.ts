import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { getLocation, parseTree, findNodeAtLocation, type Location } from 'jsonc-parser';
import { fieldsAt, schemasAt, valuesAt, type JsonSchema } from './json-schema.ts';

/** Offers the fields and values that are documented for the place of the cursor. */
export function completePayload(
  schema: () => JsonSchema | null,
): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const known = schema();
    if (known === null) return null;
    const text = context.state.doc.toString();
    const location = getLocation(text, context.pos);
    const word = context.matchBefore(/"?[\w-]*/);
    if (word === null || (word.from === word.to && !context.explicit)) return null;
    const options = location.isAtPropertyKey
      ? fieldOptions(known, location, text)
      : valueOptions(known, location);
    return options.length === 0 ? null : { from: word.from, to: endOf(text, context.pos), options };
  };
}

/** With the quote that was closed for the person, which the completion writes itself. */
const endOf = (text: string, position: number): number =>
  text.charAt(position) === '"' ? position + 1 : position;

function fieldOptions(schema: JsonSchema, { path }: Location, text: string): Completion[] {
  const parent = path.slice(0, -1);
  const root = parseTree(text);
  const object = root === undefined ? undefined : findNodeAtLocation(root, [...parent]);
  const present = new Set(
    (object?.children ?? []).map(({ children }) => String(children?.[0]?.value)),
  );
  return fieldsAt(schema, parent)
    .filter(({ name }) => !present.has(name) || name === path.at(-1))
    .map(({ name, required, description, type, begin }) => ({
      label: `"${name}"`,
      displayLabel: name,
      detail: type,
      ...(description === null ? {} : { info: description }),
      boost: required ? 10 : 0,
      type: 'property',
      apply: `"${name}": ${begin}`,
    }));
}

const valueOptions = (schema: JsonSchema, { path }: Location): Completion[] =>
  valuesAt(schema, path).map((value) => ({ label: JSON.stringify(value), type: 'constant' }));

/** What is documented of the field at a place in the text, and where that stands; null: nothing. */
export function explanationAt(
  schema: JsonSchema,
  text: string,
  position: number,
): { readonly from: number; readonly to: number; readonly text: string } | null {
  const { path, previousNode } = getLocation(text, position);
  if (previousNode === undefined || path.length === 0) return null;
  const [found] = schemasAt(schema, path);
  if (found === undefined) return null;
  const values = valuesAt(schema, path).map((value) => JSON.stringify(value));
  const parts = [found.description ?? '', values.slice(0, 12).join(', ')].filter(Boolean);
  if (parts.length === 0) return null;
  const { offset, length } = previousNode;
  return { from: offset, to: offset + length, text: parts.join(' ') };
}
