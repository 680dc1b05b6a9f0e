import { useState, type FormEvent } from 'react';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useFormShowing } from '../../components/use-form-showing.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import type { SettingsPatch } from './change-settings.ts';
import { ProxyLogin } from './proxy-login.tsx';
import { SettingsPart } from './settings-part.tsx';
import row from './settings-screen.module.css';

type Way = 'system' | 'none' | 'address';

const wayOf = (proxy: string): Way => (proxy === 'system' || proxy === 'none' ? proxy : 'address');

/** Changes a setting; null, or a sentence about why it was refused, to be shown beside it. */
async function change(patch: SettingsPatch): Promise<string | null> {
  try {
    useApp.setState({ settings: await host().app.changeSettings(patch) });
    return null;
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    return `${message} ${remedy}`;
  }
}

function ProxyAddress({ proxy }: { readonly proxy: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFormShowing({ proxy: wayOf(proxy) === 'address' ? proxy : '' });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(await change({ proxy: textOf(event.currentTarget, 'proxy').trim() }));
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('settings.network.address')}
        name="proxy"
        placeholder="http://proxy.example.com:3128"
        hint={say('settings.network.address.hint')}
        problem={problem}
        maxLength={2_048}
        required
      />
      <div className={row.row} style={{ marginTop: 10 }}>
        <Button type="submit">{say('settings.network.use')}</Button>
      </div>
    </form>
  );
}

function Certificates() {
  const kept = useApp(({ settings }) => settings.extraCertificates);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFormShowing({ certificates: kept ?? '' });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const path = textOf(event.currentTarget, 'certificates').trim();
    setProblem(await change({ extraCertificates: path === '' ? null : path }));
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('settings.network.certificates')}
        name="certificates"
        placeholder="/path/to/company.pem"
        hint={say('settings.network.certificates.hint')}
        problem={problem}
        maxLength={4_096}
      />
      <div className={row.row} style={{ marginTop: 10 }}>
        <Button type="submit">{say('settings.network.useFile')}</Button>
      </div>
    </form>
  );
}

export function NetworkPart() {
  const proxy = useApp(({ settings }) => settings.proxy);
  const [typing, setTyping] = useState(false);
  const way = typing ? 'address' : wayOf(proxy);
  const choose = (next: Way) => {
    setTyping(next === 'address');
    if (next !== 'address') void change({ proxy: next });
  };
  return (
    <SettingsPart title={say('settings.network')} hint={say('settings.network.hint')}>
      <Choice
        label={say('settings.network.proxy')}
        value={way}
        options={[
          { value: 'system', label: say('settings.network.system') },
          { value: 'none', label: say('settings.network.none') },
          { value: 'address', label: say('settings.network.this') },
        ]}
        onChange={choose}
      />
      {way === 'address' ? <ProxyAddress proxy={proxy} /> : null}
      {proxy === 'none' || way !== wayOf(proxy) ? null : <ProxyLogin key={proxy} proxy={proxy} />}
      <Certificates />
    </SettingsPart>
  );
}
