import type { PreviewParts } from '../db/preview-repository.ts';

/** A preview of which nothing is there. */
export const noParts: PreviewParts = { small: null, large: null, strip: null, waveform: null };
