import { basename } from 'node:path';
import type { MediaOrder } from '../../src/core/media/media-message.ts';

/*
 * A media process that does to itself what a hostile file would do to the real one. Names:
 * `die`, `hang`, `babble` (answers nonsense), `slow-…` (answers after 300 ms), others at once.
 */

/** Milliseconds: longer than it takes a process that dies to be noticed. */
const SLOW_MS = 300;

function answer({ id, job }: MediaOrder): void {
  const path = 'path' in job ? basename(job.path) : '';
  const reply = () => process.send?.({ id, outcome: { outcome: 'refused', reason: path } });
  if (path.startsWith('die')) process.kill(process.pid, 'SIGKILL');
  else if (path.startsWith('hang')) for (;;);
  else if (path.startsWith('babble')) process.send?.({ id, outcome: { outcome: 'gold' } });
  else if (path.startsWith('slow')) setTimeout(reply, SLOW_MS);
  else reply();
}

process.on('message', (message) => answer(message as MediaOrder));
process.on('disconnect', () => process.exit(0));
