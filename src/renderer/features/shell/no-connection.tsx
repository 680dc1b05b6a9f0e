import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { reconnectNow } from '../../client/session.ts';
import { rememberToken, tokenIn } from '../../client/token.ts';
import { useConnection } from '../../stores/connection.ts';
import { say } from '../../words/say.ts';
import { Mark } from './mark.tsx';
import styles from './no-connection.module.css';

function TokenForm() {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const token = tokenIn(textOf(form, 'token'));
    if (token === null) {
      setProblem(say('shell.token.wrong'));
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
        label={say('shell.token')}
        name="token"
        type="password"
        placeholder="http://127.0.0.1:…/#token=…"
        problem={problem}
        required
      />
      <Button look="primary" type="submit" className={styles.submit}>
        {say('shell.token.connect')}
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
            <h1>{status === 'refused' ? say('shell.token.otherRun') : say('shell.token.title')}</h1>
            <p>{say('shell.token.about')}</p>
            <TokenForm />
          </>
        ) : (
          <p aria-live="polite">
            {status === 'lost' ? say('shell.reconnecting') : say('shell.connecting')}
          </p>
        )}
      </div>
    </main>
  );
}
