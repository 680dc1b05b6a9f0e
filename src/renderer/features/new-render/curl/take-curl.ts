import type { AccountView } from '../../../../shared/account.ts';
import type { ProviderInfo } from '../../../../shared/contract/app.ts';
import { say } from '../../../words/say.ts';
import { accountAt } from '../render-reference.ts';
import { readCurl } from './read-curl.ts';

/** What a curl command was taken for. */
export type TakenCurl =
  | { readonly ok: false; readonly message: string }
  | {
      readonly ok: true;
      readonly payload: string;
      readonly host: string;
      /** Whose address it is. */
      readonly account: AccountView | null;
      readonly provider: ProviderInfo | null;
      readonly baseUrl: string;
      /** Shown to nobody, and kept only where an account is made of it. */
      readonly key: string | null;
    };

const originOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).origin : null;

/** Takes the payload from a curl command, and tells whose address it goes to. */
export function takeCurl(
  text: string,
  accounts: readonly AccountView[],
  providers: readonly ProviderInfo[],
): TakenCurl {
  const read = readCurl(text);
  if (!read.ok) {
    return { ok: false, message: say(`newRender.curl.${read.problem}`, { what: read.what }) };
  }
  const { payload, address, key } = read;
  const origin = originOf(address);
  if (origin === null) return { ok: false, message: say('newRender.curl.no-address') };
  const account = accountAt(address, accounts) ?? null;
  const provider = providers.find(({ id, defaultBaseUrl }) =>
    account === null ? originOf(defaultBaseUrl) === origin : id === account.providerId,
  );
  const baseUrl = account?.baseUrl ?? provider?.defaultBaseUrl ?? origin;
  return {
    ok: true,
    payload,
    host: new URL(address).host,
    account,
    provider: provider ?? null,
    baseUrl,
    key,
  };
}
