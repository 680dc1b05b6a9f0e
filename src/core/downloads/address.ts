import { failure } from '../../shared/failure.ts';
import { isLoopback } from '../net/base-url.ts';
import { isLinkLocal, isPrivateHost } from '../net/private-host.ts';
import { DownloadError } from './download-error.ts';

/** A key, and the only origin that may see it. */
export interface DownloadKey {
  /** As `URL.origin` writes it. */
  readonly origin: string;
  readonly header: string;
  readonly value: string;
}

/** Where the bytes are asked for next. */
export interface Address {
  readonly url: URL;
  /** Goes along with this request; null once the way has left the key's origin, for good. */
  readonly key: DownloadKey | null;
}

/** @throws DownloadError `link-refused` for an address that is not asked. */
export function firstAddress(link: string, key: DownloadKey | null, fileName: string): Address {
  const url = parsed(link, undefined, fileName);
  refuseUnsafe(url, fileName);
  return { url, key: keyFor(url, key) };
}

/**
 * Where a redirect leads. A key that was left behind is not taken up again, even if a later
 * redirect comes back: whoever sent us there is not the key's owner.
 * @throws DownloadError `link-refused` for one that is not followed.
 */
export function nextAddress(from: Address, location: string, fileName: string): Address {
  const url = parsed(location, from.url, fileName);
  refuseUnsafe(url, fileName);
  if (from.url.protocol === 'https:' && url.protocol !== 'https:') {
    throw refused(fileName, url.host, 'a redirect there gives up encryption');
  }
  if (!isLoopback(from.url.hostname) && isLoopback(url.hostname)) {
    throw refused(fileName, from.url.host, 'it redirects into this computer');
  }
  if (isLinkLocal(url.hostname)) {
    throw refused(
      fileName,
      from.url.host,
      'it redirects to an address of machines about themselves',
    );
  }
  if (!isPrivateHost(from.url.hostname) && isPrivateHost(url.hostname)) {
    throw refused(fileName, from.url.host, 'it redirects into a private network');
  }
  return { url, key: keyFor(url, from.key) };
}

function keyFor(url: URL, key: DownloadKey | null): DownloadKey | null {
  return key !== null && key.origin === url.origin ? key : null;
}

function parsed(link: string, base: URL | undefined, fileName: string): URL {
  // What does not parse is not quoted: it may be a signed link all the same.
  if (!URL.canParse(link, base?.href)) {
    throw refused(fileName, base?.host ?? null, 'the address it was given is not one');
  }
  return new URL(link, base);
}

function refuseUnsafe(url: URL, fileName: string): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(fileName, null, 'its address is neither https nor http');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused(fileName, url.host, 'the way there is not encrypted');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(fileName, url.host, 'its address carries a password');
  }
}

function refused(fileName: string, host: string | null, why: string): DownloadError {
  const from = host === null ? '' : ` from ${host}`;
  return new DownloadError(
    failure(
      'link-refused',
      `“${fileName}” was not fetched${from}: ${why}.`,
      'Report it to the provider; Renderdesk only follows encrypted addresses, and plain ones on this computer.',
      { actions: ['download-again'] },
    ),
    { kind: 'final' },
  );
}
