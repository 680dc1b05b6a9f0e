import { useState, type FormEvent } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderName } from '../../stores/app.ts';
import { say } from '../../words/say.ts';

interface OrganisationDialogProps {
  readonly accountId: AccountId;
  readonly onClose: () => void;
}

/** Which organisation an account belongs to: accounts of the same one share its limits. */
export function OrganisationDialog(props: OrganisationDialogProps) {
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === props.accountId));
  return account ? <Form account={account} onClose={props.onClose} /> : null;
}

interface FormProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

function Form({ account, onClose }: FormProps) {
  const provider = useProviderName(account.providerId);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(event.currentTarget, 'organisation').trim();
    const organisation = name === '' ? null : name;
    try {
      const { id } = account;
      useAccounts.getState().put(await host().accounts.setOrganisation({ id, organisation }));
      onClose();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  return (
    <Dialog
      title={say('accounts.organisation.of', { name: account.name })}
      description={say('accounts.organisation.about', { provider })}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={say('accounts.organisation')}
          name="organisation"
          maxLength={60}
          defaultValue={account.organisation ?? ''}
          hint={say('accounts.organisation.hint')}
          problem={problem}
          data-first
        />
        <DialogActions>
          <Button onClick={onClose}>{say('accounts.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('accounts.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
