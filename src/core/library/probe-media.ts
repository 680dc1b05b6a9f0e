import { basename, dirname } from 'node:path';
import { failure } from '../../shared/failure.ts';
import type { MediaFacts } from '../../shared/output.ts';
import { SECOND } from '../../shared/durations.ts';
import { diskError } from '../downloads/disk-error.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { examineFilm } from './containers/film.ts';
import { kindOf } from './containers/media-types.ts';
import { examinePicture } from './containers/pictures.ts';
import { examinePng } from './containers/png.ts';
import { Damaged, ProbedFile, TooSlow } from './containers/probed-file.ts';
import { sniff, SNIFFED_BYTES } from './containers/sniff.ts';
import { PART_SUFFIX } from './file-names.ts';

export { checkPromise } from './check-promise.ts';
export { extensionFor } from './containers/media-types.ts';

/** An honest film takes milliseconds, the checksum of the largest picture a few seconds. */
const DEADLINE_MS = 20 * SECOND;

/**
 * What the bytes of a file prove it to be; names and claims of servers play no part. Containers
 * are walked to their end, so that one that was cut is refused. Bytes of no known media are no
 * error: they are of the kind `other`, and `checkPromise` says whether that will do.
 * @throws DownloadError `content-mismatch` for a damaged file; what `diskError` says of one that
 * can not be read
 */
export async function probeMedia(
  path: string,
  options: { fileName?: string; deadlineMs?: number } = {},
): Promise<MediaFacts> {
  const fileName = options.fileName ?? basename(path, PART_SUFFIX);
  try {
    const file = await ProbedFile.open(path, options.deadlineMs ?? DEADLINE_MS);
    try {
      return await examine(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Damaged) throw damaged(fileName, error.message, error);
    if (error instanceof TooSlow) throw damaged(fileName, 'examining it took too long', error);
    throw diskError(error, dirname(path), fileName) ?? error;
  }
}

async function examine(file: ProbedFile): Promise<MediaFacts> {
  if (file.size === 0) throw new Damaged('it is empty');
  const mediaType = sniff(await file.read(0, SNIFFED_BYTES));
  const kind = kindOf(mediaType);
  const facts = { ...nothingKnown, kind, mediaType };
  switch (kind) {
    case 'image':
      return mediaType === 'image/png'
        ? { ...facts, ...(await examinePng(file)) }
        : { ...facts, ...(await examinePicture(file, mediaType)) };
    case 'video':
    case 'audio': {
      const film = await examineFilm(file, mediaType);
      const isSoundOnly = film.videoCodec === null && film.width === null;
      const proven = isSoundOnly ? mediaType.replace(/^video\//, 'audio/') : mediaType;
      return { ...facts, ...film, mediaType: proven, kind: kindOf(proven) };
    }
    case 'other':
      return facts;
  }
}

const nothingKnown: Omit<MediaFacts, 'kind' | 'mediaType'> = {
  width: null,
  height: null,
  durationSeconds: null,
  frameRate: null,
  videoCodec: null,
  audioCodec: null,
  hasAlpha: null,
};

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
