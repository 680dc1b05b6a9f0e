import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname, basename } from 'node:path';
import { diskError } from './disk-error.ts';
import type { Transferred } from './transfer.ts';

/**
 * Writes a result that came as text into its part file, whole and on the disk when it returns.
 * @throws DownloadError `disk-full`, `folder-missing` or `folder-unwritable`
 */
export async function writeText(
  partPath: string,
  text: string,
  mediaType: string,
): Promise<Transferred> {
  const bytes = Buffer.from(text);
  try {
    const file = await open(partPath, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskError(error, dirname(partPath), basename(partPath)) ?? error;
  }
  return {
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType: mediaType,
    suggestedName: null,
    mark: null,
    inHand: null,
    routeName: 'inline',
  };
}
