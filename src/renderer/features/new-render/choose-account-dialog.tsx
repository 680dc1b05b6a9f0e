import { useState, type FormEvent } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { ProviderId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { leaveUnanswered } from './ask-for-account.ts';
import styles from './choose-account-dialog.module.css';
import { useSubmissions } from './submissions.ts';
import { submitWaiting } from './submit-payloads.ts';

function aboutAccount({ isDemo, paused, baseUrl }: AccountView): string {
  if (isDemo) return 'Demo, at no cost';
  return paused ? `${baseUrl} · paused, the render waits` : baseUrl;
}

interface ChooseAccountDialogProps {
  readonly providerId: ProviderId;
  readonly onClose: () => void;
}

/** Several accounts could render a payload: which one is to. */
export function ChooseAccountDialog({ providerId, onClose }: ChooseAccountDialogProps) {
  const all = useAccounts(({ accounts }) => accounts);
  const waiting = useSubmissions(({ waiting }) => waiting);
  const accounts = all.filter((account) => account.providerId === providerId);
  const lastAnswer = useSubmissions(({ lastAnswer }) => lastAnswer);
  const [chosen, setChosen] = useState(lastAnswer);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const turnAway = () => {
    onClose();
    leaveUnanswered();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!account) return;
    onClose();
    void submitWaiting(account.id);
  };
  const [first] = waiting;
  return (
    <Dialog
      title={waiting.length === 1 ? 'Which account renders it?' : 'Which account renders them?'}
      description={
        waiting.length === 1 && first
          ? first.file.name
          : `${waiting.length} payloads wait for this.`
      }
      onClose={turnAway}
    >
      <form onSubmit={submit}>
        <div className={styles.accounts}>
          <Choice
            label="Account"
            hideLabel
            look="rows"
            value={account?.id ?? ''}
            options={accounts.map((each) => ({
              value: each.id,
              label: each.name,
              hint: aboutAccount(each),
            }))}
            onChange={(id) => setChosen(accounts.find((each) => each.id === id)?.id ?? null)}
          />
        </div>
        <p className={styles.hint}>
          To be asked no more, choose an account under “Submit with” above the queue.
        </p>
        <DialogActions>
          <Button onClick={turnAway}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!account}>
            {waiting.length === 1 ? 'Render it' : 'Render them'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
