import { isLoopback } from '../net/base-url.ts';
import { isLinkLocal, isPrivateHost } from '../net/private-host.ts';

/**
 * The address of a link in an answer, if it may be fetched; one without a host is the provider's
 * own. Null for any other.
 */
export function safeLink(link: string, baseUrl: string): string | null {
  return linkProblem(link, baseUrl) === null ? new URL(link, baseUrl).href : null;
}

/**
 * Why a link in an answer is not fetched, to end a sentence; null for one that is. It has to be
 * encrypted, and may lead into this machine or its network only where the account is there itself:
 * a provider afar has no files here.
 */
export function linkProblem(link: string, baseUrl: string): string | null {
  if (!URL.canParse(link, baseUrl)) return 'is no web address';
  const url = new URL(link, baseUrl);
  const home = new URL(baseUrl).hostname;
  const isHere = isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) {
    return url.protocol === 'http:' ? 'is not encrypted' : 'is no web address';
  }
  if (url.username !== '' || url.password !== '') return 'carries a password';
  if (isHere && !isLoopback(home)) return 'leads into this computer';
  if (isLinkLocal(url.hostname)) return 'leads to an address of machines about themselves';
  if (isPrivateHost(url.hostname) && !isPrivateHost(home)) return 'leads into a private network';
  return null;
}
