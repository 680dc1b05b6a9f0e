/** Strings, marks of structure, and runs of anything else that is no white space. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * The text of a JSON object without one of its own fields, and otherwise letter by letter as it
 * was: parsing and writing it anew would change numbers that are longer than JavaScript's.
 * @param text an object in proper JSON
 */
export function withoutField(text: string, field: string): string {
  const members = membersOf(text);
  const kept = members.filter(({ name }) => name !== field);
  if (kept.length === members.length) return text;
  return `{${kept.map(({ from, to }) => text.slice(from, to)).join(',')}}`;
}

interface Member {
  readonly name: unknown;
  /** From the first quote of the name to before the comma or the brace that ends the member. */
  readonly from: number;
  readonly to: number;
}

function membersOf(text: string): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let open: { name: unknown; from: number } | null = null;
  for (const token of text.matchAll(TOKENS)) {
    const [mark] = token;
    const ends = depth === 1 && (mark === ',' || mark === '}');
    if (ends && open !== null) {
      members.push({ ...open, to: token.index });
      open = null;
    } else if (depth === 1 && open === null && mark.startsWith('"')) {
      open = { name: JSON.parse(mark), from: token.index };
    }
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
  }
  return members;
}
