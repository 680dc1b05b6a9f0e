import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HelperProcess } from '../ports.ts';

export interface NodeProcessOptions {
  readonly script: URL;
  /** For the script. */
  readonly words?: readonly string[];
  /** Options of Node's own. */
  readonly nodeWords?: readonly string[];
  /** All of it; nothing of our own environment is added. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a process of ours under plain Node. */
export function startNodeProcess(options: NodeProcessOptions): HelperProcess {
  const { script, words = [], nodeWords = [], environment } = options;
  const child = fork(fileURLToPath(script), words, {
    serialization: 'advanced',
    // Of the parent's own flags none, such as an inspector's port, is meant for it.
    execArgv: [...nodeWords],
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const texts = [child.stdout, child.stderr];
  return {
    send(message) {
      // A process that has just ended is told of by its exit, and not by this.
      if (child.connected) child.send(message as object, () => {});
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      let isTold = false;
      const tell = (how: string) => {
        if (!isTold) listener(how);
        isTold = true;
      };
      child.once('error', (error) => tell(error.message));
      child.once('exit', (code, signal) => tell(signal ?? `code ${String(code)}`));
    },
    onText: (listener) => {
      for (const text of texts) text?.on('data', (chunk: Buffer) => listener(chunk.toString()));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Of an environment the variables of these names. */
export function variablesOf(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const chosen = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && names.includes(entry[0]),
  );
  return Object.fromEntries(chosen);
}
