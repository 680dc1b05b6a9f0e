import { FolderX, PauseCircle } from 'lucide-react';
import type { AccountView } from '../../../shared/account.ts';
import { attempt } from '../../client/attempt.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import styles from './attention.module.css';

/** Takes a paused account up again. */
export async function resumeAccount({ id }: AccountView): Promise<void> {
  const account = await attempt((client) => client.accounts.resume({ id }));
  if (account) useAccounts.getState().put(account);
}

/** What paused an account, and the two ways on. */
export function PausedBanner({ account }: { readonly account: AccountView }) {
  const open = useView(({ open }) => open);
  if (!account.paused) return null;
  const { failure } = account.paused;
  const waiting =
    account.jobsInFlight === 0
      ? ''
      : account.jobsInFlight === 1
        ? ' One render waits.'
        : ` ${account.jobsInFlight} renders wait.`;
  return (
    <Banner
      tone="warn"
      icon={<PauseCircle />}
      title={`${account.name} is paused`}
      actions={
        <>
          {failure.actions.includes('replace-key') || failure.code.startsWith('key-') ? (
            <Button onClick={() => open({ kind: 'replace-key', accountId: account.id })}>
              Replace key
            </Button>
          ) : null}
          <Button onClick={() => void resumeAccount(account)}>Resume</Button>
        </>
      }
    >
      {failure.message} {failure.remedy}
      {waiting}
    </Banner>
  );
}

/** What holds the queue up until a person does something: paused accounts, a folder that is gone. */
export function Attention() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const problem = useApp(({ info }) => info?.libraryProblem ?? null);
  const show = useView(({ show }) => show);
  const paused = accounts.filter(({ paused }) => paused !== null);
  if (paused.length === 0 && problem === null) return null;
  return (
    <section className={styles.attention} aria-label="Needs you">
      {problem === null ? null : (
        <Banner
          tone="bad"
          icon={<FolderX />}
          title="The library folder cannot be used"
          actions={<Button onClick={() => show('settings')}>Choose a folder</Button>}
        >
          {problem}
        </Banner>
      )}
      {paused.map((account) => (
        <PausedBanner key={account.id} account={account} />
      ))}
    </section>
  );
}
