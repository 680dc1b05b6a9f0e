import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { WebhookView } from '../../../shared/webhook.ts';
import { attempt } from '../../client/attempt.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { Toggle } from '../../components/toggle.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useApp } from '../../stores/app.ts';
import { useWebhook } from '../../stores/webhook.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { changeSettings } from './change-settings.ts';
import { SecretForm } from './secret-form.tsx';
import styles from './secret-form.module.css';
import row from './settings-screen.module.css';
import { SettingsPart } from './settings-part.tsx';

function WebhookForm({ onClose }: { readonly onClose: () => void }) {
  return (
    <SecretForm
      title="webhook.title"
      keepLabel="webhook.keep"
      sendLabel="webhook.use"
      cancelLabel="webhook.cancel"
      send={async (form, keep) => {
        const address = textOf(form, 'address').trim();
        const secret = textOf(form, 'secret').trim() || null;
        const webhook = await host().webhook.set({ address, secret, keep });
        useWebhook.setState({ webhook });
      }}
      onClose={onClose}
    >
      {(problem) => (
        <>
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
        </>
      )}
    </SecretForm>
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
  const view = useWebhook(({ webhook }) => webhook);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(opener);
  useEffect(() => {
    if (!isOn) return;
    // What can not be read now can still be replaced.
    void host()
      .webhook.get()
      .then(
        (webhook) => useWebhook.setState({ webhook }),
        () => undefined,
      );
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
        <WebhookForm onClose={close} />
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
