import type { Card } from './card.ts';
import type { Tone } from './tone.ts';

/** Something to be drawn, by a worker of its lane, into a file of this name. */
export type Drawing = {
  /** What a client waits for has a lane of its own and never queues behind a film. */
  readonly lane: 'image' | 'video';
  readonly fileName: string;
} & (
  | {
      readonly subject: 'chat';
      /** The submitted body, validated before. */
      readonly payload: Uint8Array;
    }
  | { readonly subject: 'card'; readonly card: Card }
  | { readonly subject: 'tone'; readonly tone: Tone }
);

/** What the host asks of a drawing worker. */
export interface DrawingOrder {
  readonly id: number;
  readonly drawing: Drawing;
}

export interface Drawn {
  readonly file: Uint8Array;
  /** Without the trailing transparent rows; null where there was nothing to crop. */
  readonly cropped: Uint8Array | null;
}

export type DrawingReply =
  | { readonly id: number; readonly outcome: 'drawn'; readonly drawn: Drawn }
  /** `impossible`: the same document will never be drawn; `broken`: the drawing itself failed. */
  | { readonly id: number; readonly outcome: 'impossible' | 'broken'; readonly message: string };
