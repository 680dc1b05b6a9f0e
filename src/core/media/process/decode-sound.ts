import { openLibav } from './decode-frames.ts';

/** What the build of libav in this app decodes, with its AVCodecID (libavcodec/codec_id.h). */
const codecIds = { libopus: 0x1503c, flac: 0x1500c } as const;
export type SoundDecoder = keyof typeof codecIds;
/** AVMEDIA_TYPE_AUDIO (libavutil/avutil.h). */
const AUDIO = 1;
/** Full scale of the whole numbers that a decoder may answer with. */
const FULL_SCALE_16 = 2 ** 15;
const FULL_SCALE_32 = 2 ** 31;

export interface SoundSettings {
  readonly sampleRate: number;
  readonly channels: number;
  /** What the decoder must know before the first packet, where its codec has that. */
  readonly description: Uint8Array | null;
}

export interface SoundStream {
  /** For each frame of sound, the samples of each channel, -1 to 1. */
  decode(packets: readonly Uint8Array[]): Promise<Float32Array[][]>;
  close(): void;
}

/** Opus and FLAC, by libav in WebAssembly. */
export async function openSound(
  decoder: SoundDecoder,
  { sampleRate, channels, description }: SoundSettings,
): Promise<SoundStream> {
  const av = await openLibav();
  await av.av_log_set_level(av.AV_LOG_QUIET);
  const codecpar = {
    codec_type: AUDIO,
    codec_id: codecIds[decoder],
    format: av.AV_SAMPLE_FMT_FLTP,
    sample_rate: sampleRate,
    channels,
    ...(description === null ? {} : { extradata: description }),
  };
  const [, context, packet, frame] = await av.ff_init_decoder(decoder, { codecpar });
  return {
    async decode(packets) {
      const sent = packets.map((data) => ({ data: data.slice() }));
      const options = { ignoreErrors: true };
      const frames = await av.ff_decode_multi(context, packet, frame, sent, options);
      return frames.map((each) => channelsOf(each.data, channels));
    },
    close: () => av.terminate(),
  };
}

/** Planes, or one array with the channels in turn. */
function channelsOf(data: unknown, channels: number): Float32Array[] {
  if (Array.isArray(data)) return data.map((plane) => scaled(plane, 0, 1));
  return Array.from({ length: channels }, (_, channel) => scaled(data, channel, channels));
}

function scaled(samples: unknown, first: number, step: number): Float32Array {
  const [values, full] = valuesOf(samples);
  const result = new Float32Array(Math.floor((values.length - first + step - 1) / step));
  for (let index = 0; index < result.length; index += 1) {
    result[index] = (values[first + index * step] ?? 0) / full;
  }
  return result;
}

function valuesOf(samples: unknown): [ArrayLike<number>, fullScale: number] {
  if (samples instanceof Float32Array) return [samples, 1];
  if (samples instanceof Int16Array) return [samples, FULL_SCALE_16];
  if (samples instanceof Int32Array) return [samples, FULL_SCALE_32];
  throw new Error('an unusual kind of samples');
}
