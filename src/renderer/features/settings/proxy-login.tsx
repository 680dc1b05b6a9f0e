import { useEffect, useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import type { ProxyLoginView } from '../../../shared/contract/app.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { say } from '../../words/say.ts';
import { KeepChoice, useKeep } from '../accounts/key-fields.tsx';
import styles from './proxy-login.module.css';
import row from './settings-screen.module.css';

/** What is said of a login that is kept. */
function wordsOf({ name, place, for: owner, isUsed, problem }: ProxyLoginView): string {
  if (problem !== null) return say('settings.network.login.unreadable', { problem });
  const who = isUsed
    ? say('settings.network.login.used', { name: name ?? '' })
    : say('settings.network.login.unused', { name: name ?? '', for: owner ?? '' });
  return place === null ? who : `${who} ${say(`settings.network.login.place.${place}`)}`;
}

/** Those of this run alone are not this program's to forget. */
const canForget = ({ place }: ProxyLoginView): boolean =>
  place === 'keychain' || place === 'memory';

/** The name and password of the proxy: both go in, and only the name comes out again. */
export function ProxyLogin({ proxy }: { readonly proxy: string }) {
  const [kept, setKept] = useState<ProxyLoginView | null>(null);
  const [keep, setKeep] = useKeep();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isShown = true;
    host()
      .app.proxyLogin()
      .then(
        (view) => isShown && setKept(view),
        // Said when it is needed: what is kept can still be replaced.
        () => undefined,
      );
    return () => {
      isShown = false;
    };
  }, [proxy]);

  const change = async (work: Promise<ProxyLoginView | null>, done: string): Promise<boolean> => {
    setBusy(true);
    try {
      setKept(await work);
      setProblem(null);
      toast.success(done);
      return true;
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const login = { name: textOf(form, 'proxyName').trim(), password: textOf(form, 'password') };
    const work = host().app.setProxyLogin({ ...login, keep });
    if (await change(work, say('settings.network.login.kept'))) setOpen(false);
  };
  const forget = () =>
    void change(host().app.removeProxyLogin(), say('settings.network.login.forgotten'));
  const said = kept ? wordsOf(kept) : null;
  if (!isOpen) {
    return (
      <div className={styles.login}>
        <p className={styles.hint} role="status">
          {said}
        </p>
        <div className={row.row}>
          <Button onClick={() => setOpen(true)}>
            {say(kept ? 'settings.network.login.replace' : 'settings.network.login.give')}
          </Button>
          {kept && canForget(kept) ? (
            <Button look="quiet" onClick={forget}>
              {say('settings.network.login.forget')}
            </Button>
          ) : null}
        </div>
      </div>
    );
  }
  const isSystem = proxy === 'system';
  return (
    <form className={row.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.login}>
        <legend className={styles.legend}>{say('settings.network.login')}</legend>
        <p className={styles.hint}>
          {say(isSystem ? 'settings.network.login.hint.system' : 'settings.network.login.hint')}
        </p>
        <Field
          label={say('settings.network.login.name')}
          name="proxyName"
          maxLength={255}
          autoFocus
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
        <KeepChoice keep={keep} onKeep={setKeep} />
        <div className={row.row}>
          <Button type="submit" aria-disabled={busy || undefined}>
            {say('settings.network.login.use')}
          </Button>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {say('settings.network.login.cancel')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
