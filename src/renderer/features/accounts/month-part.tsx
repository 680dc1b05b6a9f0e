import type { AccountView } from '../../../shared/account.ts';
import { RENDERS_UNIT, type MonthCount, type Spending } from '../../../shared/money.ts';
import { useNow } from '../../stores/now.ts';
import { moment, roughly } from '../../words/measures.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';
import { numberWords, say, sayNodes } from '../../words/say.ts';
import styles from './budgets.module.css';
import { kindInPlural, levelWord, spentWords } from './month-words.ts';

/** A month's quota warns from here, and again from there on; shares of the whole. */
const NEAR = 0.8;

/** How much of a whole is used, the whole standing back. */
const ofWhole = (used: string, quota: string) =>
  sayNodes('accounts.month.used', {
    used,
    quota,
    of: (inside) => (
      <span key="of" className={styles.of}>
        {inside}
      </span>
    ),
  });

function Quota({ count }: { readonly count: MonthCount & { quota: number } }) {
  const now = useNow();
  const { kind, used, quota, level, resetsAt } = count;
  const label = kindInPlural(kind);
  const word = levelWord(level);
  return (
    <div className={styles.budget} data-level={level}>
      <div className={styles.line}>
        <span>
          {label}
          {word ? <strong className={styles.level}>{word}</strong> : null}
        </span>
        <span className={styles.number}>{ofWhole(numberWords(used), numberWords(quota))}</span>
      </div>
      <meter
        className={styles.meter}
        aria-label={say('accounts.month.kind', { kind: label })}
        value={Math.min(used, quota)}
        high={quota * NEAR}
        max={quota}
      >
        {say('accounts.usedShort', { used, limit: quota })}
      </meter>
      <span className={styles.of} title={moment(resetsAt)}>
        {say('accounts.month.new', { time: roughly(resetsAt - now) })}
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
          <span>{say('accounts.month.spent')}</span>
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
          {say('accounts.month.guard')}
          {isFull ? (
            <strong className={styles.level}>{say('accounts.month.reached')}</strong>
          ) : null}
        </span>
        <span className={styles.number}>
          {ofWhole(
            amountWords(used),
            `${amountWords(guard.limit)} ${unitWords(guard.limit, unit)}`,
          )}
        </span>
      </div>
      <meter
        className={styles.meter}
        aria-label={say('accounts.month.ofGuard', { unit })}
        value={Math.min(used, guard.limit)}
        high={guard.limit * NEAR}
        max={Math.max(guard.limit, 1)}
      >
        {say('accounts.usedShort', { used, limit: guard.limit })}
      </meter>
      <span className={styles.of}>
        {inFlight > 0
          ? `${say('accounts.month.onTheWay', { amount: amountWords(inFlight) })} · `
          : ''}
        {say(guard.action === 'ask' ? 'accounts.month.asks' : 'accounts.month.stops')}
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
    <section
      className={styles.budgets}
      aria-label={say('accounts.month.with', { name: account.name })}
    >
      <h3 className={styles.heading}>{say('accounts.month.title')}</h3>
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
