/** What a Secret Service does that it should not. */
export type Behaviour =
  | { readonly kind: 'well' }
  /** Every answer takes this long. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Takes every question and answers none. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'errors' }
  /** Answers of other types than the interface has. */
  | { readonly kind: 'wrong-types' }
  /** The secret of another entry, whichever was asked for. */
  | { readonly kind: 'another-entry' }
  /** These bytes, whichever entry was asked for. */
  | { readonly kind: 'bytes'; readonly base64: string }
  /** Ends in the middle of the question for a secret. */
  | { readonly kind: 'dies' }
  /** Nothing can be read before a prompt is answered, which nobody does. */
  | { readonly kind: 'locked' }
  /** The same, and the prompt is dismissed at once. */
  | { readonly kind: 'dismissed' }
  /** The same, with an end of another type than the interface has. */
  | { readonly kind: 'broken-prompt' };

/** An entry as it is kept: what it is found by, and its secret in base64. */
export interface Entry {
  readonly attributes: Readonly<Record<string, string>>;
  readonly base64: string;
}

export type ToService =
  | { readonly type: 'behave'; readonly behaviour: Behaviour }
  | { readonly type: 'entries'; readonly entries: readonly Entry[] };

export type FromService =
  | { readonly type: 'ready' }
  | { readonly type: 'taken' }
  | { readonly type: 'asked'; readonly member: string }
  | { readonly type: 'entries'; readonly entries: readonly Entry[] };
