import type { AccountView } from '../../../shared/account.ts';
import type { InspectedPayload } from '../../../shared/contract/jobs.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { inCalls } from '../new-render/read-files.ts';
import { rememberAccount, usualAccount } from './account-memory.ts';
import { checkAddresses } from './check-addresses.ts';
import { quoteRows } from './quote-rows.ts';
import {
  accountOf,
  accountsFor,
  chosenFile,
  providerOf,
  standingOf,
  type ReviewRow,
  type RowChoice,
} from './review-row.ts';
import { useReview } from './review-store.ts';

interface Asked {
  readonly id: number;
  /** What was chosen when it was asked: an answer to an older choice is no answer. */
  readonly choice: RowChoice;
}

function apply(asked: readonly Asked[], answers: readonly (InspectedPayload | undefined)[]): void {
  const { rows, change } = useReview.getState();
  const byId = new Map(rows.map((row) => [row.id, row]));
  change(
    new Map(
      asked.flatMap(({ id, choice }, index) => {
        const found = answers[index];
        return found && byId.get(id)?.choice === choice ? [[id, { found }] as const] : [];
      }),
    ),
  );
}

async function inspect(rows: readonly ReviewRow[]): Promise<void> {
  const { accounts } = useAccounts.getState();
  const readable = rows.flatMap((row) => {
    const file = chosenFile(row, accounts);
    return file ? { file, bytes: row.bytes, row } : [];
  });
  let from = 0;
  for (const files of inCalls(readable)) {
    const asked = readable.slice(from, from + files.length).map(({ row }) => row);
    from += files.length;
    try {
      apply(asked, await host().jobs.inspect({ files }));
    } catch (error) {
      const failure = failureFrom(error);
      apply(
        asked,
        asked.map(({ name }) => ({ usable: false, name, failure })),
      );
    }
  }
}

const current = (ids: ReadonlySet<number>) =>
  useReview.getState().rows.filter(({ id }) => ids.has(id));

/** Where several accounts could render it, the one that did the last time is the likeliest. */
function settleAccounts(ids: ReadonlySet<number>): ReadonlySet<number> {
  const { accounts } = useAccounts.getState();
  const changes = new Map<number, Partial<ReviewRow>>();
  for (const row of current(ids)) {
    const provider = providerOf(row, accounts);
    if (provider === null || accountOf(row, accounts) || accountsFor(row, accounts).length === 0)
      continue;
    const usual = usualAccount(provider);
    if (usual) changes.set(row.id, { choice: { ...row.choice, accountId: usual } });
  }
  useReview.getState().change(changes);
  return new Set(changes.keys());
}

/** Has the host recognise rows as they are chosen now, and then asks what they cost. */
export async function lookAtRows(rows: readonly ReviewRow[]): Promise<void> {
  await inspect(rows);
  const ids = new Set(rows.map(({ id }) => id));
  const settled = settleAccounts(ids);
  if (settled.size > 0) await inspect(current(settled));
  if (useApp.getState().settings.checkAddresses) void checkAddresses(ids);
  await quoteRows(ids);
}

/** Takes a choice for some rows and looks at them again. */
export async function chooseForRows(ids: ReadonlySet<number>, choice: RowChoice): Promise<void> {
  const { change } = useReview.getState();
  change(
    new Map(
      current(ids).map((row) => [
        row.id,
        { choice: merged(row.choice, choice), price: { state: 'none' }, refusal: null },
      ]),
    ),
  );
  await lookAtRows(current(ids));
}

/** Another provider makes other kinds and has other accounts. */
function merged(before: RowChoice, choice: RowChoice): RowChoice {
  return choice.providerId === undefined ? { ...before, ...choice } : choice;
}

/**
 * Takes the account for one row, and for those that still have none of the same provider: whoever
 * drops a hundred files says it once.
 */
export async function chooseAccount(row: ReviewRow, account: AccountView): Promise<void> {
  const { accounts } = useAccounts.getState();
  const undecided = useReview
    .getState()
    .rows.filter(
      (each) =>
        standingOf(each, accounts) === 'needs-choice' &&
        providerOf(each, accounts) === account.providerId,
    );
  rememberAccount(account.providerId, account.id);
  await chooseForRows(new Set([row.id, ...undecided.map(({ id }) => id)]), {
    accountId: account.id,
  });
}
