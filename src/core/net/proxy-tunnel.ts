import { connect as connectTo, type Socket } from 'node:net';
import { Client } from 'undici';
import { ProxyError } from './proxy-error.ts';
import { written } from './proxies.ts';
import { socksTunnel } from './socks-tunnel.ts';

export interface TunnelTarget {
  /** A name or an address; an IPv6 address may stand in brackets. */
  readonly host: string;
  readonly port: number;
}

/** Makes a connection to a target through a proxy. @throws ProxyError */
export type Tunnel = (target: TunnelTarget) => Promise<Socket>;

export interface TunnelOptions {
  /** Milliseconds for the proxy to be reached and to have made the connection. */
  readonly timeout: number;
  /** Whom an https proxy has to be vouched for by. */
  readonly ca?: string[];
}

/** @param proxy with its name and password, where it needs them */
export function tunnelThrough(proxy: URL, options: TunnelOptions): Tunnel {
  return proxy.protocol.startsWith('socks')
    ? socksTunnel(proxy, () => reach(proxy, options.timeout), options.timeout)
    : connectTunnel(proxy, options);
}

/** By the CONNECT of HTTP: also where the target is plain HTTP, so that the proxy adds nothing to it. */
function connectTunnel(proxy: URL, { timeout, ca }: TunnelOptions): Tunnel {
  const login = loginOf(proxy);
  return async ({ host, port }) => {
    const client = new Client(proxy.origin, {
      connect: { timeout, ...(ca === undefined ? {} : { ca }) },
      allowH2: false,
    });
    const target = `${host}:${port}`;
    try {
      const { socket, statusCode, headers } = await client.connect({
        path: target,
        headers: {
          host: target,
          ...(login === null ? {} : { 'proxy-authorization': `Basic ${login}` }),
        },
        signal: AbortSignal.timeout(timeout),
      });
      if (statusCode >= 200 && statusCode < 300) return socket as Socket;
      socket.on('error', () => undefined).destroy();
      throw refusal(proxy, host, statusCode, headers['proxy-authenticate'], login !== null);
    } catch (error) {
      throw error instanceof ProxyError ? error : broken(proxy, host, error);
    } finally {
      // The tunnel is no longer the client's.
      void client.destroy();
    }
  };
}

function loginOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  const plain = `${written(username)}:${written(password)}`;
  return Buffer.from(plain).toString('base64');
}

const LOGIN_NEEDED = 407;

function refusal(
  proxy: URL,
  host: string,
  status: number,
  schemes: string | string[] | undefined,
  hadLogin: boolean,
): ProxyError {
  if (status !== LOGIN_NEEDED) return ProxyError.refused(proxy, host, `it answered ${status}`);
  const asked = [schemes ?? []].flat();
  if (asked.length === 0 || asked.some((scheme) => /\bbasic\b/i.test(scheme))) {
    return ProxyError.login(proxy, hadLogin);
  }
  // Of a challenge only its name: the rest is for whoever knows it.
  const names = asked.map((scheme) => /^[\w-]{1,40}/.exec(scheme.trim())?.[0] ?? '?');
  return ProxyError.otherLogin(proxy, names.join(', '));
}

function broken(proxy: URL, host: string, error: unknown): Error {
  const code = codeOf(error);
  // Its certificate: as for any server, by the words for that.
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code)) return error as Error;
  if (code.startsWith('HPE_')) return ProxyError.noProxy(proxy);
  if (code === 'UND_ERR_SOCKET') {
    return ProxyError.refused(proxy, host, 'it closed the connection without an answer');
  }
  return ProxyError.unreachable(proxy, reasonOf(code));
}

/** A connection to the proxy itself. @throws ProxyError */
function reach(proxy: URL, timeout: number): Promise<Socket> {
  const DEFAULT_PORT = 1_080;
  const host = proxy.hostname.replace(/^\[(.*)\]$/, '$1');
  return new Promise((resolve, reject) => {
    const socket = connectTo({ host, port: Number(proxy.port) || DEFAULT_PORT });
    const late = setTimeout(() => {
      socket.destroy();
      reject(ProxyError.unreachable(proxy, reasonOf('ETIMEDOUT')));
    }, timeout);
    const failed = (error: Error) => {
      clearTimeout(late);
      reject(ProxyError.unreachable(proxy, reasonOf(codeOf(error))));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', failed);
      socket.setKeepAlive(true, 60_000).setNoDelay(true);
      resolve(socket);
    });
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.name === 'HTTPParserError') return 'HPE_';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner);
}

function reasonOf(code: string): string {
  switch (code) {
    case 'ENOTFOUND':
      return 'its name is not known';
    case 'EAI_AGAIN':
      return 'its name could not be looked up';
    case 'ECONNREFUSED':
      return 'nothing answers there';
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return 'it did not answer in time';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no way to it from this machine';
    default:
      return 'the connection to it was cut';
  }
}
