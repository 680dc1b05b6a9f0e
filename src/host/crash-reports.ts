import { mkdirSync, readdirSync, rmSync, statSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CrashView } from '../shared/activity.ts';
import { DAY } from '../shared/durations.ts';
import { failure, FailureError } from '../shared/failure.ts';

/** The newest are kept: each fault of a series tells the same. */
const MOST_KEPT = 20;
/** A dump is what a process had in its hands, which may be a key: no longer than it is of use. */
const DUMPS_KEPT_MS = 14 * DAY;
/** A dump is the memory of a process; the words of a fault are much less. Bytes. */
const LONGEST_FAULT = 64 * 1_024;

const DUMP = /\.dmp$/;
const FAULT = /^fault-.*\.txt$/;

/** `crashes` in the home: never sent anywhere, and seen by its owner only. */
export const crashFolder = (home: string): string => join(home, 'crashes');

/** Newest first. Chromium keeps its dumps in folders below. */
export function listCrashes(folder: string): CrashView[] {
  return filesBelow(folder)
    .flatMap((path) => crashAt(path) ?? [])
    .toSorted((one, other) => other.at - one.at);
}

/**
 * Writes down a fault that nobody caught. Never throws: it is called when all else has failed.
 * @param words already redacted
 */
export function keepFault(folder: string, words: string, now: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
    const path = join(folder, `fault-${stamp}.txt`);
    writeFileSync(path, words.slice(0, LONGEST_FAULT), { mode: 0o600 });
    forgetOldest(folder, now);
  } catch {
    // There is nobody left to tell.
  }
}

/** @throws FailureError `not-found` for what is no crash report of this folder */
export function removeCrash(folder: string, name: string): void {
  const crash = listCrashes(folder).find((each) => each.name === name);
  if (crash === undefined) {
    throw new FailureError(
      failure('not-found', 'There is no such crash report any more.', 'Look at the list again.'),
    );
  }
  rmSync(crash.path, { force: true });
}

/** Keeps the newest, and of dumps those of the last days. */
export function forgetOldest(folder: string, now: number): void {
  for (const [index, { path, kind, at }] of listCrashes(folder).entries()) {
    const isOld = kind === 'dump' && now - at > DUMPS_KEPT_MS;
    if (index >= MOST_KEPT || isOld) rmSync(path, { force: true });
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function crashAt(path: string): CrashView | null {
  const name = basename(path);
  const isFault = FAULT.test(name);
  if (!isFault && !DUMP.test(name)) return null;
  try {
    const { mtimeMs, size } = statSync(path);
    const message = isFault ? (readFileSync(path, 'utf8').split('\n')[0] ?? '') : null;
    const kind = isFault ? ('fault' as const) : ('dump' as const);
    return { name, path, at: Math.round(mtimeMs), bytes: size, kind, message };
  } catch {
    return null;
  }
}
