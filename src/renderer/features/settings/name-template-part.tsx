import { useEffect, useRef, useState } from 'react';
import { SECOND } from '../../../shared/durations.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Tip } from '../../components/tip.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useApp } from '../../stores/app.ts';
import { useConnection } from '../../stores/connection.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { changeSettings } from './change-settings.ts';
import styles from './name-template-part.module.css';
import { SettingsPart } from './settings-part.tsx';
import row from './settings-screen.module.css';

/** Short enough to seem at once, long enough for the next letter. */
const TYPED = 0.12 * SECOND;

type Preview = Awaited<ReturnType<ReturnType<typeof host>['app']['previewNames']>>;

interface Tried {
  readonly template: string;
  readonly preview: Preview | null;
  /** What is wrong with the template, for people. */
  readonly problem: string | null;
}

/** What a template makes of the newest files, while it is typed. */
function useTried(template: string): Tried | null {
  const [tried, setTried] = useState<Tried | null>(null);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (!isOpen) return undefined;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      host()
        .app.previewNames({ template }, { signal: ending.signal })
        .then(
          (preview) => setTried({ template, preview, problem: null }),
          (error: unknown) => {
            if (ending.signal.aborted) return;
            const { message, remedy } = failureFrom(error);
            setTried({ template, preview: null, problem: `${message} ${remedy}` });
          },
        );
    }, TYPED);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [template, isOpen]);
  return tried;
}

/** The words that a template can have, which are the same for all. */
function usePlaceholders(): Preview['placeholders'] {
  const [placeholders, setPlaceholders] = useState<Preview['placeholders']>([]);
  useEffect(() => {
    const { nameTemplate: template } = defaultSettings;
    void attempt((client) => client.app.previewNames({ template })).then(
      (preview) => preview && setPlaceholders(preview.placeholders),
    );
  }, []);
  return placeholders;
}

/** A placeholder that a click puts where the cursor is. */
function Chips({ onPut }: { readonly onPut: (word: string) => void }) {
  const placeholders = usePlaceholders();
  return (
    <ul className={styles.chips} aria-label={say('settings.names.placeholders')}>
      {placeholders.map(({ name, means, example }) => (
        <li key={name}>
          <Tip text={`${translated(means)}: ${example}`}>
            <button
              type="button"
              className={styles.chip}
              aria-label={say('settings.names.putIn', {
                placeholder: `{${name}}`,
                means: translated(means),
              })}
              onClick={() => onPut(`{${name}}`)}
            >
              {name}
            </button>
          </Tip>
        </li>
      ))}
    </ul>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <div className={styles.preview} aria-live="polite">
      <span className={styles.heading}>{say('settings.names.wouldBe')}</span>
      <ul>
        {names.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
      </ul>
    </div>
  );
}

/** A text with a word put where the cursor is, which then stands behind it. */
function putIn(field: HTMLInputElement, word: string): string {
  const { value } = field;
  const from = field.selectionStart ?? value.length;
  const to = field.selectionEnd ?? value.length;
  field.focus();
  // The text is there when it is drawn.
  requestAnimationFrame(() => field.setSelectionRange(from + word.length, from + word.length));
  return value.slice(0, from) + word + value.slice(to);
}

export function NameTemplatePart() {
  const kept = useApp(({ settings }) => settings.nameTemplate);
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const expectBack = useKeyboardBack(input);
  const template = typed ?? kept;
  const tried = useTried(template);
  const problem = tried?.template === template ? tried.problem : null;
  const put = (word: string) => {
    if (input.current) setTyped(putIn(input.current, word));
  };
  // The buttons go with what was typed.
  const leave = () => {
    expectBack();
    setTyped(null);
  };
  const save = async (nameTemplate: string) => {
    expectBack();
    if (await changeSettings({ nameTemplate })) setTyped(null);
  };
  const isChanged = template !== kept;
  return (
    <SettingsPart title={say('settings.names')} hint={say('settings.names.hint')}>
      <form
        className={row.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save(template);
        }}
      >
        <Field
          label={say('settings.names.template')}
          name="template"
          ref={input}
          value={template}
          problem={problem}
          maxLength={1_000}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Chips onPut={put} />
        {problem === null && tried?.preview ? <Names names={tried.preview.names} /> : null}
        <div className={row.row}>
          {isChanged ? (
            <>
              <Button look="primary" type="submit" disabled={problem !== null}>
                {say('settings.names.use')}
              </Button>
              <Button onClick={leave}>{say('settings.cancel')}</Button>
            </>
          ) : null}
          {kept === defaultSettings.nameTemplate || isChanged ? null : (
            <Button look="quiet" onClick={() => void save(defaultSettings.nameTemplate)}>
              {say('settings.names.standard')}
            </Button>
          )}
        </div>
      </form>
    </SettingsPart>
  );
}
