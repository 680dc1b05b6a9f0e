import { Pause, Play } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Settings } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { Toggle } from '../../components/toggle.tsx';
import { useFormShowing } from '../../components/use-form-showing.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { pauseAllDownloads, resumeAllDownloads } from '../queue/download-actions.ts';
import { changeSettings } from './change-settings.ts';
import styles from './downloads-part.module.css';
import { bytesPerSecondOf, megabytesOf } from './speed.ts';
import { SettingsPart } from './settings-part.tsx';
import row from './settings-screen.module.css';

type Downloads = Settings['downloads'];

/** What the form says; or a sentence about what is wrong with it. */
function downloadsIn(
  form: HTMLFormElement,
): Pick<Downloads, 'concurrent' | 'perHost' | 'bytesPerSecond'> | string {
  const concurrent = Number(textOf(form, 'concurrent'));
  const perHost = Number(textOf(form, 'perHost'));
  const typed = textOf(form, 'speed').trim();
  const bytesPerSecond = typed === '' ? null : bytesPerSecondOf(typed);
  if (bytesPerSecond === undefined) return say('settings.downloads.noSpeed');
  return { concurrent, perHost, bytesPerSecond };
}

function Limits({ downloads }: { readonly downloads: Downloads }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFormShowing({
    concurrent: String(downloads.concurrent),
    perHost: String(downloads.perHost),
    speed: megabytesOf(downloads.bytesPerSecond),
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = downloadsIn(event.currentTarget);
    setProblem(typeof read === 'string' ? read : null);
    if (typeof read !== 'string') await changeSettings({ downloads: read });
  };
  return (
    <form ref={form} className={row.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.numbers}>
        <Field
          label={say('settings.downloads.atOnce')}
          name="concurrent"
          type="number"
          min={1}
          max={32}
          required
        />
        <Field
          label={say('settings.downloads.perServer')}
          name="perHost"
          type="number"
          min={1}
          max={16}
          required
        />
        <Field
          label={say('settings.downloads.speed')}
          name="speed"
          inputMode="decimal"
          placeholder={say('settings.downloads.unlimited')}
          problem={problem}
        />
      </div>
      <div className={styles.save}>
        <Button type="submit">{say('settings.downloads.use')}</Button>
      </div>
    </form>
  );
}

export function DownloadsPart() {
  const downloads = useApp(({ settings }) => settings.downloads);
  return (
    <SettingsPart title={say('settings.downloads')} hint={say('settings.downloads.hint')}>
      <Limits downloads={downloads} />
      <Toggle
        label={say('settings.downloads.automatic')}
        hint={say('settings.downloads.automatic.hint')}
        on={downloads.automatic}
        onChange={(automatic) => void changeSettings({ downloads: { automatic } })}
      />
      <div className={row.row}>
        {downloads.paused ? (
          <Button look="primary" icon={<Play />} onClick={() => void resumeAllDownloads()}>
            {say('settings.downloads.resume')}
          </Button>
        ) : (
          <Button icon={<Pause />} onClick={() => void pauseAllDownloads()}>
            {say('settings.downloads.pause')}
          </Button>
        )}
        {downloads.paused ? (
          <span className={row.soft}>{say('settings.downloads.paused')}</span>
        ) : null}
      </div>
    </SettingsPart>
  );
}
