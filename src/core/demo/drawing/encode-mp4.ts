import h264 from 'h264-mp4-encoder';
import { colourPlanes } from './planes.ts';
import { onceAVersion } from './video-frame.ts';
import { rewrapped } from './rewrap-film.ts';
import type { VideoEncoder, VideoSettings } from './video-encoder.ts';

/** 10 (best) to 51; letters stay crisp at this. */
const QUANTIZATION = 21;
/** 0 (best) to 10 (fastest). */
const SPEED = 8;

/** H.264 in MP4, by an encoder in WebAssembly. */
export async function startMp4(settings: VideoSettings): Promise<VideoEncoder> {
  const { width, height, frameRate } = settings;
  const encoder = await h264.createH264MP4Encoder();
  encoder.width = width;
  encoder.height = height;
  encoder.frameRate = frameRate;
  encoder.quantizationParameter = QUANTIZATION;
  encoder.speed = SPEED;
  // One to two seconds between key frames: seeking is quick and the file stays small.
  encoder.groupOfPictures = frameRate * 2;
  encoder.initialize();
  const planesOf = onceAVersion((frame) => colourPlanes(frame.rgba, width, height));
  return {
    add: async (frame) => encoder.addFrameYuv(planesOf(frame)),
    finish: async () => {
      encoder.finalize();
      const file = encoder.FS.readFile(encoder.outputFilename);
      encoder.FS.unlink(encoder.outputFilename);
      encoder.delete();
      return rewrapped(file, { format: 'mp4', hasSound: false });
    },
  };
}
