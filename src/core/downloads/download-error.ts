import type { Failure } from '../../shared/failure.ts';

/** What has to wait, or be done, because a file did not arrive. */
export type DownloadConsequence =
  /** This transfer only: again later, not before `afterMs` where the server said so. */
  | { readonly kind: 'retry'; readonly afterMs: number | null }
  /** This address does not serve the file (any more): ask the provider for another, or take the next route. */
  | { readonly kind: 'renew-link' }
  /** Everything that counts against the route's request limit, for so long (429 from the key's own origin). */
  | { readonly kind: 'limit'; readonly afterMs: number | null }
  /** The account, until a person has done something: its key was shown and refused. */
  | { readonly kind: 'account' }
  /** Every download, until there is room again. */
  | { readonly kind: 'disk-full' }
  /** Every download into this folder, until it can be written again. */
  | { readonly kind: 'folder' }
  /** Nothing will change on this route: the next one, or the job has failed. */
  | { readonly kind: 'final' };

/** A file that could not be fetched, written or believed. An abort is never one of these. */
export class DownloadError extends Error {
  readonly failure: Failure;
  readonly consequence: DownloadConsequence;
  /** The HTTP status behind it; null where no answer was the cause. */
  readonly status: number | null;

  constructor(
    failure: Failure,
    consequence: DownloadConsequence,
    options: { status?: number | null; cause?: unknown } = {},
  ) {
    super(failure.message, { cause: options.cause });
    this.name = 'DownloadError';
    this.failure = failure;
    this.consequence = consequence;
    this.status = options.status ?? null;
  }
}
