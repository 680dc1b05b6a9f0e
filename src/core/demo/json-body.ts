import type { IncomingMessage } from 'node:http';
import { readBody } from './request-body.ts';

export type JsonBody =
  | { readonly kind: 'json'; readonly bytes: Buffer; readonly document: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'other-type' }
  | { readonly kind: 'no-json' };

/** The body of a request that says that it is JSON, and what stands in it. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<JsonBody> {
  const bytes = await readBody(request, limitBytes);
  if (bytes === null) return { kind: 'too-large' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { kind: 'other-type' };
  }
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { kind: 'json', bytes, document };
  } catch {
    return { kind: 'no-json' };
  }
}

/** The path of a request, decoded between its slashes, and its query. */
export function addressOf(request: IncomingMessage): { parts: string[]; query: URLSearchParams } {
  const url = new URL(request.url ?? '/', 'http://demo');
  return { parts: url.pathname.slice(1).split('/').map(decoded), query: url.searchParams };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
