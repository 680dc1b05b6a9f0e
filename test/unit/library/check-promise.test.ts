import { describe, expect, it } from 'vitest';
import type { MediaFacts, MediaKind } from '../../../src/shared/output.ts';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { checkPromise } from '../../../src/core/library/probe-media.ts';

function facts(kind: MediaKind, mediaType: string): MediaFacts {
  const unknown = { width: null, height: null, durationSeconds: null, frameRate: null };
  return { ...unknown, kind, mediaType, videoCodec: null, audioCodec: null, hasAlpha: null };
}

function broken(found: MediaFacts, promised: MediaKind, contentType: string | null): DownloadError {
  try {
    checkPromise(found, promised, contentType, 'chat.png');
  } catch (error) {
    if (error instanceof DownloadError) return error;
    throw error;
  }
  throw new Error('the promise was taken for kept');
}

describe('a promise', () => {
  it('trap 3.1.7: is kept by any container of the kind, whatever the server calls it', () => {
    const kept = (found: MediaFacts, promised: MediaKind, contentType: string | null) => () =>
      checkPromise(found, promised, contentType, 'chat.png');
    expect(kept(facts('image', 'image/png'), 'image', 'text/html')).not.toThrow();
    expect(kept(facts('video', 'video/webm'), 'video', null)).not.toThrow();
    expect(kept(facts('image', 'image/gif'), 'video', 'image/gif')).not.toThrow();
    expect(kept(facts('other', 'application/zip'), 'other', null)).not.toThrow();
  });

  it.each([
    ['text/html', 'a web page'],
    ['application/xml', 'in XML'],
    ['application/json', 'in JSON'],
    ['text/plain', 'a plain text'],
    ['application/octet-stream', 'no kind of file that is known'],
  ])('is broken for now by %s', (mediaType, words) => {
    const error = broken(facts('other', mediaType), 'image', 'image/png');
    expect(error.failure.code).toBe('content-mismatch');
    expect(error.consequence.kind).toBe('retry');
    expect(error.message).toContain(words);
    expect(error.message).toContain('“chat.png” should be an image');
    expect(error.message).toContain('labelled image/png');
  });

  it('is broken for good by media of another kind', () => {
    const error = broken(facts('image', 'image/png'), 'video', 'image/png');
    expect(error.consequence.kind).toBe('final');
    expect(error.message).toBe(
      '“chat.png” should be a video, but what came is an image (image/png).',
    );
  });

  it('repeats no header that is not a media type', () => {
    const error = broken(facts('other', 'text/html'), 'image', 'javascript:alert(1)\r\nx');
    expect(error.message).not.toContain('alert');
  });
});
