import { attempt } from '../../client/attempt.ts';
import { useAccounts } from '../../stores/accounts.ts';

/** Starts the demo providers and shows their accounts at once. */
export async function startDemo(): Promise<boolean> {
  const accounts = await attempt(async (client) => {
    await client.app.startDemo();
    return client.accounts.list();
  });
  if (accounts) useAccounts.getState().replace(accounts);
  return accounts !== undefined;
}
