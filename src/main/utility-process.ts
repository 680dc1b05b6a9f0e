import { utilityProcess } from 'electron';
import type { HelperProcess } from '../core/ports.ts';

export interface UtilityOptions {
  readonly script: string;
  /** As the system's list of processes shows it. */
  readonly name: string;
  /** Options of Node's own. */
  readonly nodeWords?: readonly string[];
  /** All of it; nothing of our own environment is added. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a process of ours as a utility process: a packaged app cannot run as plain Node. */
export function startUtilityProcess(options: UtilityOptions): HelperProcess {
  const { script, name, nodeWords = [], environment } = options;
  const child = utilityProcess.fork(script, [], {
    serviceName: name,
    execArgv: [...nodeWords],
    env: environment,
    stdio: 'pipe',
  });
  return {
    send: (message) => child.postMessage(message, []),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(`code ${String(code)}`)),
    onText(listener) {
      for (const text of [child.stdout, child.stderr]) {
        text?.on('data', (chunk: Buffer) => listener(chunk.toString()));
      }
    },
    kill() {
      // `kill` asks politely, and a process that hangs does not listen.
      if (child.pid === undefined) child.once('spawn', () => end(child.pid));
      else end(child.pid);
    },
  };
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
