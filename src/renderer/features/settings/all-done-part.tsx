import { useRef, useState, type FormEvent } from 'react';
import { commandSchema, type Command } from '../../../shared/native-settings.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { Toggle } from '../../components/toggle.tsx';
import { useFormShowing } from '../../components/use-form-showing.ts';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import styles from './all-done-part.module.css';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';

/** Long enough for most, and short enough not to be forgotten. Seconds. */
const USUAL_LIMIT = 300;

/** What the form says, or null where that is no command. */
function commandIn(form: HTMLFormElement): Command | null {
  const words = textOf(form, 'words').split(/\r?\n/);
  while (words.at(-1)?.trim() === '') words.pop();
  const read = commandSchema.safeParse({ words, limitSeconds: Number(textOf(form, 'limit')) });
  return read.success ? read.data : null;
}

function CommandForm({ command }: { readonly command: Command | null }) {
  const [isWrong, setWrong] = useState(false);
  const form = useFormShowing({
    words: command?.words.join('\n') ?? '',
    limit: String(command?.limitSeconds ?? USUAL_LIMIT),
  });
  const save = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(save);
  const remove = async () => {
    leave();
    await changeSettings({ allDone: { command: null } });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = commandIn(event.currentTarget);
    setWrong(read === null);
    if (read !== null) await changeSettings({ allDone: { command: read } });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
      <label className={styles.label}>
        {say('native.command')}
        <textarea
          name="words"
          className={styles.words}
          rows={Math.max(3, command?.words.length ?? 0)}
          spellCheck={false}
          aria-invalid={isWrong || undefined}
          aria-describedby="all-done-hint"
        />
      </label>
      <p id="all-done-hint" className={isWrong ? styles.problem : styles.hint}>
        {say(isWrong ? 'native.command.problem' : 'native.command.hint')}
      </p>
      <div className={styles.row}>
        <Field label={say('native.command.limit')} name="limit" type="number" min={1} max={3_600} />
        <Button ref={save} type="submit">
          {say('native.command.save')}
        </Button>
        {command ? (
          <Button onClick={() => void remove()}>{say('native.command.remove')}</Button>
        ) : null}
      </div>
    </form>
  );
}

/** Only what this system can do; nothing of it where there is no desktop. */
function PowerChoice() {
  const { power, keepsPower } = useApp(({ settings }) => settings.allDone);
  const deeds = useApp(({ info }) => info?.native?.powerDeeds) ?? [];
  const isBlind = useApp(({ info }) => info?.native?.tellsPresence) === false;
  if (deeds.length === 0) return null;
  return (
    <>
      <Choice
        label={say('native.power')}
        value={power}
        options={(['nothing', ...deeds] as const).map((value) => ({
          value,
          label: say(`native.power.${value}`),
        }))}
        onChange={(chosen) => void changeSettings({ allDone: { power: chosen } })}
      />
      <p className={isBlind ? styles.warning : styles.hint}>
        {say(isBlind ? 'native.power.noPresence' : 'native.power.hint')}
      </p>
      {power === 'nothing' ? null : (
        <Toggle
          label={say('native.power.keep')}
          hint={say('native.power.keep.hint')}
          on={keepsPower}
          onChange={(on) => void changeSettings({ allDone: { keepsPower: on } })}
        />
      )}
    </>
  );
}

export function AllDonePart() {
  const { notify, command } = useApp(({ settings }) => settings.allDone);
  return (
    <SettingsPart title={say('native.allDone')} hint={say('native.allDone.hint')}>
      <Toggle
        label={say('native.allDone.notify')}
        hint={say('native.allDone.notify.hint')}
        on={notify}
        onChange={(on) => void changeSettings({ allDone: { notify: on } })}
      />
      <CommandForm command={command} />
      <PowerChoice />
    </SettingsPart>
  );
}
