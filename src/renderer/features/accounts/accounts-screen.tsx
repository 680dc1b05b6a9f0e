import { KeyRound, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { startDemo } from '../queue/start-demo.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { AccountCard } from './account-card.tsx';
import styles from './accounts-screen.module.css';

function NoAccounts() {
  const open = useView(({ open }) => open);
  return (
    <EmptyState
      icon={<KeyRound />}
      title={say('accounts.none')}
      actions={
        <>
          <Button look="primary" onClick={() => open({ kind: 'add-account', providerId: null })}>
            {say('accounts.addAn')}
          </Button>
          <Button onClick={() => void startDemo()}>{say('accounts.startDemo')}</Button>
        </>
      }
    >
      <p>{say('accounts.none.about')}</p>
    </EmptyState>
  );
}

export function AccountsScreen() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const open = useView(({ open }) => open);
  return (
    <>
      <ScreenHeader title={say('accounts.title')}>
        <Button
          look="primary"
          icon={<Plus />}
          onClick={() => open({ kind: 'add-account', providerId: null })}
        >
          {say('accounts.add')}
        </Button>
      </ScreenHeader>
      {accounts.length === 0 ? (
        <NoAccounts />
      ) : (
        <div className={styles.scroller}>
          <ul className={styles.list} aria-label={say('accounts.title')}>
            {accounts.map((account) => (
              <li key={account.id}>
                <AccountCard account={account} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
