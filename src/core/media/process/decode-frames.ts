import { LibAV, type LibAV as LibAVInstance } from '@libav.js/variant-webm-vp9';
import type { YuvFrame } from './yuv.ts';

export interface EncodedFrame {
  readonly data: Uint8Array;
  readonly isKey: boolean;
}

/** The decoders of libvpx; other films are for the window. */
export const libvpxDecoders: Readonly<Record<string, string>> = {
  vp8: 'libvpx',
  vp9: 'libvpx-vp9',
};

export interface FrameDecoder {
  /** The picture that the frame makes, in order; null where it makes none. */
  decode(frame: EncodedFrame): Promise<YuvFrame | null>;
  free(): Promise<void>;
}

export function openLibav(): Promise<LibAVInstance> {
  return LibAV({ noworker: true });
}

/** @throws Error for a stream of another kind than 8 bits with chroma at half the size */
export async function createFrameDecoder(
  av: LibAVInstance,
  decoder: string,
): Promise<FrameDecoder> {
  const [, context, packet, frame] = await av.ff_init_decoder(decoder);
  let pts = 0;
  return {
    async decode({ data, isKey }) {
      const flags = isKey ? av.AV_PKT_FLAG_KEY : 0;
      const sent = { data: data.slice(), pts, ptshi: 0, dts: pts, dtshi: 0, flags };
      pts += 1;
      const options = { copyoutFrame: 'video_packed' as const };
      const frames = await av.ff_decode_multi(context, packet, frame, [sent], options);
      const last = frames.at(-1);
      if (last === undefined) return null;
      const { width = 0, height = 0, format } = last;
      if (format !== av.AV_PIX_FMT_YUV420P) throw new Error('an unusual kind of pixels');
      return { data: last.data as Uint8Array, width, height };
    },
    free: () => av.ff_free_decoder(context, packet, frame),
  };
}
