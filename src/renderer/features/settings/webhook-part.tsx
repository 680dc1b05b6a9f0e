import { useEffect, useRef, useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import type { WebhookView } from '../../../shared/webhook.ts';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { Toggle } from '../../components/toggle.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { KeepChoice, useKeep } from '../accounts/key-fields.tsx';
import { changeSettings } from './change-settings.ts';
import styles from './proxy-login.module.css';
import row from './settings-screen.module.css';
import { SettingsPart } from './settings-part.tsx';

interface WebhookFormProps {
  readonly onKept: (view: WebhookView | null) => void;
  readonly onClose: () => void;
}

/** Address and secret are in no state of this program: only their fields hold them. */
function WebhookForm({ onKept, onClose }: WebhookFormProps) {
  const [keep, setKeep] = useKeep();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const address = textOf(event.currentTarget, 'address').trim();
    const secret = textOf(event.currentTarget, 'secret').trim() || null;
    setBusy(true);
    try {
      onKept(await host().webhook.set({ address, secret, keep }));
      onClose();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
      setBusy(false);
    }
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.login}>
        <legend className={styles.legend}>{say('webhook.title')}</legend>
        <Field
          label={say('webhook.address')}
          hint={say('webhook.address.hint')}
          name="address"
          type="password"
          autoComplete="off"
          problem={problem}
          maxLength={2_048}
          required
        />
        <Field
          label={say('webhook.secret')}
          hint={say('webhook.secret.hint')}
          name="secret"
          type="password"
          autoComplete="new-password"
          maxLength={255}
        />
        <KeepChoice label={say('webhook.keep')} keep={keep} onKeep={setKeep} />
        <div className={row.row}>
          <Button type="submit" aria-disabled={busy || undefined}>
            {say('webhook.use')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('webhook.cancel')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

/** Which notices go there. */
function Kinds() {
  const { done, failed, needsYou } = useApp(({ settings }) => settings.webhook);
  return (
    <>
      <Toggle
        label={say('native.done')}
        on={done}
        onChange={(on) => void changeSettings({ webhook: { done: on } })}
      />
      <Toggle
        label={say('native.failed')}
        on={failed}
        onChange={(on) => void changeSettings({ webhook: { failed: on } })}
      />
      <Toggle
        label={say('native.needsYou')}
        on={needsYou}
        onChange={(on) => void changeSettings({ webhook: { needsYou: on } })}
      />
    </>
  );
}

/** Where they go, and whether they arrive. */
function Standing({ view }: { readonly view: WebhookView }) {
  const { host: name, isSigned, problem, waiting, lastProblem } = view;
  return (
    <output className={styles.hint}>
      {problem === null
        ? say(isSigned ? 'webhook.to.signed' : 'webhook.to', { host: name ?? '' })
        : translated(problem)}
      {waiting > 0 ? ` ${say('webhook.waiting', { count: waiting })}` : null}
      {lastProblem === null ? null : ` ${translated(lastProblem)}`}
    </output>
  );
}

async function test(): Promise<void> {
  const answer = await attempt((client) => client.webhook.test());
  if (answer === undefined) return;
  if (answer.problem === null) toast.success(say('webhook.test.taken'));
  else toast.error(translated(answer.problem));
}

export function WebhookPart() {
  const isOn = useApp(({ settings }) => settings.webhook.on);
  const [view, setView] = useState<WebhookView | null>(null);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(opener);
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const now = isOn ? await host().webhook.get() : null;
      if (isShown) setView(now);
    };
    // What can not be read now can still be replaced.
    load().catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [isOn]);
  const close = () => {
    leave();
    setOpen(false);
  };
  const remove = async () => {
    leave();
    await attempt((client) => client.webhook.remove());
  };
  return (
    <SettingsPart title={say('webhook.title')} hint={say('webhook.hint')}>
      {isOn && view !== null ? <Standing view={view} /> : null}
      {isOn ? <Kinds /> : null}
      {isOpen ? (
        <WebhookForm onKept={setView} onClose={close} />
      ) : (
        <div className={row.row}>
          <Button ref={opener} onClick={() => setOpen(true)}>
            {say(isOn ? 'webhook.replace' : 'webhook.give')}
          </Button>
          {isOn ? <Button onClick={() => void test()}>{say('webhook.test')}</Button> : null}
          {isOn ? (
            <Button look="quiet" onClick={() => void remove()}>
              {say('webhook.remove')}
            </Button>
          ) : null}
        </div>
      )}
    </SettingsPart>
  );
}
