import { isRecord } from './answer-words.ts';

/** Whether two JSON values are equal; the order of an object's fields means nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  return holds(one, other, 'same');
}

/** Whether `whole` says at least what `part` says: its objects may have more fields. */
export function includesJson(whole: unknown, part: unknown): boolean {
  return holds(whole, part, 'includes');
}

/** Without recursion: what a provider sends may be nested as deep as it likes. */
function holds(whole: unknown, part: unknown, rule: 'same' | 'includes'): boolean {
  const rest: [unknown, unknown][] = [[whole, part]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [one, other] = next;
    if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) return false;
      other.forEach((value: unknown, index) => rest.push([one[index], value]));
    } else if (isRecord(one) && isRecord(other)) {
      const names = Object.keys(other);
      if (rule === 'same' && names.length !== Object.keys(one).length) return false;
      for (const name of names) {
        if (!Object.hasOwn(one, name)) return false;
        rest.push([one[name], other[name]]);
      }
    } else if (one !== other) {
      return false;
    }
  }
  return true;
}
