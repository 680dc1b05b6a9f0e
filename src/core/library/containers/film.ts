import { examineIsobmff } from './isobmff.ts';
import { examineMatroska } from './matroska.ts';
import { Damaged, type ProbedFile } from './probed-file.ts';
import { readFilm, type FilmIndex } from './read-film.ts';

export interface FilmFacts {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
  readonly frameRate: number | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly audioSampleRate: number | null;
  readonly audioChannels: number | null;
  readonly hasAlpha: boolean | null;
}

/**
 * What a film or a sound says of itself, once its container is proven whole.
 * @throws Damaged
 */
export async function examineFilm(file: ProbedFile, mediaType: string): Promise<FilmFacts> {
  await examineContainer(file, mediaType);
  const film = await readFilm(file.path, file.remainingMs());
  const { durationSeconds, audioCodec, video } = film;
  return {
    ...pictureOf(video),
    durationSeconds: durationSeconds >= 0 && durationSeconds < Infinity ? durationSeconds : null,
    audioCodec,
    audioSampleRate: positive(film.audioSampleRate),
    audioChannels: positive(film.audioChannels),
  };
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

const positive = (value: number | null) =>
  value !== null && value > 0 && value < Infinity ? value : null;

function pictureOf(
  video: FilmIndex['video'],
): Pick<FilmFacts, 'width' | 'height' | 'frameRate' | 'videoCodec' | 'hasAlpha'> {
  if (video === null) {
    return { width: null, height: null, frameRate: null, videoCodec: null, hasAlpha: null };
  }
  const width = Math.round(video.width);
  const height = Math.round(video.height);
  if (!(width >= 1 && height >= 1)) throw new Damaged('it has no size');
  const { frameRate, codec, hasAlpha } = video;
  const isRate = frameRate > 0 && frameRate < Infinity;
  return {
    width,
    height,
    // To a thousandth of a frame a second: more is noise of the container's clock.
    frameRate: isRate ? Math.round(frameRate * 1000) / 1000 : null,
    videoCodec: codec,
    hasAlpha,
  };
}
