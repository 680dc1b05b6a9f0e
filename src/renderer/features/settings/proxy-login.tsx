import { useEffect, useRef, useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import type { ProxyLoginView } from '../../../shared/contract/app.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { textOf } from '../../components/text-of.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { KeepChoice, useKeep } from '../accounts/key-fields.tsx';
import styles from './proxy-login.module.css';
import row from './settings-screen.module.css';

/** What is said of a login that is kept. */
function wordsOf({ name, place, for: owner, isUsed, problem }: ProxyLoginView): string {
  if (problem !== null) {
    return say('settings.network.login.unreadable', { problem: translated(problem) });
  }
  const who = isUsed
    ? say('settings.network.login.used', { name: name ?? '' })
    : say('settings.network.login.unused', { name: name ?? '', for: owner ?? '' });
  return place === null ? who : `${who} ${say(`settings.network.login.place.${place}`)}`;
}

/** Those of this run alone are not this program's to forget. */
const canForget = ({ place }: ProxyLoginView): boolean =>
  place === 'keychain' || place === 'memory';

/** Null, or a sentence about why it was refused. */
async function attempted(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    return `${message} ${remedy}`;
  }
}

interface LoginFormProps {
  readonly isSystem: boolean;
  readonly onKept: (view: ProxyLoginView | null) => void;
  readonly onClose: () => void;
}

/** The password is in no state of this program: only its field holds it. */
function LoginForm({ isSystem, onKept, onClose }: LoginFormProps) {
  const [keep, setKeep] = useKeep();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const name = textOf(event.currentTarget, 'proxyName').trim();
    const password = textOf(event.currentTarget, 'password');
    setBusy(true);
    const refused = await attempted(async () =>
      onKept(await host().app.setProxyLogin({ name, password, keep })),
    );
    setBusy(false);
    setProblem(refused);
    if (refused !== null) return;
    toast.success(say('settings.network.login.kept'));
    onClose();
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.login}>
        <legend className={styles.legend}>{say('settings.network.login')}</legend>
        <p className={styles.hint}>
          {say(isSystem ? 'settings.network.login.hint.system' : 'settings.network.login.hint')}
        </p>
        <Field
          label={say('settings.network.login.name')}
          name="proxyName"
          maxLength={255}
          required
        />
        <Field
          label={say('settings.network.login.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          problem={problem}
          maxLength={255}
        />
        <KeepChoice label={say('settings.network.login.keep')} keep={keep} onKeep={setKeep} />
        <div className={row.row}>
          <Button type="submit" aria-disabled={busy || undefined}>
            {say('settings.network.login.use')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('settings.network.login.cancel')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

/** The name and password of the proxy: both go in, and only the name comes out again. */
export function ProxyLogin({ proxy }: { readonly proxy: string }) {
  const [kept, setKept] = useState<ProxyLoginView | null>(null);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(opener);
  useEffect(() => {
    let isShown = true;
    // One that can not be read now can still be replaced.
    void attempted(async () => {
      const view = await host().app.proxyLogin();
      if (isShown) setKept(view);
    });
    return () => {
      isShown = false;
    };
  }, []);
  const forget = async () => {
    const refused = await attempted(async () => {
      leave();
      setKept(await host().app.removeProxyLogin());
    });
    if (refused === null) toast.success(say('settings.network.login.forgotten'));
    else toast.error(refused);
  };
  if (isOpen) {
    const close = () => {
      leave();
      setOpen(false);
    };
    return <LoginForm isSystem={proxy === 'system'} onKept={setKept} onClose={close} />;
  }
  // Where there is no keychain nobody knows whether there is one: that is told who has a proxy.
  const isKnown = kept !== null && (kept.name !== null || proxy !== 'system');
  return (
    <div className={styles.login}>
      <output className={styles.hint}>{isKnown ? wordsOf(kept) : null}</output>
      <div className={row.row}>
        <Button ref={opener} onClick={() => setOpen(true)}>
          {say(kept?.name ? 'settings.network.login.replace' : 'settings.network.login.give')}
        </Button>
        {kept && canForget(kept) ? (
          <Button look="quiet" onClick={() => void forget()}>
            {say('settings.network.login.forget')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
