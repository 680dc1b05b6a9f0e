import { createConnections } from '../../src/core/net/connections.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import { startBadProvider } from './bad-provider.ts';
import type { BadProvider } from './bad-provider.ts';

/** An account at a server that answers badly, and a second server that must never be asked. */
export interface AccountAtBadProvider {
  readonly server: BadProvider;
  readonly elsewhere: BadProvider;
  readonly exchange: ProviderExchange;
  close(): Promise<void>;
}

/** @param basePath the path of the API's base URL, e.g. `/v1` */
export async function accountAtBadProvider(
  basePath: string,
  key: string,
): Promise<AccountAtBadProvider> {
  const server = await startBadProvider(basePath);
  const elsewhere = await startBadProvider(basePath);
  const connections = createConnections();
  const exchange = createExchange({
    baseUrl: server.baseUrl,
    key,
    signal: new AbortController().signal,
    userAgent: 'Renderdesk/test',
    connections,
  });
  return {
    server,
    elsewhere,
    exchange,
    async close() {
      await connections.close();
      await Promise.all([server.close(), elsewhere.close()]);
    },
  };
}
