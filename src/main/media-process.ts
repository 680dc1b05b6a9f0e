import { utilityProcess } from 'electron';
import { mediaEnvironment } from '../core/media/start-media-process.ts';
import type { HelperProcess } from '../core/ports.ts';

/** Megabytes of JavaScript's own heap; pictures lie outside of it. */
const HEAP_MB = 256;

/** Starts the media process as a utility process: a packaged app cannot run as plain Node. */
export function startMediaProcess(script: string): HelperProcess {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Renderdesk Media',
    execArgv: [`--max-old-space-size=${String(HEAP_MB)}`],
    env: mediaEnvironment(process.env),
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
