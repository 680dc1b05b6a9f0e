import type { VideoFrame } from './video-frame.ts';

export interface VideoSettings {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly frameRate: number;
  /** As `#rrggbb`: lies behind transparent pixels for players that know nothing of alpha. */
  readonly backdrop: string;
}

/** Takes frames in order and makes a file of them. */
export interface VideoEncoder {
  add(frame: VideoFrame): Promise<void>;
  finish(): Promise<Uint8Array>;
}
