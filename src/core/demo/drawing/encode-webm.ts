import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { alphaPlanes, colourPlanes, straightColours } from './planes.ts';
import { onceAVersion } from './video-frame.ts';
import type { VideoEncoder, VideoSettings } from './video-encoder.ts';
import { startVp9 } from './vp9-stream.ts';
import type { Vp9Packet } from './vp9-stream.ts';

/** VP9 profile 0, level 4.1 (up to 1440x2560), 8 bits. */
const CODEC = 'vp09.00.41.08';

/**
 * VP9 with alpha in WebM: colour and alpha are two streams of the same codec, and each packet of
 * the one carries its packet of the other beside it.
 */
export async function startWebm(settings: VideoSettings): Promise<VideoEncoder> {
  const { width, height, frameRate } = settings;
  const colour = await startVp9(width, height, frameRate);
  const alpha = await startVp9(width, height, frameRate);
  const colours: Vp9Packet[] = [];
  const alphas: Vp9Packet[] = [];
  const planesOf = onceAVersion((frame) => ({
    colour: colourPlanes(straightColours(frame, settings.backdrop), width, height),
    alpha: alphaPlanes(frame),
  }));
  return {
    add: async (frame) => {
      const planes = planesOf(frame);
      colours.push(...(await colour.encode(planes.colour)));
      alphas.push(...(await alpha.encode(planes.alpha)));
    },
    finish: async () => {
      colours.push(...(await colour.finish()));
      alphas.push(...(await alpha.finish()));
      return muxed(colours, alphas, settings);
    },
  };
}

async function muxed(
  colours: readonly Vp9Packet[],
  alphas: readonly Vp9Packet[],
  video: VideoSettings,
): Promise<Uint8Array> {
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  const source = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(source, { frameRate: video.frameRate });
  await output.start();
  const decoderConfig = { codec: CODEC, codedWidth: video.width, codedHeight: video.height };
  for (const [index, packet] of colours.entries()) {
    const alpha = alphas[index];
    if (alpha === undefined) throw new Error('A frame has no alpha.');
    const type = packet.isKey && alpha.isKey ? 'key' : 'delta';
    const start = index / video.frameRate;
    const sideData = { alpha: alpha.bytes };
    const length = 1 / video.frameRate;
    const encoded = new EncodedPacket(
      packet.bytes,
      type,
      start,
      length,
      undefined,
      undefined,
      sideData,
    );
    await source.add(encoded, { decoderConfig });
  }
  await output.finalize();
  const bytes = output.target.buffer;
  if (bytes === null) throw new Error('Nothing was written.');
  return new Uint8Array(bytes);
}
