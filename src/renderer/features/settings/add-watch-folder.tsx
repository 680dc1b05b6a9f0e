import { FolderSearch } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { watchRuleSchema } from '../../../shared/watch.ts';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Picker } from '../../components/picker.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import styles from './watch-part.module.css';

const ANY = 'any';
const DEFAULT_PER_HOUR = watchRuleSchema.parse({}).perHour;

/** Whose account renders what comes. */
function AccountPick(props: { readonly value: string; readonly onPick: (value: string) => void }) {
  const accounts = useAccounts(({ accounts }) => accounts);
  return (
    <div className={styles.rule}>
      <span>{say('watching.account')}</span>
      <Picker
        {...props}
        label={say('watching.account')}
        heading={say('watching.account')}
        options={[
          { value: ANY, label: say('watching.account.any') },
          ...accounts.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
      />
    </div>
  );
}

/** Which folder, with whose account, and how many an hour. */
export function AddWatchFolder({ onDone }: { readonly onDone: () => void }) {
  const isDesktop = useIsDesktop();
  const [account, setAccount] = useState(ANY);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const perHour = Number(textOf(event.currentTarget, 'per-hour'));
    const { accounts } = useAccounts.getState();
    const accountId = accounts.find(({ id }) => id === account)?.id ?? null;
    try {
      await host().watch.add({ path: path.trim(), accountId, perHour });
      onDone();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  const choose = async () => {
    const chosen = await attempt((client) => client.app.chooseFolder());
    if (chosen) setPath(chosen);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('watching.path')}
        name="path"
        ref={first}
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
        problem={problem}
        required
      />
      {isDesktop ? (
        <Button small icon={<FolderSearch />} onClick={() => void choose()}>
          {say('settings.folder.choose')}
        </Button>
      ) : null}
      <AccountPick value={account} onPick={setAccount} />
      <Field
        label={say('watching.perHour')}
        name="per-hour"
        type="number"
        min={1}
        max={10_000}
        defaultValue={DEFAULT_PER_HOUR}
        required
      />
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {say('watching.do')}
        </Button>
        <Button onClick={onDone}>{say('watching.cancel')}</Button>
      </div>
    </form>
  );
}
