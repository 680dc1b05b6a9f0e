import { session } from 'electron';
import type { SystemProxies } from '../core/net/proxies.ts';

/** What Chromium found: `PROXY host:port`, `SOCKS5 host:port` or `DIRECT` for one, the best first. */
const NAMED_PROXY = /^(PROXY|HTTPS|SOCKS|SOCKS4|SOCKS5)\s+(\S+)$/i;
/** As addresses name them. Chromium, too, leaves names to a SOCKS 5 proxy, and looks them up for one of version 4. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5h',
};

/** The operating system's proxies, PAC scripts included, as Chromium reads them. */
export function createSystemProxies(): SystemProxies {
  return {
    async proxyFor(url) {
      const answer = await session.defaultSession.resolveProxy(url);
      const [first = ''] = answer.split(';').map((entry) => entry.trim());
      const [, kind = '', address] = NAMED_PROXY.exec(first) ?? [];
      if (address === undefined) return null;
      return `${PROTOCOLS[kind.toUpperCase()] ?? 'http'}://${address}`;
    },
  };
}
