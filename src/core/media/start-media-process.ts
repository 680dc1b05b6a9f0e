import type { HelperProcess } from '../ports.ts';
import { startNodeProcess, variablesOf } from '../processes/start-node-process.ts';

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
  return startNodeProcess({
    script,
    words,
    nodeWords: [`--max-old-space-size=${HEAP_MB}`],
    environment: mediaEnvironment(process.env),
  });
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
  return { ...variablesOf(own, SHARED_VARIABLES), ...quiet };
}
