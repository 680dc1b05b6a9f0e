import { fileURLToPath } from 'node:url';
import { MediaLane, type LaneParts } from '../../src/core/media/media-lane.ts';
import { startMediaProcess } from '../../src/core/media/start-media-process.ts';
import type { HelperProcess, Logger } from '../../src/core/ports.ts';

/** A lane with real processes, and what one can know of them from outside. */
export interface WatchedLane {
  readonly lane: MediaLane;
  readonly logged: string[];
  readonly started: HelperProcess[];
}

const fragile = new URL('fragile-media-process.ts', import.meta.url);
export const fragileScript = fileURLToPath(fragile);

export function watchedLane(
  options: Partial<LaneParts> & { readonly words?: readonly string[]; readonly script?: URL } = {},
): WatchedLane {
  const logged: string[] = [];
  const started: HelperProcess[] = [];
  const logger: Logger = {
    log: (level, message, fields) =>
      void logged.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`),
  };
  const start = () => {
    const process = startMediaProcess(options.words ?? [], options.script);
    started.push(process);
    return process;
  };
  return { lane: new MediaLane({ logger, start, slots: 2, ...options }), logged, started };
}

/** With processes that break in the way that a job's path says. */
export function fragileLane(options: Partial<LaneParts> = {}): WatchedLane {
  return watchedLane({ ...options, script: fragile });
}
