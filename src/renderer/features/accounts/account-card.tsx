import { Ellipsis, KeyRound, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import type { AccountView } from '../../../shared/account.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderName } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { PausedBanner } from '../queue/attention.tsx';
import { pauseAccount, resumeAccount } from '../queue/queue-actions.ts';
import { AccountOptions } from './account-options.tsx';
import { removeAccount, testAccount } from './account-actions.ts';
import styles from './account-card.module.css';
import { Budgets } from './budgets.tsx';
import { ColourMenu } from './colour-menu.tsx';
import { MonthPart } from './month-part.tsx';
import { TestResult } from './test-result.tsx';

function CardMenu({ account }: { readonly account: AccountView }) {
  const open = useView(({ open }) => open);
  const accountId = account.id;
  return (
    <Menu
      trigger={
        <IconButton label={say('accounts.more', { name: account.name })}>
          <Ellipsis />
        </IconButton>
      }
    >
      {account.paused === null ? (
        <MenuItem icon={<Pause />} onSelect={() => void pauseAccount(account)}>
          {say('accounts.pause')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Play />} onSelect={() => void resumeAccount(account)}>
          {say('accounts.resume')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'rename-account', accountId })}>
        {say('accounts.rename')}
      </MenuItem>
      <MenuItem
        icon={<KeyRound />}
        disabled={account.isDemo}
        onSelect={() => open({ kind: 'replace-key', accountId })}
      >
        {say('accounts.replaceKey')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Trash2 />} danger onSelect={() => void removeAccount(account)}>
        {say('accounts.remove')}
      </MenuItem>
    </Menu>
  );
}

function Headline({ account }: { readonly account: AccountView }) {
  const provider = useProviderName(account.providerId);
  const noKey = account.keyPlace === 'missing' || account.keyPlace === 'unreadable';
  return (
    <div className={styles.headline}>
      <ColourMenu account={account} />
      <div className={styles.titles}>
        <h2 className={styles.name}>
          {account.name}
          {account.isDemo ? <span className={styles.demo}>{say('accounts.demo')}</span> : null}
        </h2>
        <p className={styles.about}>
          {provider} · {account.baseUrl}
        </p>
      </div>
      <span className={styles.key} data-missing={noKey || undefined}>
        <KeyRound aria-hidden />
        {say(`accounts.key.${account.keyPlace}`)}
      </span>
    </div>
  );
}

/** One account: where its key is, whether it works, and how much of its limits is used. */
export function AccountCard({ account }: { readonly account: AccountView }) {
  const test = useAccounts(({ tests }) => tests.get(account.id));
  const open = useView(({ open }) => open);
  const noKey = account.keyPlace === 'missing' || account.keyPlace === 'unreadable';
  return (
    <article className={styles.card} aria-label={account.name}>
      <div className={styles.top}>
        <Headline account={account} />
        <div className={styles.tools}>
          {noKey && !account.isDemo ? (
            <Button
              small
              look="primary"
              onClick={() => open({ kind: 'replace-key', accountId: account.id })}
            >
              {say('accounts.enterKey')}
            </Button>
          ) : (
            <Button
              small
              disabled={test === 'running'}
              onClick={() => void testAccount(account.id)}
            >
              {say(test === 'running' ? 'accounts.testing' : 'accounts.test')}
            </Button>
          )}
          {account.paused === null ? (
            <Button small icon={<Pause />} onClick={() => void pauseAccount(account)}>
              {say('accounts.pause')}
            </Button>
          ) : null}
          <CardMenu account={account} />
        </div>
      </div>
      {account.paused ? (
        <div className={styles.notice}>
          <PausedBanner account={account} />
        </div>
      ) : null}
      <TestResult test={test} known={account.paused?.failure ?? null} accountId={account.id} />
      <Budgets account={account} />
      <MonthPart account={account} />
      <AccountOptions account={account} />
    </article>
  );
}
