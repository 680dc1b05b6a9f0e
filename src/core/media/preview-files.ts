import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { previewPartSchema, type PreviewPart } from '../../shared/preview.ts';
import type { Preview } from '../db/preview-repository.ts';
import type { PreviewBytes } from './media-message.ts';

type Key = Pick<Preview, 'sha256' | 'version'>;

/** The cache of previews: files named by the content that they show, all of which can be made again. */
export interface PreviewFiles {
  path(key: Key, part: PreviewPart): string;
  isThere(key: Key, part: PreviewPart): boolean;
  /** @returns what they weigh, in bytes. */
  write(key: Key, files: PreviewBytes): Promise<number>;
  /** What is not there is no error. */
  remove(key: Key): Promise<void>;
}

export function createPreviewFiles(folder: string): PreviewFiles {
  let written = 0;
  // A folder with a hundred thousand files is slow to look into.
  const folderOf = ({ sha256 }: Key) => join(folder, sha256.slice(0, 2));
  const path = (key: Key, part: PreviewPart) =>
    join(folderOf(key), `${key.sha256}-${String(key.version)}-${part}${endings[part]}`);

  async function writeOne(key: Key, part: PreviewPart, bytes: Uint8Array): Promise<number> {
    written += 1;
    const final = path(key, part);
    const unfinished = `${final}.${String(process.pid)}-${String(written)}`;
    try {
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, final);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return bytes.byteLength;
  }

  return {
    path,
    isThere: (key, part) => existsSync(path(key, part)),
    async write(key, files) {
      await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
      let bytes = 0;
      for (const part of previewPartSchema.options) {
        const content = files[part];
        if (content !== undefined) bytes += await writeOne(key, part, content);
      }
      return bytes;
    },
    async remove(key) {
      for (const part of previewPartSchema.options) await rm(path(key, part), { force: true });
    },
  };
}

const endings: Record<PreviewPart, string> = {
  small: '.webp',
  large: '.webp',
  strip: '.webp',
  waveform: '.peaks',
};
