import { _electron, expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobView } from '../../../src/shared/job.ts';
import type { OutputView } from '../../../src/shared/output.ts';
import { appFolder } from './place.ts';

/** The app as a person has it in front of them, and the home that it works on. */
export interface Desktop {
  readonly home: string;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the main process wrote to its standard streams. */
  said(): string;
  /** Quits it as a person does, and waits until it is gone. */
  quit(): Promise<void>;
  /** Ends it without a warning. */
  kill(): Promise<void>;
}

export interface DesktopStart {
  readonly home: string;
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Which button of the question about quitting that is. */
const QUIT_ANYWAY = 1;

const executable = process.env['ELECTRON_EXEC_PATH'] ?? '';

/** The environment of this process, without what only a test has. */
function environmentOf(more: DesktopStart['environment'] = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), ...more };
}

export async function openDesktop(start: DesktopStart): Promise<Desktop> {
  const { home, words = [], environment } = start;
  const app = await _electron.launch({
    executablePath: executable,
    args: [appFolder, '--home', home, ...words],
    env: environmentOf(environment),
    // The app's own choice of colours, and not Playwright's.
    colorScheme: null,
  });
  const child = app.process();
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = once(child, 'exit');
  const page = await app.firstWindow();
  // Not by its role: behind a review that is open already, nothing has one.
  await expect(page.locator('nav')).toBeVisible();
  return {
    home,
    app,
    page,
    said: () => output,
    async quit() {
      // Where renders are under way it asks, and the person means it. The answer to this call may
      // be lost: the app may be gone before it.
      await app
        .evaluate(({ app, dialog }, response) => {
          dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
          app.quit();
        }, QUIT_ANYWAY)
        .catch(() => {});
      await gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Starts the app without a driver, for starts that end by themselves. */
export async function startAndWait(
  words: readonly string[],
  options: { workingFolder?: string } = {},
): Promise<Ended> {
  const child = spawn(executable, [appFolder, ...words], {
    cwd: options.workingFolder,
    env: environmentOf(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** The contract of a running app, as a script reaches it. */
export function scriptOf(home: string) {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const endpoint = JSON.parse(readFileSync(join(home, 'renderdesk.endpoint.json'), 'utf8')) as {
      port: number;
      token: string;
    };
    const response = await fetch(`http://127.0.0.1:${String(endpoint.port)}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${endpoint.token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
    return (await response.json()) as Answer;
  };
  return {
    call,
    jobs: async () => (await call<{ jobs: JobView[] }>('GET', '/jobs')).jobs,
    library: async () => (await call<{ outputs: OutputView[] }>('GET', '/library')).outputs,
  };
}

/** Each job's name and state, oldest first. */
export async function jobStates(home: string): Promise<string[]> {
  const jobs = await scriptOf(home).jobs();
  return jobs
    .toSorted((a, b) => a.number - b.number)
    .map(({ name, status }) => `${name}: ${status.state}`);
}
