import { z } from 'zod';
import {
  deepLinkSchema,
  LINK_SCHEME,
  LONGEST_LINK,
  type DeepLink,
} from '../../shared/deep-link.ts';

const questions = {
  adopt: z.union([z.strictObject({ id: z.string() }), z.strictObject({ address: z.string() })]),
  open: z.strictObject({ job: z.string() }),
};

/**
 * Reads `renderdesk://adopt?id=…`, `renderdesk://adopt?address=https://…` and
 * `renderdesk://open?job=…`. Null for everything else: another word, one too many, or too long.
 */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === '' && url.password === '' && url.port === '' && url.hash === '';
  if (url.protocol !== `${LINK_SCHEME}:` || !isPlain || !/^\/?$/.test(url.pathname)) return null;
  const asked = Object.fromEntries(url.searchParams);
  // One that is there twice would mean two things.
  if (Object.keys(asked).length !== url.searchParams.size) return null;
  const read = deepLinkSchema.safeParse(linkOf(url.hostname, asked));
  return read.success ? read.data : null;
}

function linkOf(what: string, asked: Readonly<Record<string, string>>): unknown {
  if (what === 'open') {
    const read = questions.open.safeParse(asked);
    return read.success ? { kind: 'open', jobId: read.data.job } : null;
  }
  if (what !== 'adopt') return null;
  const read = questions.adopt.safeParse(asked);
  if (!read.success) return null;
  return { kind: 'adopt', reference: 'id' in read.data ? read.data.id : read.data.address };
}
