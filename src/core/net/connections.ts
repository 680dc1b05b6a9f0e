import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { SECOND } from '../../shared/durations.ts';
import { publicLookup } from './public-lookup.ts';
import { trustedCertificates } from './certificates.ts';
import { parseProxy, proxyFor, type SystemProxies } from './proxies.ts';
import { noProxyLogin, withLogin, type ProxyLoginSource } from './proxy-login.ts';
import { tunnelThrough } from './proxy-tunnel.ts';
import { RoutedDispatcher } from './routed-dispatcher.ts';
import { connectorSkippingContinue } from './skip-continue.ts';

/** Long enough for a slow network's DNS, TCP and TLS; what takes longer is not there. */
const CONNECT_TIMEOUT_MS = 15 * SECOND;
/** Several polls of different jobs go side by side without a handshake each. */
const CONNECTIONS_PER_ORIGIN = 8;
/** No answer that is read here needs more: 64 KiB of headers is an attack or a fault. */
const HEADER_BYTES = 64 * 1_024;

/** Where exchanges get their connections, by whatever way they have to go. */
export interface Connections {
  /** Kept-alive connections, for calls that may be repeated. */
  readonly shared: Dispatcher;
  /** Kept-alive connections of their own for files: however large they are, no call waits for them. */
  readonly transfers: Dispatcher;
  /** Kept-alive connections to what a stranger named: none of them leads into a private network. */
  readonly outward: Dispatcher;
  /**
   * A dispatcher that has no connection yet and whose connection serves one request. A call that
   * costs money never goes over a kept-alive connection: the server may just be closing it, and a
   * request that dies with it has an unknown fate.
   */
  fresh(): Dispatcher;
  /** Holds for whatever is sent from now on. */
  configure(way: Way): void;
  /** The machine slept: what was kept alive is dead, and would only be found out by waiting. */
  renew(): void;
  /** Lets calls that are under way end; transfers go on another time. */
  close(): Promise<void>;
}

/** As in the settings: see `parseProxy` and `readCertificates`. */
export interface Way {
  readonly proxy: string;
  readonly extraCertificates: string | null;
}

export interface ConnectionParts {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly system?: SystemProxies | undefined;
  /** The name and password for the proxy, where a person gave them to the app. */
  readonly login?: ProxyLoginSource;
}

export function createConnections(parts: ConnectionParts = {}): Connections {
  let way = settled({ proxy: 'system', extraCertificates: null });
  const { environment = process.env, system = null, login = noProxyLogin } = parts;

  function pick(make: (options: WayOptions, proxy: string | null) => Dispatcher) {
    return new RoutedDispatcher(
      (origin) => {
        const { choice } = way;
        const proxy = proxyFor(new URL(origin), choice, { environment, system });
        return proxy === null ? null : withLogin(proxy, choice, login);
      },
      (proxy) => make(way.options, proxy),
    );
  }
  const shared = pick(keptAlive({ connections: CONNECTIONS_PER_ORIGIN }));
  // How many go at once to one host is for whoever starts transfers to say.
  const transfers = pick(keptAlive({}));
  const outward = pick(keptAlive({}, publicLookup()));
  const renew = () => {
    shared.renew();
    transfers.renew();
    outward.renew();
  };
  return {
    shared,
    transfers,
    outward,
    fresh: () => pick(singleUse),
    configure(next) {
      if (next.proxy === way.proxy && next.extraCertificates === way.extraCertificates) return;
      way = settled(next);
      renew();
    },
    renew,
    close: async () =>
      void (await Promise.all([shared.close(), transfers.destroy(), outward.destroy()])),
  };
}

/** For one request. */
function singleUse(options: WayOptions, proxy: string | null): Dispatcher {
  return agentOf(options, proxy, false, { connections: 1, pipelining: 0 });
}

/** For one request after the other, none of which has a body. */
function keptAlive(more: Agent.Options, lookup?: LookupFunction) {
  return ({ connect, ...options }: WayOptions, proxy: string | null): Dispatcher =>
    agentOf(
      // A proxy looks names up by itself, and is itself wherever a person says.
      { ...options, connect: lookup === undefined ? connect : { ...connect, lookup } },
      proxy,
      true,
      { ...more, pipelining: 1 },
    );
}

function agentOf(
  options: WayOptions,
  proxy: string | null,
  reused: boolean,
  more: Agent.Options,
): Agent {
  const tunnel = proxy === null ? null : tunnelThrough(new URL(proxy), options.connect);
  const connect = connectorSkippingContinue({ ...options.connect, reused, tunnel });
  return new Agent({ ...options, ...more, connect });
}

interface WayOptions extends Agent.Options {
  readonly connect: {
    readonly timeout: number;
    readonly ca?: string[];
    readonly lookup?: LookupFunction;
  };
}

function settled(way: Way) {
  const ca = trustedCertificates(way.extraCertificates);
  // HTTP/2 is left out: its clients may send a request again that a closing connection refused.
  // Timeouts are the caller's own: undici's do not fire under backpressure.
  const options: WayOptions = {
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS, ...(ca === null ? {} : { ca }) },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: HEADER_BYTES,
  };
  return { ...way, choice: parseProxy(way.proxy), options };
}
