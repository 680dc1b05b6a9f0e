import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from '../../downloads/disk-error.ts';
import { syncFolder } from '../sync-folder.ts';
import { segmentPath, segmentsOf } from './journal-folder.ts';

/** What people render is nobody else's business. */
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

const NEWLINE = 0x0a;

/**
 * Adds whole lines to a segment, and returns when they are on the disk: its length in bytes then.
 * A line that an earlier write left unfinished is closed first, so that it costs no other.
 */
export async function appendLines(
  journal: string,
  segment: number,
  lines: string,
): Promise<number> {
  await makeFolders(journal);
  const file = await open(segmentPath(journal, segment), 'a+', OWNER_ONLY_FILE);
  try {
    const { size } = await file.stat();
    const isTorn = size > 0 && (await byteAt(file, size - 1)) !== NEWLINE;
    await file.writeFile(isTorn ? `\n${lines}` : lines);
    await file.sync();
    if (size === 0) await syncFolder(journal);
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** Removes the segments before this one. */
export async function removeSegmentsBefore(journal: string, first: number): Promise<void> {
  for (const segment of await segmentsOf(journal)) {
    if (segment.number < first) await unlink(segment.path);
  }
  await syncFolder(journal);
}

/** Its own folder and that of all journals; the library itself is never made here. */
async function makeFolders(journal: string): Promise<void> {
  for (const folder of [dirname(journal), journal]) {
    try {
      await mkdir(folder, { mode: OWNER_ONLY_FOLDER });
      await syncFolder(dirname(folder));
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function byteAt(
  file: Awaited<ReturnType<typeof open>>,
  position: number,
): Promise<number | undefined> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
  return buffer[0];
}
