import { DiffPatcher, type ArrayDelta, type Delta } from 'jsondiffpatch';
import type { PayloadComparison } from '../../shared/library.ts';

type Difference = PayloadComparison['differences'][number];
type Path = Difference['path'];

/** Differences that are listed: more than anyone reads. */
const MOST_DIFFERENCES = 1_000;
/** Of one value, in characters of JSON. */
const MOST_OF_VALUE = 2_000;
/** Entries of a list that are matched with each other (the cost is their square); longer ones go by place. */
const LONGEST_MATCHED = 1_000;
/** Marks a list that is compared by place: its entries are fields of these names. */
const PLACE = '\u0000#';

const patcher = new DiffPatcher({
  // Entries are the same when they say so by an id, else when they are alike in everything.
  objectHash: (entry) => ('id' in entry ? `id:${String(entry.id)}` : JSON.stringify(entry)),
  arrays: { detectMove: true, includeValueOnMove: true },
});

/**
 * What is different in payload `b` from payload `a`, by structure: what only reads differently
 * (spaces, the order of fields) is no difference. Payloads that are no JSON differ as a whole.
 */
export function comparePayloads(a: Uint8Array, b: Uint8Array): PayloadComparison {
  if (Buffer.compare(a, b) === 0) return { identical: true, differences: [], more: false };
  const differences: Difference[] = [];
  const [before, after] = [parsed(a), parsed(b)];
  collect(patcher.diff(before, after), [], before, differences);
  return {
    identical: false,
    differences: differences.slice(0, MOST_DIFFERENCES),
    more: differences.length > MOST_DIFFERENCES,
  };
}

function parsed(payload: Uint8Array): unknown {
  const text = new TextDecoder().decode(payload);
  try {
    return comparable(JSON.parse(text));
  } catch {
    return text;
  }
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length <= LONGEST_MATCHED) return value.map(comparable);
    return Object.fromEntries(value.map((entry, index) => [PLACE + index, comparable(entry)]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, comparable(part)]));
}

/** The deltas of the library, one difference each. */
function collect(delta: Delta, path: Path, before: unknown, found: Difference[]): void {
  if (delta === undefined || found.length > MOST_DIFFERENCES) return;
  if (Array.isArray(delta)) {
    found.push(differenceOf(delta, path));
  } else if (isListDelta(delta)) {
    collectList(delta, path, Array.isArray(before) ? before : [], found);
  } else {
    for (const [name, part] of Object.entries(delta)) {
      collect(part, [...path, stepOf(name)], fieldOf(before, name), found);
    }
  }
}

function differenceOf(delta: readonly unknown[], path: Path): Difference {
  if (delta.length === 1) return { path, kind: 'added', before: null, after: shown(delta[0]) };
  if (delta.length === 2) {
    return { path, kind: 'changed', before: shown(delta[0]), after: shown(delta[1]) };
  }
  return { path, kind: 'removed', before: shown(delta[0]), after: null };
}

const isListDelta = (delta: object): delta is ArrayDelta => '_t' in delta && delta._t === 'a';

interface Entry {
  readonly index: number;
  readonly value: unknown;
}

/**
 * In a list, entries are removed, added, moved or changed in place. One that was removed where one
 * was added was changed: the two are compared with each other.
 */
function collectList(
  delta: ArrayDelta,
  path: Path,
  before: readonly unknown[],
  found: Difference[],
): void {
  const removed: Entry[] = [];
  const added: Entry[] = [];
  for (const [name, part] of Object.entries(delta)) {
    if (name === '_t') continue;
    const isOld = name.startsWith('_');
    const index = Number(isOld ? name.slice(1) : name);
    if (!Array.isArray(part)) {
      collect(part as Delta, [...path, index], before[index], found);
    } else if (isOld && part[2] === 3) {
      const value = shown(before[index]);
      found.push({ path: [...path, Number(part[1])], kind: 'moved', before: value, after: value });
    } else if (isOld) removed.push({ index, value: part[0] });
    else added.push({ index, value: part[0] });
  }
  removed.sort((one, other) => one.index - other.index);
  added.sort((one, other) => one.index - other.index);
  const unpaired = new Set(added);
  for (const [removals, entry] of removed.entries()) {
    // As many entries stayed before the one as before the other: they stand in the same gap.
    const pair = added.find(
      (each, additions) => unpaired.has(each) && each.index - additions === entry.index - removals,
    );
    const at = [...path, pair?.index ?? entry.index];
    if (pair === undefined) {
      found.push({ path: at, kind: 'removed', before: shown(entry.value), after: null });
      continue;
    }
    unpaired.delete(pair);
    collect(patcher.diff(entry.value, pair.value), at, entry.value, found);
  }
  for (const { index, value } of unpaired) {
    found.push({ path: [...path, index], kind: 'added', before: null, after: shown(value) });
  }
}

const stepOf = (name: string): string | number =>
  name.startsWith(PLACE) ? Number(name.slice(PLACE.length)) : name;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > MOST_OF_VALUE ? `${text.slice(0, MOST_OF_VALUE)}…` : text;
}
