import type { MediaKind } from '../../shared/output.ts';
import { isLoopback } from '../net/base-url.ts';
import { webLinkOf } from './answer-fields.ts';
import { isRecord } from './answer-words.ts';

/** A result with more links than this is no list of files. */
const MOST_LINKS = 100;
/** No documented result is nested so deep; without an end one could be as deep as it is long. */
const DEEPEST_FIELDS = 32;

const KINDS: readonly (readonly [RegExp, MediaKind])[] = [
  [/\.(png|jpe?g|webp|gif|bmp|avif|tiff?|svg)$/i, 'image'],
  [/\.(mp4|m4v|mov|webm|mkv|avi)$/i, 'video'],
  [/\.(mp3|wav|m4a|aac|ogg|oga|opus|flac)$/i, 'audio'],
  [/\.(srt|vtt|json|zip|glb|gltf|obj|pdf|txt|csv)$/i, 'other'],
];

/** A link somewhere in a provider's result. */
export interface FoundLink {
  readonly link: string;
  /** The names of the fields that lead to it, outermost first; places in lists are left out. */
  readonly fields: readonly string[];
}

/**
 * The links in a JSON value that a file could be fetched from, in the order of the document:
 * encrypted ones, and ones on this machine (whether those may be fetched, `safeLink` says).
 */
export function linksIn(value: unknown): FoundLink[] {
  const found: FoundLink[] = [];
  const rest: { value: unknown; fields: readonly string[] }[] = [{ value, fields: [] }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { fields } = next;
    const link = fetchableLink(next.value);
    if (link !== null) {
      found.push({ link, fields });
      if (found.length >= MOST_LINKS) return found;
    } else if (Array.isArray(next.value)) {
      for (const child of next.value.toReversed() as unknown[]) rest.push({ value: child, fields });
    } else if (isRecord(next.value) && fields.length < DEEPEST_FIELDS) {
      const children = Object.entries(next.value).toReversed();
      for (const [name, child] of children) rest.push({ value: child, fields: [...fields, name] });
    }
  }
  return found;
}

/** A link that is encrypted or stays on this machine; null for anything else. */
export function fetchableLink(value: unknown): string | null {
  const link = webLinkOf(value);
  if (link === null) return null;
  const url = new URL(link);
  return url.protocol === 'https:' || isLoopback(url.hostname) ? link : null;
}

/** What kind of file a link's ending promises; null where it promises none. */
export function kindOfLink(link: string): MediaKind | null {
  // A link without a host has a path all the same.
  const { pathname } = new URL(link, 'https://a.invalid');
  return KINDS.find(([pattern]) => pattern.test(pathname))?.[1] ?? null;
}
