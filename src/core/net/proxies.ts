import { failure, FailureError } from '../../shared/failure.ts';
import { isLoopback } from './base-url.ts';

/** What the operating system says of a web address. Absent in hosts that can not ask it. */
export interface SystemProxies {
  /** The proxy's address; null: there is none for it. */
  proxyFor(url: string): Promise<string | null>;
}

/** `system`, `none`, or the proxy's address. */
export type ProxyChoice = 'system' | 'none' | URL;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a proxy may be. `socks4` and `socks5` are given addresses that this machine looked up,
 * `socks4a`, `socks5h` and `socks` the names themselves: what curl makes of these words.
 */
const PROTOCOLS = /^(https?|socks|socks4a?|socks5h?):$/;

/**
 * @throws FailureError `invalid-request` for what is none of them, or holds a password: settings
 * are no place for secrets.
 */
export function parseProxy(text: string): ProxyChoice {
  const trimmed = text.trim();
  if (trimmed === 'system' || trimmed === 'none') return trimmed;
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (url === null || !PROTOCOLS.test(url.protocol) || url.hostname === '') {
    throw refused(
      'The proxy is not an address such as http://proxy.example.com:3128 or socks5h://127.0.0.1:1080.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('The address of the proxy holds a name or a password.');
  }
  return url;
}

/**
 * The proxy for an address: null where the way is direct. This machine is always reached
 * directly. `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` go before what the system says.
 */
export function proxyFor(
  url: URL,
  choice: ProxyChoice,
  { environment, system }: { environment: Environment; system: SystemProxies | null },
): string | null | Promise<string | null> {
  if (choice === 'none' || isLoopback(url.hostname)) return null;
  if (choice !== 'system') return choice.href;
  const { named, isExempt } = fromEnvironment(url, environment);
  if (named !== null) return isExempt ? null : named;
  return system === null ? null : system.proxyFor(url.href);
}

function fromEnvironment(
  url: URL,
  environment: Environment,
): { named: string | null; isExempt: boolean } {
  const read = (name: string): string =>
    (environment[name.toLowerCase()] ?? environment[name.toUpperCase()] ?? '').trim();
  const given = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (given === '') return { named: null, isExempt: false };
  const named = given.includes('://') ? given : `http://${given}`;
  const isProxy = URL.canParse(named) && PROTOCOLS.test(new URL(named).protocol);
  return { named: isProxy ? named : null, isExempt: isExemptIn(read('no_proxy'), url) };
}

/** `example.com`, `.example.com`, `*.example.com`, `example.com:8443` or `*`, separated by commas or spaces. */
function isExemptIn(list: string, url: URL): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      return name !== '' && (host === name || host.endsWith(`.${name}`));
    });
}

function refused(message: string): FailureError {
  return new FailureError(
    failure(
      'invalid-request',
      message,
      'Give "system", "none", or an address with http://, https://, socks5h:// or socks4a:// and without a name and password; those are given by themselves and kept in the keychain.',
    ),
  );
}

/** A name or a password of a proxy's address as it was meant: a bare `%` in one stands for itself. */
export function written(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
