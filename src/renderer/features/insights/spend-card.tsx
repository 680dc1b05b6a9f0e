import type { AccountView } from '../../../shared/account.ts';
import type { Insights } from '../../../shared/activity.ts';
import { RENDERS_UNIT } from '../../../shared/money.ts';
import { ColourDot } from '../../components/account-dot.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';
import { ChartCard } from './chart-card.tsx';
import type { ProviderChoice } from './figures.ts';
import { showJobs } from './show-jobs.ts';
import styles from './spend-card.module.css';

interface SpendCardProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
  readonly days: number;
}

const priced = (amount: number, unit: string): string =>
  `${amountWords(amount)} ${unitWords(amount, unit)}`;

interface Row {
  readonly account: AccountView;
  readonly unit: string;
  readonly spent: number;
  readonly inFlight: number;
  readonly limit: number | null;
}

/** In the unit of its guard; without one, in money where it has any. */
function rowOf(account: AccountView): Row {
  const { guard, spending } = account;
  const wanted =
    guard === null
      ? (spending.find(({ unit, spent }) => unit !== RENDERS_UNIT && spent > 0) ?? spending[0])
      : spending.find(({ unit }) => unit === guard.unit);
  const unit = guard?.unit ?? wanted?.unit ?? RENDERS_UNIT;
  const { spent = 0, inFlight = 0 } = wanted ?? {};
  return { account, unit, spent, inFlight, limit: guard?.limit ?? null };
}

/** What each account spent this month, against what it may. */
export function SpendCard({ insights, choice, days }: SpendCardProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const rows = accounts
    .filter(({ providerId }) => choice === null || providerId === choice)
    .map(rowOf);
  const known = new Set(rows.map(({ account }) => account.id));
  const amounts = amountsOf(insights.spend.filter(({ accountId }) => known.has(accountId)));
  return (
    <ChartCard
      title={say('insights.spend.title')}
      hint={say('insights.spend.hint')}
      answer={
        rows.length === 0
          ? say('insights.spend.none')
          : amounts === ''
            ? ''
            : say('insights.spend.range', { days, amounts })
      }
      table={rows.length === 0 ? undefined : tableOf(rows)}
    >
      <ul className={styles.rows}>
        {rows.map((row) => (
          <SpendRow key={row.account.id} row={row} insights={insights} />
        ))}
      </ul>
    </ChartCard>
  );
}

function SpendRow({ row, insights }: { readonly row: Row; readonly insights: Insights }) {
  const { account, unit, spent, inFlight, limit } = row;
  const said =
    limit === null
      ? priced(spent, unit)
      : say('insights.spend.guarded', { spent: amountWords(spent), limit: priced(limit, unit) });
  const more =
    inFlight > 0
      ? say('insights.spend.inFlight', { amount: priced(inFlight, unit) })
      : limit === null
        ? say('insights.spend.noGuard')
        : '';
  const { from, to } = insights;
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        onClick={() => showJobs({ from, to, accounts: [account.id] })}
      >
        <span className={styles.name}>
          <ColourDot colour={account.colour} />
          {account.name}
        </span>
        <span className={styles.said}>
          {said} <span className={styles.more}>{more}</span>
        </span>
        {limit === null ? null : (
          <meter
            className={styles.meter}
            aria-label={`${account.name}: ${said}`}
            value={spent + inFlight}
            high={limit * 0.8}
            max={Math.max(limit, Number.EPSILON)}
          />
        )}
      </button>
    </li>
  );
}

function amountsOf(spend: Insights['spend']): string {
  const units = [...new Set(spend.map(({ unit }) => unit))];
  return units
    .map((unit) => {
      const own = spend.filter((row) => row.unit === unit);
      return priced(
        own.reduce((sum, { amount }) => sum + amount, 0),
        unit,
      );
    })
    .join(', ');
}

function tableOf(rows: readonly Row[]) {
  return {
    heads: [
      say('insights.spend.account'),
      say('insights.spend.spent'),
      say('insights.spend.flight'),
      say('insights.spend.limit'),
    ],
    rows: rows.map(({ account, unit, spent, inFlight, limit }) => [
      account.name,
      priced(spent, unit),
      priced(inFlight, unit),
      limit === null ? say('insights.spend.noGuard') : priced(limit, unit),
    ]),
  };
}
