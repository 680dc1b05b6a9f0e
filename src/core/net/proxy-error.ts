import { failure, type Failure } from '../../shared/failure.ts';

/**
 * The way ended at the proxy: nothing of the request left it, and the provider has no part in it.
 * It says so with a failure of its own, which holds neither the proxy's name and password nor an
 * error of whoever spoke to it, since that may hold them.
 */
export class ProxyError extends Error {
  /** One that undici does not take for a connection which may yet come. */
  readonly code = 'ERR_PROXY';
  readonly failure: Failure;

  private constructor(message: string, remedy: string) {
    super(message);
    this.name = 'ProxyError';
    this.failure = failure('unreachable', message, remedy);
  }

  /** @param hadLogin one was given, and it was refused */
  static login(proxy: URL, hadLogin: boolean): ProxyError {
    return hadLogin
      ? new ProxyError(
          `The proxy ${proxy.host} does not accept the name and password that it was given.`,
          'Give it others under Settings, Network, or with `renderdesk settings proxy-login`.',
        )
      : new ProxyError(
          `The proxy ${proxy.host} asks for a name and a password.`,
          'Give them under Settings, Network, or with `renderdesk settings proxy-login`.',
        );
  }

  /** @param schemes as the proxy names them, such as `Negotiate, NTLM` */
  static otherLogin(proxy: URL, schemes: string): ProxyError {
    return new ProxyError(
      `The proxy ${proxy.host} asks for a login of a kind that Renderdesk does not know: ${schemes}.`,
      'Ask whoever runs it for one that takes a name and a password (Basic), or for an exemption.',
    );
  }

  /** Its name is not known, or nothing answers there. */
  static unreachable(proxy: URL, why: string): ProxyError {
    return new ProxyError(
      `The proxy ${proxy.host} can not be reached: ${why}.`,
      'Check its address under Settings, Network, and that it is running; it is tried again by itself.',
    );
  }

  /** It is there, and does not make the connection. */
  static refused(proxy: URL, host: string, why: string): ProxyError {
    return new ProxyError(
      `The proxy ${proxy.host} made no connection to ${host}: ${why}.`,
      'Ask whoever runs the proxy whether it lets this server through; it is tried again by itself.',
    );
  }

  /** What answers there is no proxy of this kind. */
  static noProxy(proxy: URL): ProxyError {
    const kind = proxy.protocol.startsWith('socks') ? 'SOCKS' : 'HTTP';
    return new ProxyError(
      `What answers at ${proxy.host} does not speak as a proxy of this kind (${kind}) does.`,
      'Check the kind and the address of the proxy under Settings, Network.',
    );
  }
}

/** The proxy's part in an error, wherever in it it is. */
export function proxyErrorIn(error: unknown): ProxyError | null {
  if (error instanceof ProxyError) return error;
  return error instanceof Error && error.cause !== undefined ? proxyErrorIn(error.cause) : null;
}
