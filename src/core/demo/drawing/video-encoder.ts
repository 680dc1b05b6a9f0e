import type { VideoFrame } from './video-frame.ts';

/** Takes frames in order and makes a file of them. */
export interface VideoEncoder {
  add(frame: VideoFrame): Promise<void>;
  finish(): Promise<Uint8Array>;
}
