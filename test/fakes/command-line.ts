import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { compiledCode } from './compiled-code.ts';

const main = fileURLToPath(new URL('../../src/headless/cli/main.ts', import.meta.url));
export const samplesFolder = fileURLToPath(new URL('../../resources/payloads', import.meta.url));
export const sampleFiles = ['chat-image', 'chat-video', 'chat-video-transparent'].map((name) =>
  join(samplesFolder, `${name}.json`),
);

/** One line of `--json`, with whatever is in it. */
const lineSchema = z.looseObject({ type: z.string() });
export type JsonLine = z.infer<typeof lineSchema>;

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as `--json` writes it. */
  lines(): JsonLine[];
}

export interface CommandOptions {
  readonly home: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What is piped to standard input; nothing is a closed one. */
  readonly input?: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<CommandResult>;
  stdout(): string;
}

/** A machine without a keychain and without what this one happens to have in its environment. */
function environmentOf(options: CommandOptions): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: options.home,
    RENDERDESK_HOME: options.home,
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
    ...compiledCode,
    ...options.environment,
  };
}

/** Starts the real command line in a process of its own. */
export function startCommand(words: readonly string[], options: CommandOptions): RunningCommand {
  const child = spawn(process.execPath, [main, ...words], { env: environmentOf(options) });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const ended = new Promise<CommandResult>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr, lines: () => parsed(stdout) }));
  });
  return { child, ended, stdout: () => stdout };
}

export function runCommand(
  words: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return startCommand(words, options).ended;
}

function parsed(stdout: string): JsonLine[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

export function sha256OfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Every file under a folder, as its path and its bytes. */
export function filesUnder(folder: string): { path: string; bytes: Buffer }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
