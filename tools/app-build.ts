import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildWindow } from '../src/headless/build-window.ts';
import { root } from './root.ts';

/** What a build is made from. */
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json'];
/** One file of each part that a build makes. */
const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** True when something is not built, or was built before a source last changed. */
export function isBuildStale(): boolean {
  const built = products.map((path) => modifiedAt(join(root, path)));
  const newest = Math.max(...sources.map((path) => newestWithin(join(root, path))));
  return Math.min(...built) < newest;
}

/** Null when it worked, else what the builder said. */
export function buildApp(): Promise<string | null> {
  return buildWindow();
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestWithin(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path, { recursive: true, withFileTypes: true });
  return Math.max(
    stats.mtimeMs,
    ...inside.map((entry) => modifiedAt(join(entry.parentPath, entry.name))),
  );
}
