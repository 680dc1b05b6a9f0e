import type { AccountEndpoint, DownloadRoute, Provider, RemoteOutput } from './provider.ts';
import { safeLink } from './safe-link.ts';

/** The `routes` of a provider whose only way to the bytes is such a link. */
export function onlyLinkRoute(name: string, length?: 'exact' | 'unchecked'): Provider['routes'] {
  return (_operation, output, endpoint) => linkRoute(name, output, endpoint, length);
}

/**
 * The route over a link that needs no key and counts against no limit; none where there is no
 * link, or one that is not to be fetched.
 * @param name of the representation: bytes of one route are never continued on another
 * @param length how the file relates to the size that the provider said; absent: it says none
 */
export function linkRoute(
  name: string,
  output: RemoteOutput,
  endpoint: AccountEndpoint,
  length: 'exact' | 'unchecked' = 'unchecked',
): readonly DownloadRoute[] {
  const url = output.link === null ? null : safeLink(output.link, endpoint.baseUrl);
  if (url === null) return [];
  const expectedBytes = length === 'exact' ? output.bytes : null;
  return [{ name, url, authenticated: false, limit: null, length, expectedBytes }];
}
