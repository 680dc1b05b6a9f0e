import { ArrowDown, ArrowUp, FolderPlus, Pencil, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DestinationRule, DestinationView } from '../../../shared/destination.ts';
import { attempt } from '../../client/attempt.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp, useProviderNames } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { DestinationForm } from './destination-form.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './watch-part.module.css';

/** The rules with how their folders are; read anew when the rules change. */
function useDestinations(): readonly DestinationView[] {
  const rules = useApp(({ settings }) => settings.destinations);
  const [read, setRead] = useState<{
    readonly rules: readonly DestinationRule[];
    readonly views: readonly DestinationView[];
  } | null>(null);
  useEffect(() => {
    let isLeft = false;
    void attempt((client) => client.destinations.list()).then(
      (views) => views && !isLeft && setRead({ rules, views }),
    );
    return () => {
      isLeft = true;
    };
  }, [rules]);
  return read?.views ?? [];
}

/** What a rule is for, in words. */
function useRuleName(): (rule: DestinationRule) => string {
  const providerName = useProviderNames();
  const accounts = useAccounts(({ accounts }) => accounts);
  return ({ by, value }) => {
    switch (by) {
      case 'provider':
        return say('destinations.for.provider', { name: providerName(value) });
      case 'account':
        return say('destinations.for.account', {
          name: accounts.find(({ id }) => id === value)?.name ?? value,
        });
      case 'tag':
        return say('destinations.for.tag', { name: value });
    }
  };
}

const save = (rules: readonly DestinationRule[]) =>
  attempt((client) => client.destinations.save({ rules: [...rules] }));

/** The rules with one of them moved by one place. */
function moved(rules: readonly DestinationRule[], at: number, by: 1 | -1): DestinationRule[] {
  const next = [...rules];
  next.splice(at + by, 0, ...next.splice(at, 1));
  return next;
}

interface RuleProps {
  readonly view: DestinationView;
  readonly at: number;
  readonly onEdit: () => void;
}

function Rule({ view, at, onEdit }: RuleProps) {
  const rules = useApp(({ settings }) => settings.destinations);
  const name = useRuleName()(view.rule);
  const { rule, root, problem } = view;
  return (
    <li className={styles.folder}>
      <div className={styles.head}>
        <strong className={styles.name}>{name}</strong>
        <IconButton
          label={say('destinations.earlier', { name })}
          disabled={at === 0}
          onClick={() => void save(moved(rules, at, -1))}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          label={say('destinations.later', { name })}
          disabled={at === rules.length - 1}
          onClick={() => void save(moved(rules, at, 1))}
        >
          <ArrowDown />
        </IconButton>
        <IconButton label={say('destinations.edit', { name })} onClick={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton
          label={say('destinations.remove', { name })}
          onClick={() => void save(rules.filter(({ id }) => id !== rule.id))}
        >
          <X />
        </IconButton>
      </div>
      <code className={styles.path}>
        {rule.subfolder === '' ? root : `${root}/${rule.subfolder}`}
      </code>
      {problem === null ? null : <p className={styles.problem}>{translated(problem)}</p>}
    </li>
  );
}

/** Which files go to a folder of their own. */
export function DestinationsPart() {
  const views = useDestinations();
  const [editing, setEditing] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(opener);
  const close = () => {
    leave();
    setEditing(null);
  };
  return (
    <SettingsPart title={say('destinations.title')} hint={say('destinations.hint')}>
      {views.length === 0 && editing === null ? (
        <p className={styles.faint}>{say('destinations.none')}</p>
      ) : null}
      <ol className={styles.folders}>
        {views.map((view, at) =>
          editing === view.rule.id ? (
            <li key={view.rule.id}>
              <DestinationForm rule={view.rule} onDone={close} />
            </li>
          ) : (
            <Rule key={view.rule.id} view={view} at={at} onEdit={() => setEditing(view.rule.id)} />
          ),
        )}
      </ol>
      {editing === '' ? (
        <DestinationForm rule={null} onDone={close} />
      ) : (
        <Button ref={opener} icon={<FolderPlus />} onClick={() => setEditing('')}>
          {say('destinations.add')}
        </Button>
      )}
    </SettingsPart>
  );
}
