import { z } from 'zod';
import type { ProxyChoice } from './proxies.ts';

/*
 * The name and password for a proxy. They are one secret, kept as one text where keys are kept: as
 * the app writes it, with the proxy that it is for, so that no other one is ever given it; or as a
 * person puts it into the environment, `name:password`, for whatever proxy there is.
 */

export interface ProxyLogin {
  readonly name: string;
  readonly password: string;
  /** As `proxyLabel` says; null: for any. */
  readonly for: string | null;
}

const writtenSchema = z.object({ for: z.string(), name: z.string(), password: z.string() });

export function writeLogin(login: z.infer<typeof writtenSchema>): string {
  return JSON.stringify(login);
}

/** Null for what is none. */
export function readLogin(text: string): ProxyLogin | null {
  if (text.startsWith('{')) {
    try {
      return writtenSchema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  return { name: text.slice(0, colon), password: text.slice(colon + 1), for: null };
}

/** What a login is tied to: the proxy that a person chose, or that the system's are to be used. */
export const proxyLabel = (choice: ProxyChoice): string =>
  choice instanceof URL ? `${choice.protocol}//${choice.host}` : choice;

/** Whether a login may be given to the proxies of a choice. */
export const isLoginFor = (login: ProxyLogin, choice: ProxyChoice): boolean =>
  login.for === null || login.for === proxyLabel(choice);

/** The login that is kept; asked for only where there is a proxy on the way. */
export type ProxyLoginSource = () => ProxyLogin | null | Promise<ProxyLogin | null>;
export const noProxyLogin: ProxyLoginSource = () => null;

/** The address of a proxy with the name and password in it; one that has them already stays. */
export async function withLogin(
  proxy: string | Promise<string | null>,
  choice: ProxyChoice,
  source: ProxyLoginSource,
): Promise<string | null> {
  const address = await proxy;
  if (address === null || !URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return address;
  const login = await source();
  if (login === null || !isLoginFor(login, choice)) return address;
  url.username = encodeURIComponent(login.name);
  url.password = encodeURIComponent(login.password);
  return url.href;
}
