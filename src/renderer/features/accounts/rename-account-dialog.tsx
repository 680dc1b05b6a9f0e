import { useState, type FormEvent } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { say } from '../../words/say.ts';

interface AccountDialogProps {
  readonly accountId: AccountId;
  readonly onClose: () => void;
}

export function RenameAccountDialog({ accountId, onClose }: AccountDialogProps) {
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === accountId));
  const [problem, setProblem] = useState<string | null>(null);
  if (!account) return null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(event.currentTarget, 'name').trim();
    try {
      useAccounts.getState().put(await host().accounts.rename({ id: accountId, name }));
      onClose();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  return (
    <Dialog title={say('accounts.rename.title')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={say('accounts.name')}
          name="name"
          maxLength={60}
          defaultValue={account.name}
          problem={problem}
          data-first
          required
        />
        <DialogActions>
          <Button onClick={onClose}>{say('accounts.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('accounts.rename.do')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
