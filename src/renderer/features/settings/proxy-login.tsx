import { useEffect, useRef, useState } from 'react';
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
import { SecretForm } from './secret-form.tsx';
import styles from './secret-form.module.css';
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

function LoginForm({ isSystem, onKept, onClose }: LoginFormProps) {
  return (
    <SecretForm
      title="settings.network.login"
      hint={isSystem ? 'settings.network.login.hint.system' : 'settings.network.login.hint'}
      keepLabel="settings.network.login.keep"
      sendLabel="settings.network.login.use"
      cancelLabel="settings.network.login.cancel"
      send={async (form, keep) => {
        const name = textOf(form, 'proxyName').trim();
        const password = textOf(form, 'password');
        onKept(await host().app.setProxyLogin({ name, password, keep }));
        toast.success(say('settings.network.login.kept'));
      }}
      onClose={onClose}
    >
      {(problem) => (
        <>
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
        </>
      )}
    </SecretForm>
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
    <div className={styles.fields}>
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
