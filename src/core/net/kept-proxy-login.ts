import type { ProxyLoginView } from '../../shared/contract/app.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { SecretOwner, SecretStore } from '../ports.ts';
import { PROXY_LOGIN } from '../secrets/account-slug.ts';
import { parseProxy, type ProxyChoice } from './proxies.ts';
import {
  isLoginFor,
  proxyLabel,
  readLogin,
  writeLogin,
  type ProxyLogin,
  type ProxyLoginSource,
} from './proxy-login.ts';

/** Kept like the key of an account, under a name that is no account's id. */
export const proxyLoginOwner: SecretOwner = { id: PROXY_LOGIN as AccountId, name: 'proxy login' };

export interface NewProxyLogin {
  readonly name: string;
  readonly password: string;
  readonly keep: 'keychain' | 'memory';
}

export interface ProxyLoginServices {
  /** Null: none is kept. The password never comes out. */
  proxyLogin(): Promise<ProxyLoginView | null>;
  /**
   * For the proxy that is chosen, and no other.
   * @throws FailureError `invalid-request` where none is chosen, `keychain-unavailable`
   */
  setProxyLogin(login: NewProxyLogin): Promise<ProxyLoginView | null>;
  removeProxyLogin(): Promise<null>;
}

export interface KeptProxyLogin extends ProxyLoginServices {
  /** For connections: asks the keychain once a run, and only when there is a proxy on the way. */
  readonly source: ProxyLoginSource;
}

export interface KeptProxyLoginParts {
  readonly secrets: SecretStore;
  /** As in the settings. */
  readonly proxy: () => string;
  /** What was connected with another login is not used any more. */
  readonly changed: () => void;
}

export function createKeptProxyLogin(parts: KeptProxyLoginParts): KeptProxyLogin {
  const { secrets, changed } = parts;
  const choice = (): ProxyChoice => parseProxy(parts.proxy());
  let reading: Promise<ProxyLogin | null> | null = null;

  async function read(): Promise<ProxyLogin | null> {
    const kept = await secrets.read(proxyLoginOwner);
    // A keychain that is locked may be open the next time.
    if (!kept.found && kept.reason === 'unreadable') reading = null;
    return kept.found ? readLogin(kept.key) : null;
  }

  function forget(): void {
    reading = null;
    changed();
  }

  async function view(): Promise<ProxyLoginView | null> {
    const kept = await secrets.read(proxyLoginOwner);
    if (!kept.found) {
      if (kept.reason === 'missing') return null;
      return { name: null, place: null, for: null, isUsed: false, problem: kept.message };
    }
    const login = readLogin(kept.key);
    const problem =
      login === null
        ? 'It is no name and password with a colon between them (name:password).'
        : null;
    return {
      name: login?.name ?? null,
      place: kept.place,
      for: login?.for ?? null,
      isUsed: login !== null && isLoginFor(login, choice()),
      problem,
    };
  }

  return {
    source: () => (reading ??= read()),
    proxyLogin: view,
    async setProxyLogin({ name, password, keep }) {
      const chosen = choice();
      if (chosen === 'none') refuseWithoutProxy();
      if (name.includes(':') && isOfHttp(chosen)) refuseColon();
      const text = writeLogin({ for: proxyLabel(chosen), name, password });
      await secrets.write(proxyLoginOwner, text, keep);
      forget();
      return view();
    },
    async removeProxyLogin() {
      await secrets.remove(proxyLoginOwner);
      forget();
      return null;
    },
  };
}

/** HTTP puts a colon between the name and the password. */
const isOfHttp = (choice: ProxyChoice): boolean =>
  !(choice instanceof URL) || choice.protocol.startsWith('http');

function refuseWithoutProxy(): never {
  throw new FailureError(
    failure(
      'invalid-request',
      'There is no proxy that a name and a password could be for.',
      'Choose the system’s proxy or one of your own first.',
    ),
  );
}

function refuseColon(): never {
  throw new FailureError(
    failure(
      'invalid-request',
      'The name for an HTTP proxy can not have a colon in it.',
      'Give the name alone, and the password in its own field.',
    ),
  );
}
