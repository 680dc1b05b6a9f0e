import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { probeMedia } from '../../../src/core/library/probe-media.ts';
import { hold, type FuzzTarget } from '../target.ts';

/** An index is read in a thread that is ended in time: what loops over one is a library. */
const DEADLINE_MS = 500;
const samples = join(import.meta.dirname, '..', '..', 'fixtures', 'media');
const folder = mkdtempSync(join(tmpdir(), 'renderdesk-fuzz-'));

export const mediaFiles: FuzzTarget = {
  name: 'media files',
  seeds: readdirSync(samples).map((name) => readFileSync(join(samples, name))),
  weight: 1,
  async meet(bytes) {
    const path = join(folder, 'any.bin');
    writeFileSync(path, bytes);
    try {
      const { width, height, durationSeconds } = await probeMedia(path, {
        deadlineMs: DEADLINE_MS,
      });
      for (const fact of [width, height, durationSeconds])
        hold(fact === null || (Number.isFinite(fact) && fact >= 0), `a fact of ${fact}`);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
    }
  },
  close: () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  },
};
