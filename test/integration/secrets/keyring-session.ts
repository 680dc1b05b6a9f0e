import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

/** Why there can be no real keyring on this machine; null when there can. */
export function keyringMissing(): string | null {
  if (process.platform !== 'linux') return 'not a Linux machine';
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter(
    (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0,
  );
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`;
}

export interface SessionEnd {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs one of our scripts in a desktop session of its own: a D-Bus, and a gnome-keyring that is
 * `unlocked`, or started without any keyring (`empty`), or not there at all (`none`).
 */
export async function inKeyringSession(
  script: string,
  keyring: 'unlocked' | 'empty' | 'none',
): Promise<SessionEnd> {
  const folder = temporaryFolder();
  mkdirSync(join(folder.path, 'run'), { mode: 0o700 });
  const daemon = {
    unlocked: 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;',
    empty: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1;',
    none: '',
  }[keyring];
  const config = join(import.meta.dirname, 'no-activation.conf');
  const bus = keyring === 'none' ? ['--config-file', config] : [];
  const path = join(import.meta.dirname, script);
  const command = ['--', 'sh', '-c', `${daemon} exec "$0" "$@"`, process.execPath, path];
  try {
    const child = spawn('dbus-run-session', [...bus, ...command], {
      env: {
        PATH: process.env['PATH'],
        HOME: folder.path,
        XDG_RUNTIME_DIR: join(folder.path, 'run'),
        XDG_DATA_HOME: join(folder.path, 'data'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, output };
  } finally {
    folder.remove();
  }
}
