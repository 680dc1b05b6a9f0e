import type { IncomingMessage } from 'node:http';
import type { ApiRoute } from './fault-orders.ts';
import { readBody } from './request-body.ts';
import type { Target } from './vendor.ts';

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

const NO_TARGET = { route: 'unknown', id: '' } as const;

/** A route of an API: `*` stands for a render's id. */
export interface RoutePattern {
  readonly method: string;
  /** Without a slash at its beginning, e.g. `v1/jobs/*`. */
  readonly path: string;
  readonly route: ApiRoute;
}

/** The first pattern that a request fits. */
export function targetAmong(patterns: readonly RoutePattern[], request: IncomingMessage): Target {
  const { parts } = addressOf(request);
  for (const { method, path, route } of patterns) {
    const wanted = path.split('/');
    const fits = wanted.length === parts.length && method === request.method;
    if (!fits || !wanted.every((part, index) => part === '*' || part === parts[index])) continue;
    return { route, id: parts[wanted.lastIndexOf('*')] ?? '' };
  }
  return NO_TARGET;
}
