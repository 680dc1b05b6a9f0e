import { useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';
import { testAccount } from './account-actions.ts';
import { refusedField } from './account-refusal.ts';
import { forgetKey, KeyFields, useKeep } from './key-fields.tsx';

interface AccountDialogProps {
  readonly accountId: AccountId;
  readonly onClose: () => void;
}

export function ReplaceKeyDialog({ accountId, onClose }: AccountDialogProps) {
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === accountId));
  const providers = useApp(({ info }) => info?.providers ?? []);
  const [keep, setKeep] = useKeep();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!account) return null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = textOf(event.currentTarget, 'key');
    forgetKey(event.currentTarget);
    setBusy(true);
    try {
      useAccounts.getState().put(await host().accounts.setKey({ id: accountId, key, keep }));
      const test = await testAccount(accountId);
      if (!test.works && refusedField(test.failure) === 'key') {
        setFailure(test.failure);
        setBusy(false);
        return;
      }
      toast.success(say('accounts.newKey', { name: account.name }));
      onClose();
    } catch (error) {
      setFailure(failureFrom(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say('accounts.replace.title', { name: account.name })}
      description={say('accounts.replace.about')}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <KeyFields
          provider={providers.find(({ id }) => id === account.providerId)}
          keep={keep}
          onKeep={setKeep}
          problem={failure ? failureWords(failure) : null}
        />
        <DialogActions>
          <Button onClick={onClose}>{say('accounts.cancel')}</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {say(busy ? 'accounts.replace.trying' : 'accounts.replace.do')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
