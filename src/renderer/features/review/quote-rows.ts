import type { ProviderId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { useAccounts } from '../../stores/accounts.ts';
import {
  accountOf,
  chosenFile,
  standingOf,
  type PriceState,
  type ReviewRow,
} from './review-row.ts';
import { useReview } from './review-store.ts';

/** So few that the first prices of a big drop are there soon. */
const QUOTES_A_CALL = 8;

/** Providers that turned out to quote nothing; they are not asked for every file anew. */
const quoteless = new Set<ProviderId>();

function canBeQuoted(row: ReviewRow): boolean {
  const { accounts } = useAccounts.getState();
  if (standingOf(row, accounts) !== 'ready') return false;
  const account = accountOf(row, accounts);
  return account !== null && !quoteless.has(account.providerId);
}

const setPrices = (ids: Iterable<number>, price: PriceState) =>
  useReview.getState().change(new Map([...ids].map((id) => [id, { price }])));

async function quote(rows: readonly ReviewRow[]): Promise<ReadonlyMap<number, PriceState>> {
  const { accounts } = useAccounts.getState();
  const files = rows.flatMap((row) => chosenFile(row, accounts) ?? []);
  try {
    const answer = await host().jobs.quote({ files });
    const prices = new Map<number, PriceState>();
    for (const [index, row] of rows.entries()) {
      const told = answer.files[index];
      const provider = accountOf(row, accounts)?.providerId;
      if (told?.price) prices.set(row.id, { state: 'known', price: told.price });
      else if (told?.failure) prices.set(row.id, { state: 'unknown', failure: told.failure });
      else {
        if (provider !== undefined) quoteless.add(provider);
        prices.set(row.id, { state: 'none' });
      }
    }
    return prices;
  } catch (error) {
    const failure = failureFrom(error);
    return new Map(rows.map(({ id }) => [id, { state: 'unknown', failure }]));
  }
}

/** An answer counts only for rows that are still as they were when it was asked for. */
function apply(asked: readonly ReviewRow[], prices: ReadonlyMap<number, PriceState>): void {
  const byId = new Map(useReview.getState().rows.map((row) => [row.id, row]));
  const still = asked.filter(({ id, choice }) => byId.get(id)?.choice === choice);
  useReview
    .getState()
    .change(
      new Map(still.map(({ id }) => [id, { price: prices.get(id) ?? { state: 'none' as const } }])),
    );
}

/** Asks what rows cost, a few at a time, for as long as they are under review. */
export async function quoteRows(ids: ReadonlySet<number>): Promise<void> {
  const rows = () => useReview.getState().rows.filter(({ id }) => ids.has(id));
  setPrices(
    rows()
      .filter(canBeQuoted)
      .map(({ id }) => id),
    { state: 'asking' },
  );
  for (;;) {
    const asking = rows().filter(({ price }) => price.state === 'asking');
    const open = asking.filter(canBeQuoted);
    setPrices(
      asking.filter((row) => !open.includes(row)).map(({ id }) => id),
      { state: 'none' },
    );
    const next = open.slice(0, QUOTES_A_CALL);
    if (next.length === 0) return;
    apply(next, await quote(next));
  }
}
