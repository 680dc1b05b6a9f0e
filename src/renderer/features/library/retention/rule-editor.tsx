import { Filter, X } from 'lucide-react';
import { IconButton, Button } from '../../../components/button.tsx';
import { Menu, MenuCheck, MenuLabel } from '../../../components/menu.tsx';
import { Picker } from '../../../components/picker.tsx';
import { useAccounts } from '../../../stores/accounts.ts';
import { kindName } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { pers, ruleOf, usualAmount, whats, type RuleDraft } from './rule-draft.ts';
import styles from './retention-part.module.css';

const kinds = ['image', 'video', 'audio', 'other'] as const;

interface RuleEditorProps {
  readonly draft: RuleDraft;
  readonly number: number;
  readonly knownTags: readonly string[];
  readonly onChange: (draft: RuleDraft) => void;
  readonly onRemove: () => void;
}

const flipped = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

/** Which files a rule is for: all of them, or only those of some kinds, accounts and tags. */
function Scope({ draft, number, knownTags, onChange }: RuleEditorProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const tags = [...new Set([...draft.tags, ...knownTags])];
  const chosen = [
    ...draft.kinds.map(kindName),
    ...draft.accounts.map((id) => accounts.find((one) => one.id === id)?.name ?? id),
    ...draft.tags,
  ];
  return (
    <Menu
      align="start"
      trigger={
        <Button small look="quiet" icon={<Filter />} aria-label={say('retention.only', { number })}>
          {chosen.length === 0 ? say('retention.ofAll') : chosen.join(', ')}
        </Button>
      }
    >
      <MenuLabel>{say('retention.kinds')}</MenuLabel>
      {kinds.map((kind) => (
        <MenuCheck
          key={kind}
          checked={draft.kinds.includes(kind)}
          onChange={() => onChange({ ...draft, kinds: flipped(draft.kinds, kind) })}
        >
          {kindName(kind)}
        </MenuCheck>
      ))}
      {accounts.length > 0 ? <MenuLabel>{say('retention.accounts')}</MenuLabel> : null}
      {accounts.map(({ id, name }) => (
        <MenuCheck
          key={id}
          checked={draft.accounts.includes(id)}
          onChange={() => onChange({ ...draft, accounts: flipped(draft.accounts, id) })}
        >
          {name}
        </MenuCheck>
      ))}
      {tags.length > 0 ? <MenuLabel>{say('retention.tags')}</MenuLabel> : null}
      {tags.map((tag) => (
        <MenuCheck
          key={tag}
          checked={draft.tags.includes(tag)}
          onChange={() => onChange({ ...draft, tags: flipped(draft.tags, tag) })}
        >
          {tag}
        </MenuCheck>
      ))}
    </Menu>
  );
}

/** One rule as a sentence: keep the newest so many, of what, counted how. */
export function RuleEditor(props: RuleEditorProps) {
  const { draft, number, onChange, onRemove } = props;
  const isWrong = ruleOf(draft) === null;
  return (
    <li className={styles.rule}>
      <span>{say('retention.keep')}</span>
      <input
        className={styles.amount}
        aria-label={say('retention.amount', { number })}
        aria-invalid={isWrong || undefined}
        inputMode="decimal"
        value={draft.amount}
        onChange={({ target }) => onChange({ ...draft, amount: target.value })}
      />
      <Picker
        label={say('retention.unit', { number })}
        heading={say('retention.unitHeading')}
        value={draft.what}
        options={whats.map((value) => ({ value, label: say(`retention.what.${value}`) }))}
        onPick={(value) => {
          const what = whats.find((one) => one === value) ?? 'days';
          onChange({ ...draft, what, amount: usualAmount(what) });
        }}
      />
      {draft.what === 'days' ? null : (
        <Picker
          label={say('retention.per', { number })}
          heading={say('retention.perHeading')}
          value={draft.per}
          options={pers.map((value) => ({ value, label: say(`retention.per.${value}`) }))}
          onPick={(value) =>
            onChange({ ...draft, per: pers.find((one) => one === value) ?? 'library' })
          }
        />
      )}
      <Scope {...props} />
      <IconButton label={say('retention.remove', { number })} onClick={onRemove}>
        <X />
      </IconButton>
      {isWrong ? <p className={styles.wrong}>{say(`retention.wrong.${draft.what}`)}</p> : null}
    </li>
  );
}
