import { ChevronDown } from 'lucide-react';
import { ColourDot } from '../../components/account-dot.tsx';
import { Menu, MenuItem, MenuLabel } from '../../components/menu.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { classNames } from '../../words/class-names.ts';
import { say } from '../../words/say.ts';
import { chooseForRows } from './look-at-rows.ts';
import line from './review-line.module.css';
import styles from './review-list.module.css';
import { providerOf } from './review-row.ts';
import { useReview } from './review-store.ts';

/** Sends every file of an account's provider with that account. */
function chooseForAll(accountId: string): void {
  const { accounts } = useAccounts.getState();
  const account = accounts.find(({ id }) => id === accountId);
  if (!account) return;
  const rows = useReview
    .getState()
    .rows.filter((row) => providerOf(row, accounts) === account.providerId);
  void chooseForRows(new Set(rows.map(({ id }) => id)), { accountId: account.id });
}

function AccountForAll() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const several = accounts.filter(({ providerId, id }) =>
    accounts.some((other) => other.providerId === providerId && other.id !== id),
  );
  const isWorthIt = useReview(({ rows }) => rows.length > 1) && several.length > 0;
  if (!isWorthIt) return <span aria-hidden>{say('review.column.account')}</span>;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={styles.headButton}
          aria-label={say('review.accountForAll')}
        >
          {say('review.column.account')}
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuLabel>{say('review.allWith')}</MenuLabel>
      {several.map(({ id, name, colour, providerId }) => (
        <MenuItem key={id} icon={<ColourDot colour={colour} />} onSelect={() => chooseForAll(id)}>
          {name} · {nameOf(providerId)}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** What the columns are; every control says so itself too. */
export function ReviewHead() {
  return (
    <div className={classNames(line.columns, styles.head)}>
      <span />
      <span aria-hidden>{say('review.column.file')}</span>
      <span aria-hidden>{say('review.column.provider')}</span>
      <AccountForAll />
      <span aria-hidden>{say('review.column.kind')}</span>
      <span aria-hidden className={line.price}>
        {say('review.column.price')}
      </span>
      <span />
    </div>
  );
}
