import { basename, dirname } from 'node:path';
import { failure } from '../../shared/failure.ts';
import type { MediaFacts } from '../../shared/output.ts';
import { SECOND } from '../../shared/durations.ts';
import { diskError } from '../downloads/disk-error.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { Damaged, TooSlow } from './containers/probed-file.ts';
import { examineFile } from './examine-file.ts';
import { PART_SUFFIX } from './file-names.ts';
import { pngInHand } from './png-in-hand.ts';

export { checkPromise } from './check-promise.ts';
export { extensionFor } from './containers/media-types.ts';

/** An honest film takes milliseconds, the checksum of the largest picture a few seconds. */
const DEADLINE_MS = 20 * SECOND;

/** Looks into a file; throws as `examineFile` does. */
export type Examine = (path: string, deadlineMs: number) => Promise<MediaFacts>;

/**
 * What the bytes of a file prove it to be; names and claims of servers play no part. Containers
 * are walked to their end, so that one that was cut is refused. Bytes of no known media are no
 * error: they are of the kind `other`, and `checkPromise` says whether that will do.
 * @throws DownloadError `content-mismatch` for a damaged file; what `diskError` says of one that
 * can not be read
 * @param options.inHand its bytes, where they are in memory: a PNG is proven by them
 * @param options.examine where it is done, in this process unless said otherwise
 */
export async function probeMedia(
  path: string,
  options: {
    fileName?: string;
    deadlineMs?: number;
    examine?: Examine | undefined;
    inHand?: Uint8Array | null;
  } = {},
): Promise<MediaFacts> {
  const fileName = options.fileName ?? basename(path, PART_SUFFIX);
  const { inHand = null } = options;
  try {
    const png = inHand === null ? null : await pngInHand(inHand);
    if (png !== null) return png;
    return await (options.examine ?? examineFile)(path, options.deadlineMs ?? DEADLINE_MS);
  } catch (error) {
    if (error instanceof Damaged) throw damaged(fileName, error.message, error);
    if (error instanceof TooSlow) throw damaged(fileName, 'examining it took too long', error);
    throw diskError(error, dirname(path), fileName) ?? error;
  }
}

/** Damage may have happened on the way: the same file, fetched again, may be whole. */
function damaged(fileName: string, why: string, cause: unknown): DownloadError {
  return new DownloadError(
    failure(
      'content-mismatch',
      `“${fileName}” arrived damaged: ${why}.`,
      'It is downloaded again by itself; if it stays so, render it again.',
      { actions: ['download-again', 'render-again'] },
    ),
    { kind: 'retry', afterMs: null },
    { cause },
  );
}
