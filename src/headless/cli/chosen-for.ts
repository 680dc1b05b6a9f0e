import type { MediaKind } from '../../shared/output.ts';
import { findAccount } from './find-account.ts';
import type { Choice } from './payload-batches.ts';
import type { RenderdeskClient } from './session.ts';

/** What the person said of all payloads of a command: an account by name, and what they make. */
export async function chosenFor(
  client: RenderdeskClient,
  { account, kind }: { readonly account?: string; readonly kind?: MediaKind },
): Promise<Choice> {
  const chosen = kind === undefined ? {} : { kind };
  if (account === undefined) return chosen;
  const { id } = findAccount(await client.accounts.list(), account, 'usage');
  return { ...chosen, accountId: id };
}
