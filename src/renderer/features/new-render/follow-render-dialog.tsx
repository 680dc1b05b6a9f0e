import { useState, type FormEvent } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/failure.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { ColourDot } from '../../components/account-dot.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';
import { followRender } from './follow-render.ts';
import styles from './follow-render-dialog.module.css';
import { accountAt } from './render-reference.ts';

interface FollowRenderDialogProps {
  /** What was pasted, if it was. */
  readonly reference: string | undefined;
  /** A link from elsewhere brought it, and not the person. */
  readonly isFromLink: boolean;
  readonly onClose: () => void;
}

function useFollow() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const follow = async (reference: string, account: AccountId) => {
    setBusy(true);
    try {
      await followRender(reference, account);
    } catch (error) {
      setFailure(failureFrom(error));
      setBusy(false);
    }
  };
  return { busy, failure, follow };
}

/** Whose render it is; where there is one account, or the address tells it, nothing is asked. */
function AccountChoice(props: {
  readonly account: AccountView | undefined;
  readonly onChange: (id: AccountId) => void;
}) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  if (accounts.length < 2) return null;
  return (
    <div className={styles.accounts}>
      <Choice
        label={say('newRender.follow.account')}
        look="rows"
        value={props.account?.id ?? ''}
        options={accounts.map(({ id, name, baseUrl, providerId, colour }) => ({
          value: id,
          label: (
            <span className={styles.account}>
              <ColourDot colour={colour} /> {name}
            </span>
          ),
          hint: `${nameOf(providerId)} · ${baseUrl}`,
        }))}
        onChange={(id) => {
          const chosen = accounts.find((each) => each.id === id);
          if (chosen) props.onChange(chosen.id);
        }}
      />
    </div>
  );
}

/** Follows a render that was made elsewhere: in the provider's own app, by a script, by a colleague. */
export function FollowRenderDialog(props: FollowRenderDialogProps) {
  const { reference: pasted = '', isFromLink, onClose } = props;
  const accounts = useAccounts(({ accounts }) => accounts);
  const open = useView(({ open }) => open);
  const [reference, setReference] = useState(pasted);
  const [chosen, setChosen] = useState<AccountId | null>(null);
  const { busy, failure, follow } = useFollow();
  const told = accountAt(reference, accounts);
  const account = accounts.find(({ id }) => id === chosen) ?? told ?? accounts[0];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (account) void follow(reference.trim(), account.id);
    else open({ kind: 'add-account', providerId: null });
  };
  return (
    <Dialog
      title={say('newRender.follow.title')}
      description={say('newRender.follow.description')}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        {isFromLink ? <p className={styles.link}>{say('native.link.from')}</p> : null}
        <Field
          label={say('newRender.follow.reference')}
          name="reference"
          maxLength={2_048}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          data-first
          required
          hint={told ? say('newRender.follow.at', { name: told.name }) : null}
          problem={failure ? failureWords(failure) : null}
        />
        <AccountChoice account={account} onChange={setChosen} />
        {account ? null : <p className={styles.hint}>{say('newRender.follow.needsAccount')}</p>}
        <DialogActions>
          <Button onClick={onClose}>{say('newRender.cancel')}</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {busy
              ? say('newRender.follow.busy')
              : account
                ? say('newRender.follow.do')
                : say('newRender.follow.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
