/** What a schema found wrong with a field: as zod says it, and as our own refinements do. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
  readonly code?: string;
  /** What was too small or too big. */
  readonly origin?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

/** A sentence for people about what is wrong with an input. Repeats no value of it. */
export function issueWords(issue: Issue): string {
  const { message, path = [] } = issue;
  // The contract's own sentences end with a full stop; the library's need their field named.
  if (message.endsWith('.')) return message;
  const field = path.map(segmentName).join('.');
  if (field === '') return `${message}.`;
  const limit = limitWords(field, issue);
  if (limit !== null) return limit;
  if (issue.code === 'invalid_type' && message.endsWith('received undefined')) {
    return `The field "${field}" is missing.`;
  }
  return `The field "${field}" is not usable: ${message}.`;
}

/** Null where it is no limit that was missed. */
function limitWords(field: string, { code, origin, minimum, maximum }: Issue): string | null {
  const most = String(maximum);
  const least = String(minimum);
  switch (`${code}:${origin}`) {
    case 'too_small:string':
      return minimum === 1
        ? `The field "${field}" must not be empty.`
        : `The field "${field}" is too short: it has at least ${least} characters.`;
    case 'too_small:array':
      return minimum === 1
        ? `The field "${field}" must not be empty.`
        : `The field "${field}" is too short: it has at least ${least} entries.`;
    case 'too_big:string':
      return `The field "${field}" is too long: it has at most ${most} characters.`;
    case 'too_big:array':
      return `The field "${field}" is too long: it has at most ${most} entries.`;
  }
  if (code === 'too_small') return `The field "${field}" is too small: it is at least ${least}.`;
  if (code === 'too_big') return `The field "${field}" is too large: it is at most ${most}.`;
  return null;
}

/** The name of one step of the way to a field. */
export function segmentName(segment: unknown): string {
  const key =
    typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment;
  return String(key);
}
