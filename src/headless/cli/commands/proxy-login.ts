import type { ProxyLoginView } from '../../../shared/contract/app.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { readKey } from '../read-key.ts';

/** `settings proxy-login`: the name that the proxy is given; its password is asked for, unseen. */
export function proxyLogin(
  context: CommandContext,
  name: string | undefined,
  { forget = false }: { forget?: boolean },
): Promise<Outcome> {
  if (forget) {
    return withLibrary(context, false, async (link) => {
      await (await link.client()).app.removeProxyLogin();
      sayLogin(context, null);
      return 'ok';
    });
  }
  return name === undefined ? showLogin(context) : keepLogin(context, name);
}

function showLogin(context: CommandContext): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    sayLogin(context, await (await link.client()).app.proxyLogin());
    return 'ok';
  });
}

function keepLogin(context: CommandContext, name: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { keychain } = await client.app.info();
    if (!keychain.available) {
      throw new CommandStop(
        'refused',
        printable(keychain.message ?? 'There is no keychain.'),
        'Give the name and the password for each run, as name:password in the environment variable RENDERDESK_KEY_PROXY_LOGIN or as the file renderdesk.proxy-login in the folder that CREDENTIALS_DIRECTORY names.',
        'keychain-unavailable',
      );
    }
    const password = await readKey(
      {
        input: context.input,
        tell: (text) => context.printer.warn(text),
        isOptional: false,
      },
      `the proxy, for ${name}`,
      'Password',
    );
    sayLogin(
      context,
      await client.app.setProxyLogin({ name, password: password ?? '', keep: 'keychain' }),
    );
    return 'ok';
  });
}

function sayLogin({ printer }: CommandContext, login: ProxyLoginView | null): void {
  printer.record('proxy-login', { login });
  if (printer.json) return;
  if (login === null) printer.tell('No name and password for a proxy are kept.');
  else if (login.problem !== null) printer.tell(printable(login.problem));
  else printer.tell(sentenceOf(login));
}

function sentenceOf({ name, place, isUsed, for: owner }: ProxyLoginView): string {
  const who = printable(name ?? '');
  return isUsed
    ? `The proxy is given the name ${who} and its password (${place ?? 'kept'}).`
    : `The name ${who} and its password are for ${printable(owner ?? 'another proxy')}, and the proxy that is chosen is not given them.`;
}
