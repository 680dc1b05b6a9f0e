import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../hash-file.ts';
import { fileIn } from './library-paths.ts';
import type { OutputRecord } from './record.ts';

/** What the disk says of a file that a record tells of. */
export type FileState = 'there' | 'missing' | 'changed';

/** @param byContent also reads it whole and compares its SHA-256 */
export async function stateOfFile(
  root: string,
  output: OutputRecord,
  byContent: boolean,
): Promise<FileState> {
  if (output.isElsewhere === true) return 'missing';
  const { folder, fileName } = fileIn(root, output.file);
  const path = join(folder, fileName);
  try {
    const found = await lstat(path);
    if (!found.isFile()) return 'missing';
    if (found.size !== output.bytes) return 'changed';
    if (!byContent) return 'there';
    return (await hashFile(path)).sha256 === output.sha256 ? 'there' : 'changed';
  } catch {
    // Not there, or not to be read: the look through the disk at the next start says which.
    return 'missing';
  }
}
