import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

export type ElectronSearch =
  | { readonly found: true; readonly path: string }
  /** A clause without a full stop, for one line to a person. */
  | { readonly found: false; readonly reason: string };

const packageFolder = join(root, 'node_modules', 'electron');
/** Where the electron package downloads from unless ELECTRON_MIRROR says otherwise. */
const defaultMirror = 'https://github.com/electron/electron/releases/download/';
/** A host that can be reached answers a request for headers within this. In milliseconds. */
const reachableMs = 5_000;
/** Without a way out only a copy in the cache helps, and that takes as long as unpacking it. */
const unpackMs = 20_000;
/** About 120 MB over a slow line. */
const downloadMs = 10 * 60_000;

/**
 * The Electron to start: the one that the environment names, the one that is there, or the one
 * that its package can download. Never waits long where the network is closed.
 */
export async function findElectron(tell: (sentence: string) => void): Promise<ElectronSearch> {
  if (isWithoutScreen()) {
    return { found: false, reason: 'There is no display (neither DISPLAY nor WAYLAND_DISPLAY)' };
  }
  const present = presentElectron();
  if (present !== null) return { found: true, path: present };
  if (!existsSync(join(packageFolder, 'install.js'))) {
    return { found: false, reason: 'The electron package is not installed' };
  }
  const reachable = await isReachable(process.env['ELECTRON_MIRROR'] ?? defaultMirror);
  if (reachable) tell('Downloading Electron, once; this takes a moment…');
  await install(reachable ? downloadMs : unpackMs);
  const path = presentElectron();
  return path === null
    ? { found: false, reason: 'Electron could not be downloaded' }
    : { found: true, path };
}

function isWithoutScreen(): boolean {
  if (process.platform !== 'linux') return false;
  return !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

function presentElectron(): string | null {
  const named = process.env['ELECTRON_EXEC_PATH'];
  if (named !== undefined && existsSync(named)) return named;
  const pathFile = join(packageFolder, 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : platformProgram();
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist');
  const path = join(folder, program);
  return existsSync(path) ? path : null;
}

function platformProgram(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function isReachable(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(reachableMs);
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
    return true;
  } catch {
    return false;
  }
}

function install(longestMs: number): Promise<void> {
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
}
