import { z } from 'zod';
import type { AccountId } from '../../shared/ids.ts';
import { PROXY_LOGIN } from './account-slug.ts';

/*
 * An entry of the keychain says whose it is. A keyring that is broken, or that another program
 * wrote to, may give the secret of another entry, a part of one, or anything else: without this it
 * would be sent to a provider as a key.
 */

const entrySchema = z.object({ account: z.string(), key: z.string().min(1) });
type Entry = z.infer<typeof entrySchema>;

const proxyLogin = PROXY_LOGIN as AccountId;
/** In characters; a key has 4,096 at most, and each of them may be written as six. */
const LONGEST_ENTRY = 32_768;
/** Control characters, and what stands for bytes that are no text. */
const NO_TEXT = /[\p{Cc}\uFFFD]/u;

export function writeEntry(id: AccountId, key: string): string {
  const entry: Entry = { account: id, key };
  return JSON.stringify(entry);
}

export interface ReadEntry {
  readonly key: string;
  /** It says that it is this account's. One of an earlier version, or made by hand, says nothing. */
  readonly isOwn: boolean;
}

/** Null for what is no key of this account. */
export function readEntry(id: AccountId, text: string): ReadEntry | null {
  if (text.trim() === '' || text.length > LONGEST_ENTRY || NO_TEXT.test(text)) return null;
  if (!text.startsWith('{')) return { key: text, isOwn: false };
  try {
    const found: unknown = JSON.parse(text);
    const { data: entry } = entrySchema.safeParse(found);
    if (entry !== undefined) return entry.account === id ? { key: entry.key, isOwn: true } : null;
    // The login of a proxy is JSON itself, and was kept as it is.
    return id === proxyLogin ? { key: text, isOwn: false } : null;
  } catch {
    return null;
  }
}
