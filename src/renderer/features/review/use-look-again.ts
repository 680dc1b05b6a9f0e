import { useEffect } from 'react';
import { useAccounts } from '../../stores/accounts.ts';
import { useConnection } from '../../stores/connection.ts';
import { lookAtRows } from './look-at-rows.ts';
import { useReview } from './review-store.ts';

/**
 * What can be sent depends on which accounts there are and what they may do, so everything under
 * review is looked at again when that changes, and when the host is back.
 */
export function useLookAgain(): void {
  const isOpen = useConnection(({ status }) => status === 'open');
  // Budgets and counts change all the time and decide nothing here.
  const accounts = useAccounts(({ accounts }) =>
    accounts
      .map(({ id, keyPlace, submitEnabled, paused }) =>
        [id, keyPlace, submitEnabled, paused !== null].join(),
      )
      .join(';'),
  );
  useEffect(() => {
    const rows = useReview.getState().rows.filter(({ file, sending }) => file !== null && !sending);
    if (isOpen && accounts !== '' && rows.length > 0) void lookAtRows(rows);
  }, [isOpen, accounts]);
}
