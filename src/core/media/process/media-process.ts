import { openParentChannel } from '../../processes/parent-channel.ts';
import type { MediaOrder, MediaReply } from '../media-message.ts';
import type { SharpLibrary } from './draw-picture.ts';
import { startGuard } from './guard.ts';
import { loadSharp } from './load-sharp.ts';
import { runJob } from './run-job.ts';

/*
 * The media process: takes orders, several at a time, and answers each once. It holds no state, so
 * that its death costs nothing but what it was doing.
 */

/** The parent ends this process first; this is for when the parent cannot. Milliseconds. */
const AFTER_LIMIT_MS = 2_000;

const guard = startGuard();
const channel = openParentChannel();
const deadlines = new Map<number, number>();
let library: SharpLibrary | null = null;

function sharp(): SharpLibrary {
  library ??= loadSharp(process.argv.includes('--wasm'));
  return library;
}

function watch(): void {
  guard.deadline(deadlines.size === 0 ? 0 : Math.min(...deadlines.values()));
}

async function answer({ id, limitMs, job }: MediaOrder): Promise<void> {
  deadlines.set(id, Date.now() + limitMs + AFTER_LIMIT_MS);
  watch();
  try {
    const reply: MediaReply = { id, outcome: await runJob(job, sharp) };
    channel.send(reply);
  } finally {
    deadlines.delete(id);
    watch();
  }
}

channel.onMessage((message) => {
  // Only the parent can send, and it is the same program.
  void answer(message as MediaOrder);
});
