/** What the host asks of a drawing worker. `payload` is the submitted body, validated before. */
export interface DrawingOrder {
  readonly id: number;
  readonly kind: 'image' | 'video';
  readonly payload: Uint8Array;
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
