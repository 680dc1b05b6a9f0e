/** A text in pieces of whole lines. */
export function linesInParts(text: string, most: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const until = Math.min(text.length, from + most);
    const lineEnd = until === text.length ? until : text.lastIndexOf('\n', until - 1) + 1;
    // A line that is longer than a part goes whole; the host says what is wrong with it.
    const end = lineEnd > from ? lineEnd : text.indexOf('\n', until) + 1 || text.length;
    parts.push(text.slice(from, end));
    from = end;
  }
  return parts;
}
