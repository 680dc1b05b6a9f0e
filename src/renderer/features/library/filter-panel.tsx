import { CircleSlash, FileCheck, Star, Trash2 } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { LibraryCounts } from '../../../shared/library.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { StateSign } from '../../components/state-sign.tsx';
import { TagSign } from '../../components/tag-signs.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { stateName } from '../../words/job-words.ts';
import { kindName } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { atLeast } from './at-least.ts';
import { emptyTrash } from './care-actions.ts';
import styles from './filter-panel.module.css';
import {
  chosen,
  flagged,
  inTrash,
  monthName,
  monthOf,
  toggled,
  withMonth,
  type Facet,
  type Flag,
} from './library-query.ts';
import { useQuery } from './query-store.ts';
import { useResults } from './results-store.ts';
import { PlaceLinks } from './library-places.tsx';
import { SavedViews } from './saved-views.tsx';
import { stateOf, kindOf, accountOf, providerOf } from './facet-values.ts';

/** Choices of a list that are shown before its "more". */
const SHOWN = 8;

interface ChoiceProps {
  readonly label: ReactNode;
  readonly sign?: ReactNode;
  readonly count: number;
  /** False: at least so many. */
  readonly exact: boolean;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function FilterChoice({ label, sign, count, exact, isOn, onToggle }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={isOn}
        data-none={(count === 0 && !isOn) || undefined}
        onClick={onToggle}
      >
        <span className={styles.sign}>{sign}</span>
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{atLeast(count, exact)}</span>
      </button>
    </li>
  );
}

interface SectionProps {
  readonly title: string;
  readonly choices: readonly (Omit<ChoiceProps, 'exact'> & { readonly key: string })[];
  readonly exact: boolean;
}

function Section({ title, choices, exact }: SectionProps) {
  const [isWhole, setWhole] = useState(false);
  // What is chosen stays in sight, also where nothing is left of it.
  const shown = choices.filter(({ isOn }, index) => isWhole || index < SHOWN || isOn);
  if (choices.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <ul>
        {shown.map(({ key, ...choice }) => (
          <FilterChoice key={key} {...choice} exact={exact} />
        ))}
      </ul>
      {choices.length > shown.length || isWhole ? (
        <button type="button" className={styles.more} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? say('library.filter.fewer')
            : say('library.filter.more', { count: choices.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}

/** Values with their counts; what is chosen is among them, also with a count of none. */
function withChosen(
  counted: LibraryCounts['states'],
  on: readonly string[],
): LibraryCounts['states'] {
  const known = new Set(counted.map(({ value }) => value));
  return [
    ...counted,
    ...on.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 })),
  ];
}

interface FacetProps {
  readonly title: string;
  readonly facet: Facet;
  readonly look: (value: string) => { readonly label: ReactNode; readonly sign?: ReactNode };
}

function FacetSection({ title, facet, look }: FacetProps) {
  const counts = useResults(({ counts }) => counts);
  const filters = useQuery(({ query }) => query.filters);
  const filter = useQuery(({ filter }) => filter);
  if (counts === null) return null;
  const on = chosen(filters, facet);
  const exact = facet === 'tags' ? counts.exactDetails : counts.exact;
  return (
    <Section
      title={title}
      exact={exact}
      choices={withChosen(counts[facet], on).map(({ value, count }) => ({
        key: value,
        ...look(value),
        count,
        isOn: on.includes(value),
        onToggle: () => filter((before) => toggled(before, facet, value)),
      }))}
    />
  );
}

function Months() {
  const counts = useResults(({ counts }) => counts);
  const filters = useQuery(({ query }) => query.filters);
  const filter = useQuery(({ filter }) => filter);
  if (counts === null) return null;
  const month = monthOf(filters);
  return (
    <Section
      title={say('library.filter.month')}
      exact={counts.exactDetails}
      choices={withChosen(counts.months, month === null ? [] : [month]).map(({ value, count }) => ({
        key: value,
        label: monthName(value),
        count,
        isOn: value === month,
        onToggle: () => filter((before) => withMonth(before, value === month ? null : value)),
      }))}
    />
  );
}

const flags: readonly (readonly [Flag, ReactNode])[] = [
  ['starred', <Star key="star" />],
  ['withFile', <FileCheck key="file" />],
  ['missing', <CircleSlash key="missing" />],
];

function Flags() {
  const counts = useResults(({ counts }) => counts);
  const filters = useQuery(({ query }) => query.filters);
  const filter = useQuery(({ filter }) => filter);
  if (counts === null) return null;
  const shown = flags.filter(
    ([flag]) => flag !== 'missing' || counts.missing > 0 || filters.missing,
  );
  return (
    <Section
      title={say('library.filter.only')}
      exact={counts.exact}
      choices={shown.map(([flag, sign]) => ({
        key: flag,
        label: say(`library.flag.${flag}.yes`),
        sign,
        count: counts[flag],
        isOn: filters[flag] === true,
        onToggle: () => filter((before) => flagged(before, flag, true)),
      }))}
    />
  );
}

type Shown = ReturnType<FacetProps['look']>;

const stateLook = (value: string): Shown => ({
  label: stateName(stateOf(value)),
  sign: <StateSign state={stateOf(value)} still />,
});
const kindLook = (value: string): Shown => ({ label: kindName(kindOf(value)) });
const tagLook = (value: string): Shown => ({ label: value, sign: <TagSign tag={value} /> });
const accountLook =
  (accounts: readonly AccountView[]) =>
  (value: string): Shown => ({
    label: accounts.find(({ id }) => id === value)?.name ?? say('library.removedAccount'),
    sign: <AccountDot id={accountOf(value)} />,
  });

/** The way into the trash and out of it, and what can be done there. */
function Trash() {
  const counts = useResults(({ counts }) => counts);
  const isOn = useQuery(({ query }) => query.filters.trashed);
  const filter = useQuery(({ filter }) => filter);
  if (counts === null || (counts.trashed === 0 && !isOn)) return null;
  return (
    <section className={styles.section} aria-label={say('care.trash')}>
      <ul>
        <FilterChoice
          label={say('care.trash')}
          sign={<Trash2 aria-hidden />}
          count={counts.trashed}
          exact={counts.exact}
          isOn={isOn}
          onToggle={() => filter((before) => inTrash(before, !isOn))}
        />
      </ul>
      {isOn ? (
        <button type="button" className={styles.more} onClick={() => void emptyTrash()}>
          {say('care.trash.empty')}
        </button>
      ) : null}
    </section>
  );
}

/** How the library can be narrowed down, each way with what it would leave. */
export const FilterPanel = memo(function FilterPanel() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const providerLook = (value: string): Shown => ({ label: nameOf(providerOf(value)) });
  return (
    <div className={styles.panel}>
      <SavedViews />
      <Flags />
      <FacetSection title={say('library.filter.state')} facet="states" look={stateLook} />
      <FacetSection title={say('library.filter.kind')} facet="kinds" look={kindLook} />
      <FacetSection title={say('library.filter.tag')} facet="tags" look={tagLook} />
      <FacetSection
        title={say('library.filter.account')}
        facet="accounts"
        look={accountLook(accounts)}
      />
      <FacetSection title={say('library.filter.provider')} facet="providers" look={providerLook} />
      <Months />
      <Trash />
      <PlaceLinks />
    </div>
  );
});
