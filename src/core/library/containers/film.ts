import { ALL_FORMATS, CustomSource, Input, type InputVideoTrack } from 'mediabunny';
import { examineIsobmff } from './isobmff.ts';
import { examineMatroska } from './matroska.ts';
import { Damaged, TooSlow, type ProbedFile } from './probed-file.ts';

/** Frames that are looked at for the frame rate; mediabunny calls 256 reliable. */
const FRAMES_FOR_RATE = 256;

export interface FilmFacts {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
  readonly frameRate: number | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly hasAlpha: boolean | null;
}

/**
 * What a film or a sound says of itself, once its container is proven whole.
 * @throws Damaged
 */
export async function examineFilm(file: ProbedFile, mediaType: string): Promise<FilmFacts> {
  await examineContainer(file, mediaType);
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => file.size,
      read: (start, end) => file.read(start, end - start),
    }),
  });
  try {
    return await factsOf(input);
  } catch (error) {
    if (error instanceof Damaged || error instanceof TooSlow) throw error;
    throw new Damaged('it can not be read', { cause: error });
  } finally {
    input.dispose();
  }
}

async function examineContainer(file: ProbedFile, mediaType: string): Promise<void> {
  switch (mediaType) {
    case 'video/mp4':
    case 'video/quicktime':
    case 'audio/mp4':
      return examineIsobmff(file);
    case 'video/webm':
    case 'video/x-matroska':
      return examineMatroska(file);
    case 'audio/wav':
      return examineWave(file);
    default:
      return undefined;
  }
}

/** A RIFF that was written as a stream says nothing, or all ones, about its length. */
async function examineWave(file: ProbedFile): Promise<void> {
  const head = await file.read(0, 12);
  const size = head.readUInt32LE(4);
  const isStreamed = size === 0 || size === 0xffffffff;
  if (!isStreamed && size + 8 > file.size) throw new Damaged('it ends in the middle');
}

async function factsOf(input: Input): Promise<FilmFacts> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (video === null && audio === null) throw new Damaged('there is nothing in it');
  const duration = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
  const picture = video === null ? noPicture : await pictureOf(video);
  return {
    ...picture,
    durationSeconds: Number.isFinite(duration) && duration >= 0 ? duration : null,
    audioCodec: (await audio?.getCodec()) ?? null,
  };
}

type Picture = Omit<FilmFacts, 'durationSeconds' | 'audioCodec'>;
const noPicture: Picture = {
  width: null,
  height: null,
  frameRate: null,
  videoCodec: null,
  hasAlpha: null,
};

async function pictureOf(video: InputVideoTrack): Promise<Picture> {
  const width = await video.getDisplayWidth();
  const height = await video.getDisplayHeight();
  if (!(width >= 1 && height >= 1)) throw new Damaged('it has no size');
  // A film of no frames has no first timestamp: this throws for an index without content.
  const { bestGuessFrameRate } = await video.computeFrameRateMetrics({
    targetPacketCount: FRAMES_FOR_RATE,
  });
  return {
    width: Math.round(width),
    height: Math.round(height),
    frameRate:
      bestGuessFrameRate > 0 && Number.isFinite(bestGuessFrameRate)
        ? rounded(bestGuessFrameRate)
        : null,
    videoCodec: await video.getCodec(),
    hasAlpha: await video.canBeTransparent(),
  };
}

/** Frames a second to a thousandth: 29.97 stays itself, 29.990003 is not pretended. */
function rounded(rate: number): number {
  return Math.round(rate * 1000) / 1000;
}
