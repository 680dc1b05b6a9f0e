import type { AccountView, BudgetView } from '../../../shared/account.ts';
import { HOUR, MINUTE, SECOND } from '../../../shared/durations.ts';
import { roughly } from '../../words/measures.ts';
import { say, sayNodes } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import styles from './budgets.module.css';
import { usedByWords } from './used-by-words.ts';

const standingBack = (inside: React.ReactNode[]) => (
  <span key="of" className={styles.of}>
    {inside}
  </span>
);
const strongly = (inside: React.ReactNode[]) => <strong key="strong">{inside}</strong>;

function windowName(milliseconds: number): string {
  if (milliseconds === SECOND) return say('accounts.window.second');
  if (milliseconds === MINUTE) return say('accounts.window.minute');
  if (milliseconds === HOUR) return say('accounts.window.hour');
  return say('accounts.window.other', { time: roughly(milliseconds) });
}

/** From here on a limit is about to slow things down. */
const NEARLY_USED = 0.85;

/** Requests: a smaller limit is used up whenever it is used, which is no news. */
const LEAST_TELLING = 5;

function Budget({
  budget,
  account,
}: {
  readonly budget: BudgetView;
  readonly account: AccountView;
}) {
  const { used, limit, windowMs } = budget;
  const label = translated(budget.label);
  return (
    <div className={styles.budget}>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={styles.number}>
          {sayNodes('accounts.used', {
            used,
            limit,
            window: windowName(windowMs),
            of: standingBack,
          })}
        </span>
      </div>
      <meter
        className={styles.meter}
        aria-label={label}
        value={used}
        high={limit > LEAST_TELLING ? limit * NEARLY_USED : limit}
        max={limit}
      >
        {say('accounts.usedShort', { used, limit })}
      </meter>
      {used > 0 ? <p className={styles.usedBy}>{usedByWords(budget, account)}</p> : null}
    </div>
  );
}

/** How much of what the provider allows was used in the last window. */
export function Budgets({ account }: { readonly account: AccountView }) {
  const { budgets, jobsInFlight } = account;
  return (
    <section
      className={styles.budgets}
      aria-label={say('accounts.limitsOf', { name: account.name })}
    >
      <h3 className={styles.heading}>{say('accounts.requests')}</h3>
      <div className={styles.items}>
        {budgets.map((budget) => (
          <Budget key={budget.id} budget={budget} account={account} />
        ))}
        <div className={styles.flight}>
          {sayNodes('accounts.inFlight', {
            count: jobsInFlight,
            b: strongly,
          })}
        </div>
      </div>
    </section>
  );
}
