import type { Feed } from './feed.ts';

/** A file that came whole. */
export interface DownloadedUpdate {
  readonly version: string;
  readonly path: string;
  /** In base64, as the signed feed has it. */
  readonly sha512: string;
}

export interface DownloadWish {
  /** Bytes so far. */
  readonly progress: (received: number) => void;
  readonly signal: AbortSignal;
}

/** What brings one system's update, once its feed is believed. */
export interface UpdateEngine {
  /**
   * The file of this system and architecture that the feed names, proven by its digest.
   * @returns null where the feed is not for this computer: its system is too old, or it is not yet
   * its turn in a staged rollout
   * @throws whatever kept it from coming; `downloadFailure` says it to people
   */
  download(feed: Feed, wish: DownloadWish): Promise<DownloadedUpdate | null>;
  /**
   * Puts it in the place of what runs; nothing of ours runs any more. A crash in it leaves the old
   * one or the new one whole.
   * @param restart the new one is started
   * @throws whatever kept it from being put there
   */
  install(update: DownloadedUpdate, restart: boolean): Promise<void>;
}
