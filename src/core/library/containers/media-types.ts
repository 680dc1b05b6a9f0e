import type { MediaFacts, MediaKind } from '../../../shared/output.ts';

/** Every type that bytes can be proven to be, with what its files are called. */
const types: Readonly<Record<string, { kind: MediaKind; extension: string }>> = {
  'image/png': { kind: 'image', extension: 'png' },
  'image/jpeg': { kind: 'image', extension: 'jpg' },
  'image/webp': { kind: 'image', extension: 'webp' },
  'image/gif': { kind: 'image', extension: 'gif' },
  'image/avif': { kind: 'image', extension: 'avif' },
  'image/heic': { kind: 'image', extension: 'heic' },
  'image/svg+xml': { kind: 'image', extension: 'svg' },
  'video/mp4': { kind: 'video', extension: 'mp4' },
  'video/quicktime': { kind: 'video', extension: 'mov' },
  'video/webm': { kind: 'video', extension: 'webm' },
  'video/x-matroska': { kind: 'video', extension: 'mkv' },
  'audio/mp4': { kind: 'audio', extension: 'm4a' },
  'audio/webm': { kind: 'audio', extension: 'weba' },
  'audio/x-matroska': { kind: 'audio', extension: 'mka' },
  'audio/mpeg': { kind: 'audio', extension: 'mp3' },
  'audio/wav': { kind: 'audio', extension: 'wav' },
  'audio/ogg': { kind: 'audio', extension: 'ogg' },
  'audio/flac': { kind: 'audio', extension: 'flac' },
  'audio/aac': { kind: 'audio', extension: 'aac' },
  'application/pdf': { kind: 'other', extension: 'pdf' },
  'application/zip': { kind: 'other', extension: 'zip' },
  'application/json': { kind: 'other', extension: 'json' },
  'application/xml': { kind: 'other', extension: 'xml' },
  'text/html': { kind: 'other', extension: 'html' },
  'text/plain': { kind: 'other', extension: 'txt' },
};

/** What files of the proven container are called, without a dot; `bin` for what is not known. */
export function extensionFor(facts: Pick<MediaFacts, 'mediaType'>): string {
  return types[facts.mediaType]?.extension ?? 'bin';
}

export function kindOf(mediaType: string): MediaKind {
  return types[mediaType]?.kind ?? 'other';
}
