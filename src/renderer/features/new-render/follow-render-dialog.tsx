import { useState, type FormEvent } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/failure.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { followRender } from './follow-render.ts';
import styles from './choose-account-dialog.module.css';

/** Follows a render that was made elsewhere: in the provider's own app, by a script, by a colleague. */
export function FollowRenderDialog({ onClose }: { readonly onClose: () => void }) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const [chosen, setChosen] = useState<AccountId | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reference = textOf(event.currentTarget, 'reference');
    setBusy(true);
    try {
      await followRender(reference, account?.id);
    } catch (error) {
      setFailure(failureFrom(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Follow a render"
      description="One that was made elsewhere. It is followed to its end, and its file comes to your library."
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label="Its id, or its address at the provider"
          name="reference"
          maxLength={2_048}
          data-first
          required
          problem={failure ? `${failure.message} ${failure.remedy}` : null}
        />
        {accounts.length > 1 ? (
          <div className={styles.accounts}>
            <Choice
              label="Account"
              look="rows"
              value={account?.id ?? ''}
              options={accounts.map(({ id, name, baseUrl }) => ({
                value: id,
                label: name,
                hint: baseUrl,
              }))}
              onChange={(id) => setChosen(accounts.find((each) => each.id === id)?.id ?? null)}
            />
          </div>
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={busy || !account}>
            {busy ? 'Following…' : 'Follow it'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
