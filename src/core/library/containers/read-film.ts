import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type * as Mediabunny from 'mediabunny';
import { Damaged, TooSlow } from './probed-file.ts';

/** What the index of a film or a sound says. Rates and times are as they come, unchecked. */
export interface FilmIndex {
  readonly durationSeconds: number;
  readonly audioCodec: string | null;
  /** Hertz. */
  readonly audioSampleRate: number | null;
  readonly audioChannels: number | null;
  readonly video: {
    readonly width: number;
    readonly height: number;
    readonly frameRate: number;
    readonly codec: string | null;
    readonly hasAlpha: boolean;
  } | null;
}

/** An index of a day's film takes a tenth of this; one that claims more is not an honest one. */
const HEAP_LIMIT_MB = 512;

/**
 * Reads an index in a thread of its own. A hostile one can claim two thousand million frames in
 * a hundred bytes; counting them would stop everything else for a minute, and a thread can be
 * ended.
 * @throws Damaged when there is nothing that can be read, TooSlow when it is not done in time
 */
export async function readFilm(path: string, withinMs: number): Promise<FilmIndex> {
  const library = createRequire(import.meta.url).resolve('mediabunny');
  const worker = new Worker(workerSource, {
    eval: true,
    workerData: { library, path },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    // The library warns on the console of every box it does not know.
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FilmIndex>((resolve, reject) => {
      timer = setTimeout(() => reject(new TooSlow()), withinMs);
      worker.once('message', (index: FilmIndex) => resolve(index));
      worker.once('error', (cause) => {
        reject(new Damaged('it can not be read', { cause }));
      });
      worker.once('exit', () => reject(new Damaged('it can not be read')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/**
 * Runs in the thread, from its own text: so it needs no file that a bundler would have to know,
 * and it may name nothing but what it is given.
 */
async function indexOf(library: typeof Mediabunny, path: string): Promise<FilmIndex> {
  // The frames that are looked at for the frame rate; mediabunny calls so many reliable.
  const framesForRate = 256;
  const source = new library.FilePathSource(path);
  const input = new library.Input({ formats: library.ALL_FORMATS, source });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (video === null && audio === null) throw new Error('no track');
  const rate = await video?.computeFrameRateMetrics({ targetPacketCount: framesForRate });
  return {
    durationSeconds: (await input.getDurationFromMetadata()) ?? (await input.computeDuration()),
    audioCodec: (await audio?.getCodec()) ?? null,
    audioSampleRate: (await audio?.getSampleRate()) ?? null,
    audioChannels: (await audio?.getNumberOfChannels()) ?? null,
    video: video && {
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      frameRate: rate?.bestGuessFrameRate ?? 0,
      codec: await video.getCodec(),
      hasAlpha: await video.canBeTransparent(),
    },
  };
}

const workerSource = `
  const { parentPort, workerData } = require('node:worker_threads');
  const indexOf = ${indexOf.toString()};
  indexOf(require(workerData.library), workerData.path).then((index) => {
    parentPort.postMessage(index);
  });
`;
