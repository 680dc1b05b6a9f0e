import { SECOND } from '../../../shared/durations.ts';
import { isSigned } from '../../providers/asset-addresses.ts';
import { PROBE_MS, type ProbeAnswer } from './probe-address.ts';

/** Providers fetch assets within the time of a render; what weighs more is often refused. Bytes. */
const LARGE_BYTES = 1_000_000_000;

/** What the end of an address says that it is. */
const FAMILIES: Readonly<Record<string, string>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  avif: 'image',
  svg: 'image',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  mp3: 'audio',
  wav: 'audio',
  m4a: 'audio',
  ogg: 'audio',
};

/**
 * What speaks against an address, as a sentence that begins with its place; null for one that
 * answered as it should. The address itself, which may be a secret, is never in it.
 */
export function addressWarning(path: string, address: string, answer: ProbeAnswer): string | null {
  switch (answer.result) {
    case 'answered':
      return isFine(answer.status)
        ? contentWarning(path, address, answer)
        : statusWarning(path, address, answer.status);
    case 'not-asked':
      return notAsked(path, answer.why);
    case 'too-many-redirects':
      return `${path}: this address leads from one to the next without an end.`;
    case 'too-late':
      return `${path}: nothing has answered at this address within ${PROBE_MS / SECOND} seconds.`;
    case 'unreachable':
      return `${path}: nothing could be reached at this address from here (${answer.code}).`;
  }
}

const isFine = (status: number) => status >= 200 && status < 300;

function statusWarning(path: string, address: string, status: number): string {
  if (status === 404 || status === 410) return `${path}: nothing is at this address (${status}).`;
  if (status === 401 || status === 403)
    return isSigned(new URL(address))
      ? `${path}: this signed link is not valid any more, or not for everybody (${status}).`
      : `${path}: what is at this address is not given to everybody (${status}).`;
  return `${path}: the server of this address answers ${status}.`;
}

function contentWarning(
  path: string,
  address: string,
  { mediaType, bytes }: Extract<ProbeAnswer, { result: 'answered' }>,
): string | null {
  if (bytes === 0) return `${path}: what is at this address is empty.`;
  if (bytes !== null && bytes > LARGE_BYTES)
    return `${path}: what is at this address weighs ${(bytes / 1e9).toFixed(1)} GB, which a provider may not load.`;
  const family = mediaType?.split('/', 1)[0] ?? null;
  const end = /\.([a-z0-9]{2,4})$/i.exec(new URL(address).pathname)?.[1]?.toLowerCase() ?? '';
  const expected = FAMILIES[end];
  if (mediaType === 'text/html') return `${path}: a web page is at this address, and not a file.`;
  const isOther = expected !== undefined && family !== expected;
  if (isOther && (family === 'image' || family === 'video' || family === 'audio'))
    return `${path}: this address ends in .${end}, but ${mediaType ?? ''} is there.`;
  return null;
}

function notAsked(path: string, why: 'private' | 'password' | 'no-web-address'): string {
  switch (why) {
    case 'private':
      return `${path}: this address leads into a private network, and was not asked.`;
    case 'password':
      return `${path}: this address carries a password, and was not asked.`;
    case 'no-web-address':
      return `${path}: this address leads to what is no web address.`;
  }
}
