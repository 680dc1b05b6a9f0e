import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretOwner } from '../ports.ts';
import { accountSlug, isReserved } from './account-slug.ts';

/** A key is a line; a file longer than this, in bytes, is something else. */
const LONGEST_KEY_FILE = 8_192;

export type CredentialReading =
  | { readonly found: true; readonly key: string }
  | { readonly found: false; readonly message: string | null };

/**
 * The names of the files in which an account's key is looked for, best first: in systemd's
 * manner `LoadCredential=renderdesk.mockly-eu:/path`, or the slug, the name or the id alone.
 */
export function credentialNames(owner: SecretOwner): string[] {
  const slug = accountSlug(owner.name);
  const bySlug = slug === '' ? [] : [`renderdesk.${slug}`, slug];
  const byName = isReserved(owner.name) ? [] : [owner.name];
  return [...new Set([owner.id, ...bySlug, ...byName])].filter(isPlainName);
}

/** A name that stays in its folder. */
function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}

/** Reads an account's key from the folder; a file that is there and unreadable is said. */
export async function readCredential(
  folder: string,
  owner: SecretOwner,
): Promise<CredentialReading> {
  let message: string | null = null;
  for (const name of credentialNames(owner)) {
    const path = join(folder, name);
    try {
      const key = await readKeyFile(path);
      if (key !== null) return { found: true, key };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') continue;
      message ??= `The key file ${path} could not be read (${code}). Make it readable for this user.`;
    }
  }
  return { found: false, message };
}

/** Null for what is no key file: a folder, a device, something too long, nothing but blanks. */
async function readKeyFile(path: string): Promise<string | null> {
  // Opened without waiting: a named pipe that nobody writes to would hold us for ever.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > LONGEST_KEY_FILE) return null;
    const key = (await handle.readFile('utf8')).replace(/\r?\n$/, '');
    return key.trim() === '' ? null : key;
  } finally {
    await handle.close();
  }
}
