import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Folders } from '../core/ports.ts';

const endpointSchema = z.object({
  pid: z.int().positive(),
  port: z.int().min(1).max(65_535),
  /** Opens everything that the contract has: as secret as a key, and valid for this run only. */
  token: z.string().min(32),
  version: z.string(),
  host: z.enum(['desktop', 'headless']),
  /** The folder it speaks for: a copied folder carries a copied file. */
  home: z.string(),
  /** Milliseconds since 1970. */
  startedAt: z.int(),
});
/** How another process of the same person reaches the one that holds the library. */
export type Endpoint = z.infer<typeof endpointSchema>;

export function endpointPath(home: Folders['home']): string {
  return join(home, 'renderdesk.endpoint.json');
}

/** Whole or not at all, and readable by its owner only from its first byte on. */
export function writeEndpoint(home: string, endpoint: Omit<Endpoint, 'home'>): void {
  const path = endpointPath(home);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const text = `${JSON.stringify({ ...endpoint, home: realpathSync(home) }, null, 2)}\n`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * The endpoint of whoever holds this home, or null: none is there, it is damaged, its process is
 * gone, or it is not this person's or not this folder's. Says nothing about whether it answers.
 */
export function readEndpoint(home: string): Endpoint | null {
  try {
    const path = endpointPath(home);
    const { uid } = statSync(path);
    if (process.getuid !== undefined && uid !== process.getuid()) return null;
    const endpoint = endpointSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (endpoint.home !== realpathSync(home)) return null;
    return isAlive(endpoint.pid) ? endpoint : null;
  } catch {
    return null;
  }
}

/** Removes the file only when it is this run's: a later holder's stays. */
export function removeEndpoint(home: string, token: string): void {
  if (readEndpoint(home)?.token === token) rmSync(endpointPath(home), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to someone else, so its number was given out again.
    return (
      error instanceof Error && 'code' in error && error.code !== 'ESRCH' && error.code !== 'EPERM'
    );
  }
}
