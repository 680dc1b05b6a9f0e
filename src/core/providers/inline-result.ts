import type { RemoteOutput } from './provider.ts';

/**
 * A result that is no file: a text is kept as text, anything else as JSON that can be read.
 * @param asItCame the JSON that `value` was parsed from
 */
export function inlineResult(value: unknown, asItCame: string): RemoteOutput {
  const inline =
    typeof value === 'string'
      ? { text: value, mediaType: 'text/plain' }
      : { text: indented(value) ?? asItCame, mediaType: 'application/json' };
  const bytes = Buffer.byteLength(inline.text);
  return { key: '0', link: null, bytes, kind: 'other', inline };
}

/** Null for what is nested too deep to be written anew. */
function indented(value: unknown): string | null {
  try {
    return `${JSON.stringify(value, null, 2)}\n`;
  } catch {
    return null;
  }
}
