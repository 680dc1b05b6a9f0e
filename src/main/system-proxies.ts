import { session } from 'electron';
import type { SystemProxies } from '../core/net/proxies.ts';

/** What Chromium found: `PROXY host:port`, `HTTPS host:port` or `DIRECT`, the best first. */
const WEB_PROXY = /^(PROXY|HTTPS)\s+(\S+)$/i;

/** The operating system's proxies, PAC scripts included, as Chromium reads them. */
export function createSystemProxies(): SystemProxies {
  return {
    async proxyFor(url) {
      const answer = await session.defaultSession.resolveProxy(url);
      const [first = ''] = answer.split(';').map((entry) => entry.trim());
      const [, kind, address] = WEB_PROXY.exec(first) ?? [];
      if (address === undefined) return null;
      return `${kind?.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${address}`;
    },
  };
}
