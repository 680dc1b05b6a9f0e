import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SECOND } from '../../shared/durations.ts';
import type { PowerDeed } from '../../shared/native-settings.ts';

/** These only say it to the system, which then takes its own time. */
const ANSWER_MS = 20 * SECOND;

type Way = readonly [program: string, ...words: string[]];
type Environment = Readonly<Record<string, string | undefined>>;

export interface PowerDeeds {
  /** What this system can do. Never rejects. */
  find(): Promise<PowerDeed[]>;
  /** Resolves when the system has taken it: null, or the program and what went wrong with it. */
  carryOut(deed: PowerDeed): Promise<PowerProblem | null>;
}

export interface PowerProblem {
  readonly program: string;
  readonly problem: string;
}

/** Sleep and the end, as each system has them; every program by its words, without a shell. */
export function createPowerDeeds(platform: NodeJS.Platform, environment: Environment): PowerDeeds {
  return {
    find: () => findDeeds(platform, environment),
    carryOut: (deed) => tryWays(waysOf(platform, environment, deed), environment),
  };
}

function waysOf(platform: NodeJS.Platform, environment: Environment, deed: PowerDeed): Way[] {
  const sleeps = deed === 'sleep';
  switch (platform) {
    case 'linux': {
      const word = sleeps ? 'suspend' : 'poweroff';
      // Programs that hold the system awake are heard, and nobody is asked for a password unseen.
      return [
        ['systemctl', '--no-ask-password', word],
        ['loginctl', '--no-ask-password', word],
      ];
    }
    case 'darwin':
      return sleeps
        ? [['/usr/bin/pmset', 'sleepnow']]
        : [['/usr/bin/osascript', '-e', 'tell application "System Events" to shut down']];
    case 'win32': {
      const system = `${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32`;
      return sleeps
        ? [[`${system}\\WindowsPowerShell\\v1.0\\powershell.exe`, ...windowsSleep]]
        : [[`${system}\\shutdown.exe`, '/s', '/t', '0']];
    }
    default:
      return [];
  }
}

const windowsSleep = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  'Add-Type -AssemblyName System.Windows.Forms; if (-not [System.Windows.Forms.Application]::SetSuspendState("Suspend", $false, $false)) { exit 1 }',
];

async function findDeeds(
  platform: NodeJS.Platform,
  environment: Environment,
): Promise<PowerDeed[]> {
  if (platform === 'darwin' || platform === 'win32') return ['sleep', 'shut-down'];
  if (platform !== 'linux') return [];
  if (!['systemctl', 'loginctl'].some((program) => isOnPath(program, environment))) return [];
  const may = await Promise.all([
    loginManagerSays('CanSuspend', environment),
    loginManagerSays('CanPowerOff', environment),
  ]);
  return (['sleep', 'shut-down'] as const).filter((_, index) => may[index]);
}

/** Whether this session may: a system that would ask for a password is as good as one that may not. */
async function loginManagerSays(method: string, environment: Environment): Promise<boolean> {
  const name = 'org.freedesktop.login1';
  const way = ['--system', 'call', name, '/org/freedesktop/login1', `${name}.Manager`, method];
  const { error, said } = await run('busctl', way, environment);
  return error === null && said.includes('"yes"');
}

async function tryWays(
  ways: readonly Way[],
  environment: Environment,
): Promise<PowerProblem | null> {
  for (const [program, ...words] of ways) {
    const { error } = await run(program, words, environment);
    if (error === null) return null;
    if (error.code !== 'ENOENT') return { program, problem: problemOf(error) };
  }
  return { program: ways[0]?.[0] ?? '', problem: 'was not found' };
}

type RunError = Error & { code?: string | number | null; killed?: boolean };

function problemOf({ code, killed, message }: RunError): string {
  if (killed === true) return `took longer than ${ANSWER_MS / SECOND} s and was ended`;
  return typeof code === 'number' ? `ended with code ${code}` : `failed: ${message}`;
}

function run(
  program: string,
  words: readonly string[],
  environment: Environment,
): Promise<{ error: RunError | null; said: string }> {
  const options = { shell: false, windowsHide: true, timeout: ANSWER_MS, env: { ...environment } };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, said) => resolve({ error, said }));
  });
}

function isOnPath(program: string, environment: Environment): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
