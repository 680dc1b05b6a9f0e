import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { Damaged, TooSlow } from '../../library/containers/probed-file.ts';
import type { MediaJob, MediaOutcome } from '../media-message.ts';
import { drawPicture, type SharpLibrary } from './draw-picture.ts';
import { NoDecoder, Refused } from './refused.ts';

export type LoadLibrary = () => SharpLibrary;

/**
 * Does a job. Whatever is wrong with its file is an answer; only a fault of ours is thrown.
 * What a kind of job needs is loaded with the first of them: most processes see one kind alone.
 */
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
    case 'facts': {
      const { examineFile } = await import('../../library/examine-file.ts');
      return { outcome: 'facts', facts: await examineFile(job.path, job.deadlineMs) };
    }
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
    case 'drawn': {
      const { drawDrawn } = await import('./draw-drawn.ts');
      return drawDrawn(sharp(), job);
    }
  }
}
