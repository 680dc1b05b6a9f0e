import { LibAV } from '@libav.js/variant-webm-vp9';
import type { Planes } from './planes.ts';

export interface Vp9Packet {
  readonly bytes: Uint8Array;
  readonly isKey: boolean;
}

/** Frames in, as many packets out, in order. */
export interface Vp9Stream {
  encode(planes: Planes): Promise<Vp9Packet[]>;
  /** Frees the encoder; the packets it still held. */
  finish(): Promise<Vp9Packet[]>;
}

/** 0 (best) to 63. */
const QUALITY = '24';

/** VP9, by libvpx in WebAssembly. One stream knows nothing of alpha: that is a second one. */
export async function startVp9(
  width: number,
  height: number,
  frameRate: number,
): Promise<Vp9Stream> {
  const av = await LibAV({ noworker: true });
  await av.av_log_set_level(av.AV_LOG_ERROR);
  const [, context, avFrame, avPacket] = await av.ff_init_encoder('libvpx-vp9', {
    ctx: {
      bit_rate: 0,
      pix_fmt: av.AV_PIX_FMT_YUV420P,
      width,
      height,
      gop_size: frameRate * 2,
    },
    time_base: [1, frameRate],
    // One packet for each frame at once, none that is not shown: colour and alpha stay in step.
    options: {
      deadline: 'realtime',
      'cpu-used': '8',
      crf: QUALITY,
      'lag-in-frames': '0',
      'auto-alt-ref': '0',
    },
  });
  const luma = width * height;
  const layout = [
    { offset: 0, stride: width },
    { offset: luma, stride: width / 2 },
    { offset: luma + luma / 4, stride: width / 2 },
  ];
  let pts = 0;
  const run = async (frames: Parameters<typeof av.ff_encode_multi>[3], fin: boolean) => {
    const packets = await av.ff_encode_multi(context, avFrame, avPacket, frames, { fin });
    return packets.map((packet) => ({
      bytes: packet.data.slice(),
      isKey: ((packet.flags ?? 0) & av.AV_PKT_FLAG_KEY) !== 0,
    }));
  };
  return {
    encode: (planes) => {
      const format = av.AV_PIX_FMT_YUV420P;
      const frame = { data: planes, layout, format, width, height, pts, ptshi: 0 };
      pts += 1;
      return run([frame], false);
    },
    finish: async () => {
      const packets = await run([], true);
      await av.ff_free_encoder(context, avFrame, avPacket);
      av.terminate();
      return packets;
    },
  };
}
