import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import type { ProviderInfo } from '../../../shared/contract/app.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ProviderId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';
import { testAccount } from './account-actions.ts';
import styles from './account-form.module.css';
import { problemFor, refusedField } from './account-refusal.ts';
import { forgetKey, KeyFields, useKeep, type Keep } from './key-fields.tsx';

async function addAccount(form: HTMLFormElement, providerId: ProviderId, keep: Keep) {
  const baseUrl = textOf(form, 'base-url').trim();
  const account = await host().accounts.add({
    providerId,
    name: textOf(form, 'name').trim(),
    key: textOf(form, 'key'),
    keep,
    ...(baseUrl === '' ? {} : { baseUrl }),
  });
  useAccounts.getState().put(account);
  toast.success(say('accounts.added', { name: account.name }));
  void testAccount(account.id);
}

function BaseUrl({ provider, failure }: { provider: ProviderInfo; failure: Failure | null }) {
  const problem = problemFor(failure, 'base-url');
  const [open, setOpen] = useState(false);
  return (
    <Collapsible.Root
      className={styles.advanced}
      open={open || problem !== null}
      onOpenChange={setOpen}
    >
      <Collapsible.Trigger className={styles.toggle} type="button">
        <ChevronRight aria-hidden />
        {say('accounts.advanced')}
      </Collapsible.Trigger>
      <Collapsible.Content>
        <Field
          label={say('accounts.baseUrl')}
          name="base-url"
          inputMode="url"
          placeholder={provider.defaultBaseUrl}
          hint={say('accounts.baseUrl.hint')}
          problem={problem}
        />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

function ProviderChoice(props: {
  readonly providers: readonly ProviderInfo[];
  readonly value: ProviderId;
  readonly onChange: (id: ProviderId) => void;
}) {
  if (props.providers.length < 2) return null;
  return (
    <div className={styles.provider}>
      <Choice
        label={say('accounts.provider')}
        look="tiles"
        value={props.value}
        options={props.providers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={props.onChange}
      />
    </div>
  );
}

interface AddAccountDialogProps {
  readonly providerId: ProviderId | null;
  readonly onClose: () => void;
}

function useAddAccount(provider: ProviderInfo | undefined, keep: Keep, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!provider) return;
    const form = event.currentTarget;
    setBusy(true);
    try {
      await addAccount(form, provider.id, keep);
      forgetKey(form);
      onClose();
    } catch (error) {
      const refusal = failureFrom(error);
      if (refusedField(refusal) === 'key') forgetKey(form);
      setFailure(refusal);
      setBusy(false);
    }
  };
  return { busy, failure, submit };
}

export function AddAccountDialog({ providerId, onClose }: AddAccountDialogProps) {
  const providers = useApp(({ info }) => info?.providers ?? []);
  const [chosen, setChosen] = useState(providerId);
  const [keep, setKeep] = useKeep();
  const provider = providers.find(({ id }) => id === chosen) ?? providers[0];
  const { busy, failure, submit } = useAddAccount(provider, keep, onClose);
  if (!provider) return null;
  const formProblem = failure && refusedField(failure) === 'form' ? failure : null;
  return (
    <Dialog
      title={
        providers.length > 1
          ? say('accounts.addTitle.any')
          : say('accounts.addTitle.one', { provider: provider.name })
      }
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <ProviderChoice providers={providers} value={provider.id} onChange={setChosen} />
        <Field
          key={provider.id}
          label={say('accounts.name')}
          name="name"
          maxLength={60}
          defaultValue={provider.name}
          problem={problemFor(failure, 'name')}
          required
        />
        <KeyFields
          provider={provider}
          keep={keep}
          onKeep={setKeep}
          problem={problemFor(failure, 'key')}
        />
        <BaseUrl provider={provider} failure={failure} />
        {formProblem ? (
          <p className={styles.problem} role="alert">
            {failureWords(formProblem)}
          </p>
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>{say('accounts.cancel')}</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {say(busy ? 'accounts.adding' : 'accounts.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
