import { filesAt, readOne } from '../core/payloads/read-files.ts';
import type { Found } from '../core/payloads/read-files.ts';
import type { HostEvents } from '../host/host-events.ts';
import type { HandedOverFile } from '../shared/contract/app.ts';

/** So many are read and handed on at once: many large ones never fill the memory. */
const BATCH_FILES = 20;

/** Payload files that came in another way than through the page, until the page takes them. */
export interface HandedOverFiles {
  /** @param paths absolute; folders are searched. */
  readonly add: (paths: readonly string[]) => void;
  /** The next few, each once; none when all were taken. */
  readonly take: () => Promise<HandedOverFile[]>;
}

/**
 * Files from a second start, a file manager or the menu. They are kept by their paths and not sent:
 * the page shows them to the person first, also when it opens only later.
 */
export function createHandedOverFiles(events: HostEvents): HandedOverFiles {
  const paths: string[] = [];
  const found: Found[] = [];
  return {
    add(more) {
      if (more.length === 0) return;
      paths.push(...more);
      events.publish({ type: 'handed-over' });
    },
    async take() {
      while (found.length < BATCH_FILES) {
        const path = paths.shift();
        if (path === undefined) break;
        found.push(...(await filesAt(path)));
      }
      return Promise.all(found.splice(0, BATCH_FILES).map(handOn));
    },
  };
}

async function handOn(file: Found): Promise<HandedOverFile> {
  if ('failure' in file) return file;
  const read = await readOne(file.path);
  return read.ok
    ? { name: read.name, contentBase64: Buffer.from(read.bytes).toString('base64') }
    : { name: read.name, failure: read.failure };
}
