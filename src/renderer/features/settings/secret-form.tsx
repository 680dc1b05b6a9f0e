import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { failureFrom } from '../../client/failure-from.ts';
import { Button } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { KeepChoice, useKeep } from '../accounts/key-fields.tsx';
import styles from './secret-form.module.css';
import row from './settings-screen.module.css';

interface SecretFormProps {
  readonly title: MessageKey;
  readonly hint?: MessageKey;
  readonly keepLabel: MessageKey;
  readonly sendLabel: MessageKey;
  readonly cancelLabel: MessageKey;
  /** What is kept is in no state of this program: only its fields hold it. */
  readonly children: (problem: string | null) => ReactNode;
  /** Resolves when it is kept. */
  readonly send: (form: HTMLFormElement, keep: 'keychain' | 'memory') => Promise<void>;
  readonly onClose: () => void;
}

/** Takes what is kept with the keys: a login, an address that lets anybody write. */
export function SecretForm(props: SecretFormProps) {
  const { title, hint, keepLabel, sendLabel, cancelLabel, children, send, onClose } = props;
  const [keep, setKeep] = useKeep();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await send(event.currentTarget, keep);
      onClose();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
      setBusy(false);
    }
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.fields}>
        <legend className={styles.legend}>{say(title)}</legend>
        {hint === undefined ? null : <p className={styles.hint}>{say(hint)}</p>}
        {children(problem)}
        <KeepChoice label={say(keepLabel)} keep={keep} onKeep={setKeep} />
        <div className={row.row}>
          <Button type="submit" aria-disabled={busy || undefined}>
            {say(sendLabel)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say(cancelLabel)}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
