import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MINUTE } from '../shared/durations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
/** It takes seconds; a build that takes longer than this hangs. */
const longestBuildMs = 3 * MINUTE;
/** How much of what the builder said is repeated when it failed, in characters. */
const quotedLength = 2_000;

/** True in a checkout with its dev dependencies. */
export function canBuildWindow(): boolean {
  return existsSync(builder) && existsSync(join(root, 'electron.vite.config.ts'));
}

/** Builds the app, the window with it. Null when it worked, else what was said. */
export function buildWindow(): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builder, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestBuildMs,
    });
    let said = '';
    const take = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-quotedLength);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim()));
  });
}
