import { setImmediate } from 'node:timers/promises';
import type { AccountView, KeyPlace } from '../../shared/account.ts';
import { SECOND } from '../../shared/durations.ts';
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
/** A list is not kept waiting by a keychain that asks its owner something. */
const SOON_MS = SECOND;

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
  readonly #placesKnown: () => void;
  readonly #places = new Map<AccountId, KeyPlace>();

  /** @param placesKnown it is known now where a key is that was not known in time for `all` */
  constructor(parts: AccountViewParts, placesKnown: () => void) {
    this.#parts = parts;
    this.#placesKnown = placesKnown;
  }

  async all(): Promise<AccountView[]> {
    const accounts = this.#parts.accounts.all();
    const places = await Promise.all(accounts.map((account) => this.#placeSoon(account)));
    const views: AccountView[] = [];
    let began = performance.now();
    for (const [index, account] of accounts.entries()) {
      views.push(this.#view(account, places[index] ?? 'unreadable'));
      if (performance.now() - began < LONGEST_PIECE_MS) continue;
      await setImmediate();
      began = performance.now();
    }
    return views;
  }

  async one(account: Account): Promise<AccountView> {
    return this.#view(account, this.#places.get(account.id) ?? (await this.keyPlace(account)));
  }

  #view(account: Account, keyPlace: KeyPlace): AccountView {
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
      keyPlace,
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

  /** Asks the secret store anew. */
  async keyPlace(account: Account): Promise<KeyPlace> {
    const reading = await this.#parts.secrets.read(account);
    const place = reading.found ? reading.place : reading.reason;
    this.#places.set(account.id, place);
    return place;
  }

  /** As it is known; while that is being asked for longer than a moment, that it cannot be read. */
  async #placeSoon(account: Account): Promise<KeyPlace> {
    const known = this.#places.get(account.id);
    if (known !== undefined) return known;
    return new Promise((resolve, reject) => {
      let isLate = false;
      const takeBack = this.#parts.clock.after(SOON_MS, () => {
        isLate = true;
        resolve('unreadable');
      });
      const found = (place: KeyPlace) => {
        takeBack();
        resolve(place);
        if (isLate) this.#placesKnown();
      };
      this.keyPlace(account).then(found, reject);
    });
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
