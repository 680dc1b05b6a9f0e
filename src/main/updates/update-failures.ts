import { failure, FailureError, type Failure } from '../../shared/failure.ts';

/** What a feed says is not believed. Nothing of it was downloaded. */
export function refusedFeed(name: string, why: string): FailureError {
  return new FailureError(
    failure(
      'update-refused',
      `The update server's ${name} was not believed: ${why}.`,
      'Nothing was downloaded. If this stays so, get Renderdesk from its home page and report it.',
    ),
  );
}

export function unreachableFeed(why: string, cause?: unknown): FailureError {
  return new FailureError(
    failure(
      'unreachable',
      `The update server could not be asked: ${why}.`,
      'Renderdesk goes on as it is and asks again by itself.',
    ),
    { cause },
  );
}

/** A file that did not come, or not as its feed says: which it was, and that nothing changed. */
export function downloadFailure(version: string, error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const again = 'Renderdesk goes on as it is and tries again by itself.';
  switch (codeOf(error)) {
    case 'ENOSPC':
      return failure(
        'disk-full',
        `The update to ${version} does not fit: the disk is full.`,
        'Free some space and look for updates again.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure(
        'folder-unwritable',
        `The update to ${version} could not be written.`,
        'Make the folder of Renderdesk’s data writable and look for updates again.',
      );
    case 'ERR_CHECKSUM_MISMATCH':
      return failure(
        'content-mismatch',
        `The file of the update to ${version} is not the one that was signed. It was thrown away.`,
        'Nothing was installed. If this stays so, get Renderdesk from its home page and report it.',
      );
    default:
      return failure(
        'download-incomplete',
        `The update to ${version} could not be downloaded whole.`,
        again,
      );
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
