import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { examineFile } from '../../library/examine-file.ts';
import { Damaged, TooSlow } from '../../library/containers/probed-file.ts';
import type { MediaJob, MediaOutcome } from '../media-message.ts';
import { drawDrawn } from './draw-drawn.ts';
import { drawPicture, type SharpLibrary } from './draw-picture.ts';
import { NoDecoder, Refused } from './refused.ts';

/** Loaded when the first job needs it: a process that only reads facts stays small. */
export type LoadLibrary = () => SharpLibrary;

/** Does a job. Whatever is wrong with its file is an answer; only a fault of ours is thrown. */
export async function runJob(job: MediaJob, sharp: LoadLibrary): Promise<MediaOutcome> {
  try {
    return await outcomeOf(job, sharp);
  } catch (error) {
    if (error instanceof Damaged) return { outcome: 'damaged', why: error.message };
    if (error instanceof TooSlow) return { outcome: 'damaged', why: 'examining it took too long' };
    if (error instanceof Refused) return { outcome: 'refused', reason: error.message };
    if (error instanceof NoDecoder) return { outcome: 'no-decoder' };
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) {
      return { outcome: 'disk', code, message };
    }
    return { outcome: 'refused', reason: 'The file could not be read; it may be damaged.' };
  }
}

async function outcomeOf(job: MediaJob, sharp: LoadLibrary): Promise<MediaOutcome> {
  // Libraries do not say why they cannot read a file: the disk is asked first.
  if ('path' in job) await access(job.path, constants.R_OK);
  switch (job.kind) {
    case 'facts':
      return { outcome: 'facts', facts: await examineFile(job.path, job.deadlineMs) };
    case 'picture':
      return drawPicture(sharp(), job.path, job.mediaType);
    case 'film': {
      const { drawFilm } = await import('./draw-film.ts');
      return drawFilm(sharp(), job.path);
    }
    case 'sound': {
      const { drawWaveform } = await import('./draw-waveform.ts');
      return drawWaveform(job.path);
    }
    case 'drawn':
      return drawDrawn(sharp(), job);
  }
}
