import { KeyRound, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { startDemo } from '../queue/welcome.tsx';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { AccountCard } from './account-card.tsx';
import styles from './accounts-screen.module.css';

function NoAccounts() {
  const open = useView(({ open }) => open);
  return (
    <EmptyState
      icon={<KeyRound />}
      title="No accounts yet"
      actions={
        <>
          <Button look="primary" onClick={() => open({ kind: 'add-account', providerId: null })}>
            Add an account
          </Button>
          <Button onClick={() => void startDemo()}>Start the demo</Button>
        </>
      }
    >
      <p>
        An account is a render provider and your API key for it. The key goes into this computer’s
        keychain, is sent to that provider alone, and is never shown again.
      </p>
    </EmptyState>
  );
}

export function AccountsScreen() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const open = useView(({ open }) => open);
  return (
    <>
      <ScreenHeader title="Accounts">
        <Button
          look="primary"
          icon={<Plus />}
          onClick={() => open({ kind: 'add-account', providerId: null })}
        >
          Add account
        </Button>
      </ScreenHeader>
      {accounts.length === 0 ? (
        <NoAccounts />
      ) : (
        <div className={styles.scroller}>
          <ul className={styles.list} aria-label="Accounts">
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
