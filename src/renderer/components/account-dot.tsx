import type { Colour } from '../../shared/colour.ts';
import { useAccounts } from '../stores/accounts.ts';
import type { AccountId } from '../../shared/ids.ts';
import styles from './account-dot.module.css';

/** A dot in an account's colour. The account's name is always beside it, so screen readers skip it. */
export function ColourDot({ colour }: { readonly colour: Colour }) {
  return <span className={styles.dot} data-colour={colour} aria-hidden />;
}

/** Undefined for an account that was removed since. */
export const useAccountColour = (id: AccountId): Colour | undefined =>
  useAccounts(({ accounts }) => accounts.find((each) => each.id === id)?.colour);

/** The dot of an account that is known by its id, as far as it has one still. */
export function AccountDot({ id }: { readonly id: AccountId }) {
  const colour = useAccountColour(id);
  return colour ? <ColourDot colour={colour} /> : null;
}
