/**
 * The file name that a server suggests, as it came: not safe to use as one.
 * `filename*` goes before `filename` (RFC 6266). Null where there is none.
 */
export function suggestedName(contentDisposition: string | undefined): string | null {
  if (contentDisposition === undefined) return null;
  return extendedName(contentDisposition) ?? plainName(contentDisposition);
}

/** `filename*=UTF-8''na%C3%AFve.png` */
function extendedName(header: string): string | null {
  const match = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header);
  if (match?.[1] === undefined) return null;
  try {
    return decodeURIComponent(match[1]) || null;
  } catch {
    return null;
  }
}

/** `filename="a \"b\".png"` or `filename=a.png` */
function plainName(header: string): string | null {
  const match = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header);
  const raw = match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
  if (raw === undefined || raw === '') return null;
  return asUtf8(raw);
}

/** Headers arrive as Latin-1; many servers send UTF-8 in them all the same. */
function asUtf8(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
