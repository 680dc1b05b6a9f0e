import { failure } from '../../shared/failure.ts';
import type { MediaFacts, MediaKind } from '../../shared/output.ts';
import { DownloadError } from '../downloads/download-error.ts';

/**
 * Holds what the bytes are against what was promised.
 * @param contentType what the server called it; said to the person, never believed
 * @throws DownloadError `content-mismatch`: to be tried again where the bytes are a message or
 * nothing known (an error page that came as a success), final for media of another kind
 */
export function checkPromise(
  facts: MediaFacts,
  promised: MediaKind,
  contentType: string | null,
  fileName: string,
): void {
  if (promised === 'other' || facts.kind === promised) return;
  if (promised === 'video' && facts.mediaType === 'image/gif') return;
  // The first bytes of such a container do not say whether there are pictures in it.
  if (facts.isUnexamined === true && isFilmOrSound(facts.kind) && isFilmOrSound(promised)) return;
  const isOtherMedia = facts.kind !== 'other';
  throw new DownloadError(
    failure(
      'content-mismatch',
      `“${fileName}” should be ${withArticle(promised)}, but what came is ${described(facts)}${label(contentType, facts)}.`,
      isOtherMedia
        ? 'Check what the payload asks for, then render it again.'
        : 'It is tried again by itself; if it stays so, ask the provider.',
      { actions: ['download-again', 'render-again'] },
    ),
    isOtherMedia ? { kind: 'final' } : { kind: 'retry', afterMs: null },
  );
}

const isFilmOrSound = (kind: MediaKind) => kind === 'video' || kind === 'audio';

function described({ mediaType, kind }: MediaFacts): string {
  switch (mediaType) {
    case 'text/html':
      return 'a web page (HTML)';
    case 'application/xml':
      return 'a message in XML, as storage services send with an error';
    case 'application/json':
      return 'a message in JSON';
    case 'text/plain':
      return 'a plain text';
    case 'application/octet-stream':
      return 'no kind of file that is known';
    default:
      return kind === 'other'
        ? `a file of type ${mediaType}`
        : `${withArticle(kind)} (${mediaType})`;
  }
}

function withArticle(kind: MediaKind): string {
  switch (kind) {
    case 'image':
      return 'an image';
    case 'video':
      return 'a video';
    case 'audio':
      return 'a sound';
    case 'other':
      return 'a file';
  }
}

/** Only what is a media type is repeated: a header may hold anything. */
function label(contentType: string | null, facts: MediaFacts): string {
  const claimed = /^[\w.+-]{1,60}\/[\w.+-]{1,60}/.exec(contentType ?? '')?.[0].toLowerCase();
  return claimed === undefined || claimed === facts.mediaType ? '' : `, labelled ${claimed}`;
}
