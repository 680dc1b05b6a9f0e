import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page } from '@playwright/test';
import { compiledCode } from '../../fakes/compiled-code.ts';

const main = join(process.cwd(), 'src', 'headless', 'cli', 'main.ts');
/** A child that has not said its first line by then never will. */
const startMs = 60_000;

export interface Started {
  /** The first line of its NDJSON. */
  readonly line: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts a command of ours that runs until it is told to end, and waits for its first line. */
export async function startCommand(
  words: readonly string[],
  home: string,
  input = '',
): Promise<Started> {
  const child = spawn(process.execPath, [main, ...words, '--json', '--home', home], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', HOME: home, ...compiledCode },
  });
  child.stdin.end(input);
  const line = await firstLine(child, child.stdout);
  return { line: JSON.parse(line) as Record<string, string>, stop: () => stop(child) };
}

function firstLine(child: ChildProcess, stdout: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The command said nothing.')), startMs);
    createInterface(stdout).once('line', (line) => {
      clearTimeout(late);
      resolve(line);
    });
    child.once('exit', (code) => reject(new Error(`The command ended with ${code}.`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

export function temporaryHome(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'renderdesk-web-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Goes to the window of an app that was never used, and from its welcome to the demo. */
export async function startDemoIn(page: Page, app: Started): Promise<void> {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a payload to render it' })).toBeVisible();
}
