import { mediaEnvironment } from '../core/media/start-media-process.ts';
import type { HelperProcess } from '../core/ports.ts';
import { startUtilityProcess } from './utility-process.ts';

/** Megabytes of JavaScript's own heap; pictures lie outside of it. */
const HEAP_MB = 256;

/** Starts the media process. */
export function startMediaProcess(script: string): HelperProcess {
  return startUtilityProcess({
    script,
    name: 'Renderdesk Media',
    nodeWords: [`--max-old-space-size=${String(HEAP_MB)}`],
    environment: mediaEnvironment(process.env),
  });
}
