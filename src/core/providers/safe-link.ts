import { isLoopback } from '../net/base-url.ts';

/**
 * Whether a link in an answer may be fetched: encrypted, or on this machine when the account
 * itself is (a provider afar has no links here).
 */
export function isSafeLink(link: string, baseUrl: string): boolean {
  const url = new URL(link);
  if (isLoopback(url.hostname)) return isLoopback(new URL(baseUrl).hostname);
  return url.protocol === 'https:';
}
