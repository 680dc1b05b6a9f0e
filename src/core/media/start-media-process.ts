import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HelperProcess } from '../ports.ts';

/** Megabytes of JavaScript's own heap; pictures lie outside of it. */
const HEAP_MB = 256;

/**
 * What it gets of our environment: keys of accounts may be among the rest, and what reads
 * strangers' files needs none of them.
 */
const SHARED_VARIABLES = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'LD_LIBRARY_PATH'];

/** The entry beside this file; a bundled host names its own. */
const entry = new URL('process/media-process.ts', import.meta.url);

/**
 * Starts the media process under plain Node.
 * @param words for the entry, e.g. `--wasm`
 */
export function startMediaProcess(
  words: readonly string[] = [],
  script: URL = entry,
): HelperProcess {
  const child = fork(fileURLToPath(script), words, {
    serialization: 'advanced',
    // Of the parent's own flags none, such as an inspector's port, is meant for it.
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    env: mediaEnvironment(process.env),
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

const quiet = {
  // libvips warns of every small fault of a picture.
  VIPS_WARNING: '0',
  // glibc keeps a heap for every thread otherwise, and gives little of them back.
  MALLOC_ARENA_MAX: '1',
};

/** The environment for a process that reads media. */
export function mediaEnvironment(
  own: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const shared = Object.entries(own).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && SHARED_VARIABLES.includes(entry[0]),
  );
  return { ...Object.fromEntries(shared), ...quiet };
}
