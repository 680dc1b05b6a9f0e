import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { reconnectNow } from '../../client/session.ts';
import { rememberToken, tokenIn } from '../../client/token.ts';
import { useConnection } from '../../stores/connection.ts';
import { Mark } from './mark.tsx';
import styles from './no-connection.module.css';

function TokenForm() {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const token = tokenIn(textOf(form, 'token'));
    if (token === null) {
      setProblem('This is neither the address nor the token that the terminal shows.');
      return;
    }
    form.reset();
    setProblem(null);
    rememberToken(token);
    reconnectNow();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label="Address or token"
        name="token"
        type="password"
        placeholder="http://127.0.0.1:…/#token=…"
        problem={problem}
        required
      />
      <Button look="primary" type="submit" className={styles.submit}>
        Connect
      </Button>
    </form>
  );
}

/** Before there is anything to show: connecting, or in need of the address from the terminal. */
export function NoConnection() {
  const status = useConnection(({ status }) => status);
  const needsToken = status === 'no-token' || status === 'refused';
  return (
    <main className={styles.page}>
      <div className={styles.card} data-quiet={!needsToken || undefined}>
        <Mark size={44} />
        {needsToken ? (
          <>
            <h1>{status === 'refused' ? 'This address is from another run' : 'One more step'}</h1>
            <p>
              Renderdesk printed an address in the terminal where it was started. Open that address,
              or paste it here: the part after the # lets you in, and changes with every start.
            </p>
            <TokenForm />
          </>
        ) : (
          <p aria-live="polite">
            {status === 'lost'
              ? 'Renderdesk is not running. Reconnecting…'
              : 'Connecting to Renderdesk…'}
          </p>
        )}
      </div>
    </main>
  );
}
