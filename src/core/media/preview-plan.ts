import { SECOND } from '../../shared/durations.ts';
import type { MediaFacts } from '../../shared/output.ts';
import type { MediaJob } from './media-message.ts';

/** How the preview of a file is come by. */
export type PreviewPlan =
  /** Nothing can be shown of it. */
  | { readonly by: 'nobody' }
  /** A window has the decoder. */
  | { readonly by: 'window' }
  | { readonly by: 'core'; readonly limitMs: number; job(path: string): MediaJob };

/** The largest picture that is drawn takes 5 s in WebAssembly on a slow machine. */
const PICTURE_MS = 30 * SECOND;
/** Ten seconds of decoding, on a machine that does three other things. */
const FILM_MS = 90 * SECOND;
/** An hour of sound takes half of it. */
const SOUND_MS = 90 * SECOND;
/** A poster or a strip that a window drew. */
export const DRAWN_MS = 30 * SECOND;

const ofCore = { film: new Set(['vp8', 'vp9']), sound: new Set(['mp3', 'opus', 'flac']) };

export function planPreview(facts: MediaFacts): PreviewPlan {
  const { kind, mediaType } = facts;
  switch (kind) {
    case 'image':
      return {
        by: 'core',
        limitMs: PICTURE_MS,
        job: (path) => ({ kind: 'picture', path, mediaType }),
      };
    case 'video':
      return ofCore.film.has(facts.videoCodec ?? '')
        ? { by: 'core', limitMs: FILM_MS, job: (path) => ({ kind: 'film', path }) }
        : { by: 'window' };
    case 'audio': {
      const codec = facts.audioCodec ?? '';
      const isOfCore = ofCore.sound.has(codec) || codec.startsWith('pcm-');
      return isOfCore
        ? { by: 'core', limitMs: SOUND_MS, job: (path) => ({ kind: 'sound', path }) }
        : { by: 'window' };
    }
    case 'other':
      return { by: 'nobody' };
  }
}
