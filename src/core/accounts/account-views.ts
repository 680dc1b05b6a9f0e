import { setImmediate } from 'node:timers/promises';
import type { AccountView, KeyPlace } from '../../shared/account.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { ScopeReads } from '../db/scope-repository.ts';
import type { SubmissionReads } from '../db/submission-repository.ts';
import type { RequestBudget } from '../jobs/request-budget.ts';
import { monthCounts } from '../money/month-counts.ts';
import { spendingOf } from '../money/spending.ts';
import type { Clock, SecretStore } from '../ports.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';

/** What an account costs is added up of its month's and its queued jobs: others go on in between. */
const LONGEST_PIECE_MS = 2;

export interface AccountViewParts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly accounts: AccountReads;
  readonly due: DueReads;
  readonly submissions: SubmissionReads;
  readonly scopes: ScopeReads;
  readonly budget: RequestBudget;
  readonly providerFor: (account: Account) => Provider;
}

/** What clients see of accounts. Where a key is, is asked of the keychain once and remembered. */
export class AccountViews {
  readonly #parts: AccountViewParts;
  readonly #places = new Map<AccountId, KeyPlace>();

  constructor(parts: AccountViewParts) {
    this.#parts = parts;
  }

  async all(): Promise<AccountView[]> {
    const accounts = this.#parts.accounts.all();
    await Promise.all(accounts.map((account) => this.#placeOf(account)));
    const views: AccountView[] = [];
    let began = performance.now();
    for (const account of accounts) {
      views.push(await this.one(account));
      if (performance.now() - began < LONGEST_PIECE_MS) continue;
      await setImmediate();
      began = performance.now();
    }
    return views;
  }

  async one(account: Account): Promise<AccountView> {
    const { budget, due, providerFor, submissions, scopes } = this.#parts;
    const provider = providerFor(account);
    const now = this.#parts.clock.now();
    const { pausedAt, pauseFailure } = account;
    return {
      id: account.id,
      providerId: account.providerId,
      name: account.name,
      baseUrl: account.baseUrl,
      planId: account.planId,
      organisation: scopes.of(account.id).organisation,
      createdAt: account.createdAt,
      isDemo: account.isDemo,
      keyPlace: await this.#placeOf(account),
      paused: pausedAt === null ? null : { since: pausedAt, failure: pauseFailure },
      budgets: provider.limits.map((limit) => ({
        id: limit.id,
        label: limit.label,
        limit: allowed(budget, account.id, limit),
        used: budget.used(account.id, limit),
        usedBy: budget.usedBy(account.id, limit),
        windowMs: limit.windowMs,
      })),
      jobsInFlight: due.inFlight(account.id),
      colour: account.colour,
      submitEnabled: account.submitEnabled,
      months: monthCounts(this.#parts, account, provider, now),
      spending: spendingOf(submissions, account, provider, now),
      guard: account.guard,
    };
  }

  async #placeOf(account: Account): Promise<KeyPlace> {
    return this.#places.get(account.id) ?? this.keyPlace(account);
  }

  /** Asks the secret store anew. */
  async keyPlace(account: Account): Promise<KeyPlace> {
    const reading = await this.#parts.secrets.read(account);
    const place = reading.found ? reading.place : reading.reason;
    this.#places.set(account.id, place);
    return place;
  }

  /** A key was changed, or may have been outside: ask again when it is next shown. */
  forget(id?: AccountId): void {
    if (id === undefined) this.#places.clear();
    else this.#places.delete(id);
  }
}

/** What is documented, unless answers taught that it is less, or where it is a guess, more. */
function allowed(budget: RequestBudget, id: AccountId, limit: RequestLimit): number {
  const { count, windowMs } = budget.allowed(id, limit);
  return windowMs === limit.windowMs ? count : limit.count;
}
