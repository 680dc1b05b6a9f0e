import { toast } from 'sonner';
import type { AccountView } from '../../../shared/account.ts';
import type { AccountTest } from '../../../shared/contract/accounts.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { confirm } from '../../components/confirm.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';

async function askProvider(id: AccountId): Promise<AccountTest> {
  try {
    return await host().accounts.test({ id });
  } catch (error) {
    return { works: false, failure: failureFrom(error) };
  }
}

/** Asks the provider whether the key works; the answer stays beside the account too. */
export async function testAccount(id: AccountId): Promise<AccountTest> {
  const { setTest } = useAccounts.getState();
  setTest(id, 'running');
  const answer = await askProvider(id);
  setTest(id, answer);
  return answer;
}

function removalWarning({ isDemo, jobsInFlight, keyPlace }: AccountView): string {
  const key =
    keyPlace === 'keychain'
      ? say('accounts.removal.keychain')
      : keyPlace === 'environment' || keyPlace === 'credentials-folder'
        ? say('accounts.removal.outside')
        : say('accounts.removal.forgotten');
  return [
    ...(isDemo || keyPlace === 'missing' ? [] : [key]),
    ...(jobsInFlight === 0 ? [] : [say('accounts.removal.renders', { count: jobsInFlight })]),
    say('accounts.removal.files'),
  ].join(' ');
}

/** Removes an account once the person knows what becomes of its key and its renders. */
export async function removeAccount(account: AccountView): Promise<void> {
  const yes = await confirm({
    title: say('accounts.remove.title', { name: account.name }),
    body: removalWarning(account),
    doIt: say('accounts.remove.do'),
    isDangerous: true,
  });
  if (!yes) return;
  const removed = await attempt((client) =>
    client.accounts.remove({ id: account.id, force: account.jobsInFlight > 0 }),
  );
  if (!removed) return;
  useAccounts.getState().drop(account.id);
  const { submitWith, setSubmitWith } = useView.getState();
  if (submitWith === account.id) setSubmitWith(null);
  toast.success(say('accounts.removed', { name: account.name }));
}
