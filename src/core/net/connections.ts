import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { SECOND } from '../../shared/durations.ts';
import { connectorSkippingContinue } from './skip-continue.ts';

/** Long enough for a slow network's DNS, TCP and TLS; what takes longer is not there. */
const CONNECT_TIMEOUT_MS = 15 * SECOND;
/** Several polls of different jobs go side by side without a handshake each. */
const CONNECTIONS_PER_ORIGIN = 8;
/** No answer that is read here needs more: 64 KiB of headers is an attack or a fault. */
const HEADER_BYTES = 64 * 1_024;

/** Where exchanges get their connections: the seam for proxies and extra certificates. */
export interface Connections {
  /** Kept-alive connections, for calls that may be repeated. */
  readonly shared: Dispatcher;
  /** Kept-alive connections of their own for files: however large they are, no call waits for them. */
  readonly transfers: Dispatcher;
  /**
   * A dispatcher that has no connection yet and whose connection serves one request. A call that
   * costs money never goes over a kept-alive connection: the server may just be closing it, and a
   * request that dies with it has an unknown fate.
   */
  fresh(): Dispatcher;
  /** Lets calls that are under way end; transfers go on another time. */
  close(): Promise<void>;
}

export function createConnections(): Connections {
  // HTTP/2 is left out: its clients may send a request again that a closing connection refused.
  // Timeouts are the caller's own: undici's do not fire under backpressure.
  const options = {
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: HEADER_BYTES,
  };
  const connect = connectorSkippingContinue({ timeout: CONNECT_TIMEOUT_MS });
  const shared = new Agent({ ...options, connections: CONNECTIONS_PER_ORIGIN });
  // How many go at once to one host is for whoever starts transfers to say.
  const transfers = new Agent(options);
  return {
    shared,
    transfers,
    fresh: () => new Agent({ ...options, connect, connections: 1, pipelining: 0 }),
    close: async () => void (await Promise.all([shared.close(), transfers.destroy()])),
  };
}
