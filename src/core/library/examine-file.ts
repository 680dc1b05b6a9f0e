import type { MediaFacts } from '../../shared/output.ts';
import { examineFilm } from './containers/film.ts';
import { kindOf } from './containers/media-types.ts';
import { examinePicture } from './containers/pictures.ts';
import { examinePng } from './containers/png.ts';
import { Damaged, ProbedFile } from './containers/probed-file.ts';
import { sniff, SNIFFED_BYTES } from './containers/sniff.ts';

/**
 * What the bytes of a file prove it to be. It may be hostile: a caller that others wait for has
 * this done by the media process.
 * @throws Damaged, TooSlow, or what Node throws of a disk
 */
export async function examineFile(path: string, deadlineMs: number): Promise<MediaFacts> {
  const file = await ProbedFile.open(path, deadlineMs);
  try {
    return await examine(file);
  } finally {
    await file.close();
  }
}

/**
 * What the first bytes alone say: the kind and the type, and nothing of what is inside.
 * @throws Damaged for an empty file, or what Node throws of a disk
 */
export async function recogniseFile(path: string, deadlineMs: number): Promise<MediaFacts> {
  const file = await ProbedFile.open(path, deadlineMs);
  try {
    if (file.size === 0) throw new Damaged('it is empty');
    const mediaType = sniff(await file.read(0, SNIFFED_BYTES));
    return { ...nothingKnown, kind: kindOf(mediaType), mediaType, isUnexamined: true };
  } finally {
    await file.close();
  }
}

async function examine(file: ProbedFile): Promise<MediaFacts> {
  if (file.size === 0) throw new Damaged('it is empty');
  const mediaType = sniff(await file.read(0, SNIFFED_BYTES));
  const kind = kindOf(mediaType);
  const facts = { ...nothingKnown, kind, mediaType };
  switch (kind) {
    case 'image':
      if (mediaType === 'image/png') return pngFacts(file);
      return { ...facts, ...(await examinePicture(file, mediaType)) };
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

/** Of a file that begins as a PNG. @throws Damaged */
export async function pngFacts(file: Pick<ProbedFile, 'size' | 'read'>): Promise<MediaFacts> {
  return { ...nothingKnown, kind: 'image', mediaType: 'image/png', ...(await examinePng(file)) };
}

const nothingKnown: Omit<MediaFacts, 'kind' | 'mediaType'> = {
  width: null,
  height: null,
  durationSeconds: null,
  frameRate: null,
  videoCodec: null,
  audioCodec: null,
  hasAlpha: null,
  audioSampleRate: null,
  audioChannels: null,
};
