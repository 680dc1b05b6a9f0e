import type { AccountView } from '../../../shared/account.ts';
import { RENDERS_UNIT, type MonthCount, type Spending } from '../../../shared/money.ts';
import { useNow } from '../../stores/now.ts';
import { moment, roughly } from '../../words/measures.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';
import styles from './budgets.module.css';
import { kindsInPlural, levelWords, spentWords } from './month-words.ts';

/** A month's quota warns from here, and again from there on; shares of the whole. */
const NEAR = 0.8;

function Quota({ count }: { readonly count: MonthCount & { quota: number } }) {
  const now = useNow();
  const { kind, used, quota, level, resetsAt } = count;
  const label = kindsInPlural[kind];
  const word = levelWords[level];
  return (
    <div className={styles.budget} data-level={level}>
      <div className={styles.line}>
        <span>
          {label}
          {word ? <strong className={styles.level}>{word}</strong> : null}
        </span>
        <span className={styles.number}>
          {used.toLocaleString()} <span className={styles.of}>of {quota.toLocaleString()}</span>
        </span>
      </div>
      <meter
        className={styles.meter}
        aria-label={`${label} this month`}
        value={Math.min(used, quota)}
        high={quota * NEAR}
        max={quota}
      >
        {used} of {quota}
      </meter>
      <span className={styles.of} title={moment(resetsAt)}>
        New in {roughly(resetsAt - now)}
      </span>
    </div>
  );
}

function Spent({ account, spending }: { account: AccountView; spending: Spending }) {
  const { guard } = account;
  const { unit, spent, inFlight } = spending;
  const used = spent + inFlight;
  if (guard?.unit !== unit) {
    return (
      <div className={styles.budget}>
        <div className={styles.line}>
          <span>Spent</span>
          <span className={styles.number}>{spentWords(spending)}</span>
        </div>
      </div>
    );
  }
  const isFull = used >= guard.limit;
  return (
    <div className={styles.budget} data-level={isFull ? 'gone' : 'plenty'}>
      <div className={styles.line}>
        <span>
          Spending guard
          {isFull ? <strong className={styles.level}>Reached</strong> : null}
        </span>
        <span className={styles.number}>
          {amountWords(used)}{' '}
          <span className={styles.of}>
            of {amountWords(guard.limit)} {unitWords(guard.limit, unit)}
          </span>
        </span>
      </div>
      <meter
        className={styles.meter}
        aria-label={`Spent of the guard, in ${unit}`}
        value={Math.min(used, guard.limit)}
        high={guard.limit * NEAR}
        max={Math.max(guard.limit, 1)}
      >
        {used} of {guard.limit}
      </meter>
      <span className={styles.of}>
        {inFlight > 0 ? `${amountWords(inFlight)} on the way · ` : ''}
        {guard.action === 'ask' ? 'Then it asks' : 'Then it stops'}
      </span>
    </div>
  );
}

const hasQuota = (count: MonthCount): count is MonthCount & { quota: number } =>
  count.quota !== null;

/** What the account has used and spent this month, and the guard on it. */
export function MonthPart({ account }: { readonly account: AccountView }) {
  const { guard, months, spending } = account;
  const quotas = months.filter(hasQuota);
  // A guard in a unit that nothing was priced in yet is shown at zero.
  const guarded = guard && !spending.some(({ unit }) => unit === guard.unit);
  const lines = guarded
    ? [...spending, { unit: guard.unit, month: spending[0]?.month ?? '', spent: 0, inFlight: 0 }]
    : spending;
  const shown = lines.filter(
    ({ unit, spent, inFlight }) =>
      unit === guard?.unit ||
      (unit === RENDERS_UNIT ? lines.length === 1 && !quotas.length : spent + inFlight > 0),
  );
  return (
    <section className={styles.budgets} aria-label={`This month with ${account.name}`}>
      <h3 className={styles.heading}>This month</h3>
      <div className={styles.items}>
        {quotas.map((count) => (
          <Quota key={count.kind} count={count} />
        ))}
        {shown.map((each) => (
          <Spent key={each.unit} account={account} spending={each} />
        ))}
      </div>
    </section>
  );
}
