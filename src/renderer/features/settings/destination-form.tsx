import { FolderSearch } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { SECOND } from '../../../shared/durations.ts';
import type { DestinationRule, DestinationTrial } from '../../../shared/destination.ts';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { Picker } from '../../components/picker.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp, useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import preview from './name-template-part.module.css';
import styles from './watch-part.module.css';

/** Short enough to seem at once, long enough for the next letter. */
const TYPED = 0.12 * SECOND;

/** Placeholders as they are typed. */
const EXAMPLE = '{account}/{date:YYYY-MM}';

const fresh = (): DestinationRule => ({
  id: crypto.randomUUID(),
  by: 'provider',
  value: useApp.getState().info?.providers[0]?.id ?? '',
  folder: null,
  subfolder: '',
});

/** Where the rule would put files, while it is written. */
function useTrial(rule: DestinationRule): DestinationTrial | null {
  const [trial, setTrial] = useState<DestinationTrial | null>(null);
  const key = JSON.stringify(rule);
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(() => {
      const wish = { rule: JSON.parse(key) as DestinationRule };
      host()
        .destinations.try(wish, { signal: ending.signal })
        .then(setTrial, () => undefined);
    }, TYPED);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [key]);
  return trial;
}

interface PartProps {
  readonly rule: DestinationRule;
  readonly onChange: (change: Partial<DestinationRule>) => void;
}

/** What the rule is for. */
function For({ rule, onChange }: PartProps) {
  const providers = useApp(({ info }) => info?.providers ?? []);
  const accounts = useAccounts(({ accounts }) => accounts);
  const options =
    rule.by === 'provider'
      ? providers.map(({ id, name }) => ({ value: id, label: name }))
      : accounts.map(({ id, name }) => ({ value: id as string, label: name }));
  const label = say(`destinations.by.${rule.by}`);
  return (
    <>
      <Choice
        label={say('destinations.for')}
        value={rule.by}
        options={(['provider', 'account', 'tag'] as const).map((by) => ({
          value: by,
          label: say(`destinations.by.${by}`),
        }))}
        onChange={(by) =>
          onChange({
            by,
            value: by === 'tag' ? '' : ((by === 'provider' ? providers : accounts)[0]?.id ?? ''),
          })
        }
      />
      {rule.by === 'tag' ? (
        <Field
          label={label}
          name="tag"
          value={rule.value}
          maxLength={200}
          required
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      ) : (
        <div className={styles.rule}>
          <span>{label}</span>
          <Picker
            label={label}
            heading={label}
            value={rule.value}
            options={options}
            onPick={(value) => onChange({ value })}
          />
        </div>
      )}
    </>
  );
}

/** The folder, and what is within it. */
function Place({ rule, onChange }: PartProps) {
  const isDesktop = useIsDesktop();
  const choose = async () => {
    const folder = await attempt((client) => client.app.chooseFolder());
    if (folder) onChange({ folder });
  };
  return (
    <>
      <Choice
        label={say('destinations.place')}
        value={rule.folder === null ? 'library' : 'own'}
        options={[
          { value: 'library', label: say('destinations.place.library') },
          { value: 'own', label: say('destinations.place.own') },
        ]}
        onChange={(place) => onChange({ folder: place === 'library' ? null : '' })}
      />
      {rule.folder === null ? null : (
        <Field
          label={say('destinations.folder')}
          name="folder"
          value={rule.folder}
          required
          onChange={(event) => onChange({ folder: event.currentTarget.value })}
        />
      )}
      {rule.folder !== null && isDesktop ? (
        <Button small icon={<FolderSearch />} onClick={() => void choose()}>
          {say('settings.folder.choose')}
        </Button>
      ) : null}
      <Field
        label={say('destinations.subfolder')}
        name="subfolder"
        value={rule.subfolder}
        hint={say('destinations.subfolder.hint', { example: EXAMPLE })}
        maxLength={400}
        onChange={(event) => onChange({ subfolder: event.currentTarget.value })}
      />
    </>
  );
}

/** A rule as it is written. @param rule null: a new one */
export function DestinationForm(props: {
  readonly rule: DestinationRule | null;
  readonly onDone: () => void;
}) {
  const { onDone } = props;
  const [rule, setRule] = useState(() => props.rule ?? fresh());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // Whoever came by the keyboard goes on in the form.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus();
  }, []);
  const trial = useTrial(rule);
  const change = (part: Partial<DestinationRule>) => setRule({ ...rule, ...part });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { destinations } = useApp.getState().settings;
    const rules =
      props.rule === null
        ? [...destinations, rule]
        : destinations.map((each) => (each.id === rule.id ? rule : each));
    try {
      await host().destinations.save({ rules });
      onDone();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  const wrong = problem ?? (trial?.problem ? translated(trial.problem) : null);
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
      <For rule={rule} onChange={change} />
      <Place rule={rule} onChange={change} />
      {trial && trial.paths.length > 0 ? (
        <div className={preview.preview} aria-live="polite">
          <span className={preview.heading}>{say('destinations.wouldGo')}</span>
          <ul>
            {trial.paths.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {wrong === null ? null : (
        <p className={styles.problem} role="alert">
          {wrong}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {say('destinations.save')}
        </Button>
        <Button onClick={onDone}>{say('watching.cancel')}</Button>
      </div>
    </form>
  );
}
