import { fieldAt, setField } from '../json-fields.ts';
import type { AnswerFields } from '../vendor.ts';
import type { Chance } from './chance.ts';

/** How often each kind of untidiness is in an answer. */
const SHARE = 0.35;
/** Fields that real servers add, some of which look like others that matter. */
const additions: Readonly<Record<string, unknown>> = {
  request_id: 'req_7f31',
  apiVersion: 3,
  meta: { took_ms: 12, node: 'b-2', tags: [] },
  success: true,
  deprecated: null,
  _links: { self: { href: '/' } },
  errors: [],
};

/**
 * The same document as a sloppier server would write it: other order, further fields, numbers as
 * strings, null for absent and absent for null, states in capitals, a byte order mark.
 */
export function untidyJson(document: unknown, fields: AnswerFields, chance: Chance): string {
  let changed = structuredClone(document);
  const state = fieldAt(changed, fields.state);
  if (typeof state === 'string' && chance.happens(SHARE)) {
    const capital = state.slice(0, 1).toUpperCase() + state.slice(1).toLowerCase();
    setField(changed, fields.state, chance.oneOf([state.toUpperCase(), capital, ` ${state} `]));
  }
  if (chance.happens(SHARE)) addNulls(changed, fields);
  if (chance.happens(SHARE)) changed = withoutNulls(changed);
  if (chance.happens(SHARE)) changed = withNumbersAsText(changed);
  if (chance.happens(SHARE)) changed = withAdditions(changed, chance);
  changed = reordered(changed, chance);
  return written(changed, chance);
}

function addNulls(document: unknown, fields: AnswerFields): void {
  const paths = [fields.link, fields.size].filter((path) => path !== null);
  for (const path of paths) {
    if (fieldAt(document, path) === undefined) setField(document, path, null);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The document with every object in it made anew. */
function withEachObject(value: unknown, change: (fields: Fields) => Fields): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withEachObject(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([name, field]) => [name, withEachObject(field, change)]);
  return change(Object.fromEntries(inner) as Fields);
}

function withoutNulls(document: unknown): unknown {
  return withEachObject(document, (fields) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  );
}

function withNumbersAsText(document: unknown): unknown {
  return withEachObject(document, (fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value,
      ]),
    ),
  );
}

/** Beside what is there: at the top, and in an envelope. */
function withAdditions(document: unknown, chance: Chance): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const some = Object.entries(additions).filter(() => chance.happens(SHARE));
  return { ...Object.fromEntries(some), ...document };
}

function reordered(document: unknown, chance: Chance): unknown {
  return withEachObject(document, (fields) =>
    Object.fromEntries(chance.shuffled(Object.entries(fields))),
  );
}

function written(document: unknown, chance: Chance): string {
  const text = JSON.stringify(document, null, chance.oneOf([0, 0, 2, '\t']));
  const escaped = chance.happens(SHARE) ? text.replaceAll('/', String.raw`\/`) : text;
  const before = chance.oneOf(['', '', '\n', '\uFEFF', '  ']);
  return before + escaped + chance.oneOf(['', '\n', '\r\n\r\n']);
}
