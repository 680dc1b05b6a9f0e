import { useState, type FormEvent } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { RENDERS_UNIT, type SpendingGuard } from '../../../shared/money.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { say } from '../../words/say.ts';
import { spentWords } from './month-words.ts';
import styles from './account-form.module.css';

interface GuardDialogProps {
  readonly accountId: AccountId;
  readonly onClose: () => void;
}

/** The units that anything of the account was ever priced in; renders can always be counted. */
function unitsOf({ spending, guard }: AccountView): string[] {
  const units = [RENDERS_UNIT, ...spending.map(({ unit }) => unit), guard?.unit ?? RENDERS_UNIT];
  return [...new Set(units)];
}

const actions = () =>
  (['ask', 'stop'] as const).map((value) => ({
    value,
    label: say(`accounts.guard.${value}`),
    hint: say(`accounts.guard.${value}.hint`),
  }));

function ActionChoice(props: {
  readonly value: SpendingGuard['action'];
  readonly onChange: (action: SpendingGuard['action']) => void;
}) {
  return (
    <div className={styles.keep}>
      <Choice label={say('accounts.guard.reached')} look="rows" options={actions()} {...props} />
    </div>
  );
}

function useGuardForm({ accountId, onClose }: GuardDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (guard: SpendingGuard | null) => {
    setBusy(true);
    try {
      useAccounts.getState().put(await host().accounts.setGuard({ id: accountId, guard }));
      onClose();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
      setBusy(false);
    }
  };
  return { problem, busy, save };
}

/** Limits what an account may spend in a month: in which unit, how much, and what happens then. */
export function GuardDialog(props: GuardDialogProps) {
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === props.accountId));
  return account ? <Form {...props} account={account} /> : null;
}

function Form({ account, ...props }: GuardDialogProps & { readonly account: AccountView }) {
  const { problem, busy, save } = useGuardForm(props);
  const units = unitsOf(account);
  const [unit, setUnit] = useState(account.guard?.unit ?? units[0] ?? RENDERS_UNIT);
  const [action, setAction] = useState(account.guard?.action ?? 'ask');
  const spending = account.spending.find((each) => each.unit === unit);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save({ unit, limit: Number(textOf(event.currentTarget, 'limit')), action });
  };
  return (
    <Dialog
      title={say('accounts.guard.title', { name: account.name })}
      description={say('accounts.guard.about')}
      onClose={props.onClose}
    >
      <form onSubmit={submit}>
        {units.length > 1 ? (
          <div className={styles.provider}>
            <Choice
              label={say('accounts.guard.unit')}
              value={unit}
              options={units.map((each) => ({ value: each, label: each }))}
              onChange={setUnit}
            />
          </div>
        ) : null}
        <Field
          label={say('accounts.guard.limit', { unit })}
          name="limit"
          type="number"
          min={0}
          max={1_000_000_000}
          step="any"
          inputMode="decimal"
          defaultValue={account.guard?.limit ?? ''}
          hint={spending ? say('accounts.guard.soFar', { spent: spentWords(spending) }) : null}
          problem={problem}
          data-first
          required
        />
        <ActionChoice value={action} onChange={setAction} />
        <DialogActions>
          {account.guard ? (
            <Button look="quiet" disabled={busy} onClick={() => void save(null)}>
              {say('accounts.guard.remove')}
            </Button>
          ) : null}
          <Button onClick={props.onClose}>{say('accounts.cancel')}</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {say('accounts.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
