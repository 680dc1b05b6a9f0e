import { BookmarkPlus, X } from 'lucide-react';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { stateName } from '../../words/job-words.ts';
import { kindName } from '../../words/measures.ts';
import { Button } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import { kindOf, providerOf, stateOf } from './facet-values.ts';
import styles from './filter-chips.module.css';
import {
  chosen,
  facets,
  flagged,
  inTrash,
  monthName,
  monthOf,
  toggled,
  withMonth,
  type Facet,
} from './library-query.ts';
import { useQuery } from './query-store.ts';

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly remove: () => void;
}

/** Every filter that is on, each with what it says and the way to take it off. */
export function useChips(): readonly Chip[] {
  const filters = useQuery(({ query }) => query.filters);
  const filter = useQuery(({ filter }) => filter);
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const words: Readonly<Record<Facet, (value: string) => string>> = {
    states: (value) => stateName(stateOf(value)),
    kinds: (value) => kindName(kindOf(value)),
    providers: (value) => nameOf(providerOf(value)),
    accounts: (value) =>
      accounts.find(({ id }) => id === value)?.name ?? say('library.removedAccount'),
    tags: (value) => `#${value}`,
  };
  const lists = facets.flatMap((facet) =>
    chosen(filters, facet).map((value) => ({
      key: `${facet} ${value}`,
      label: words[facet](value),
      remove: () => filter((before) => toggled(before, facet, value)),
    })),
  );
  const flags = (['starred', 'withFile', 'missing'] as const).flatMap((flag) => {
    const value = filters[flag];
    if (value === undefined) return [];
    const label = say(`library.flag.${flag}.${value ? 'yes' : 'no'}`);
    return { key: flag, label, remove: () => filter((before) => flagged(before, flag, value)) };
  });
  const month = monthOf(filters);
  const isSpan = filters.from !== undefined || filters.to !== undefined;
  const span = isSpan
    ? [
        {
          key: 'month',
          label: month === null ? say('library.someTime') : monthName(month),
          remove: () => filter((before) => withMonth(before, null)),
        },
      ]
    : [];
  const trash = filters.trashed
    ? [
        {
          key: 'trash',
          label: say('library.inTrash'),
          remove: () => filter((before) => inTrash(before, false)),
        },
      ]
    : [];
  return [...trash, ...flags, ...lists, ...span];
}

/** What narrows the library down, on a line of its own while anything does. */
export function FilterChips({
  chips,
  text,
}: {
  readonly chips: readonly Chip[];
  readonly text: string;
}) {
  const open = useView(({ open }) => open);
  const clear = useQuery(({ clear }) => clear);
  if (chips.length === 0 && text.trim() === '') return null;
  return (
    <div className={styles.chips}>
      {chips.map(({ key, label, remove }) => (
        <button
          key={key}
          type="button"
          className={styles.chip}
          aria-label={say('library.chip.off', { label })}
          onClick={remove}
        >
          <span>{label}</span>
          <X aria-hidden />
        </button>
      ))}
      {chips.length > 0 ? (
        <Button small look="quiet" onClick={clear}>
          {say('library.chip.clear')}
        </Button>
      ) : null}
      <Button
        small
        look="quiet"
        icon={<BookmarkPlus />}
        onClick={() => open({ kind: 'save-view' })}
      >
        {say('library.view.save')}
      </Button>
    </div>
  );
}
