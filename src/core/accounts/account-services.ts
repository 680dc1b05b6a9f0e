import { v7 as uuid } from 'uuid';
import type { AccountView, KeyPlace } from '../../shared/account.ts';
import type { AccountTest } from '../../shared/contract/accounts.ts';
import { failure, FailureError, failureOf } from '../../shared/failure.ts';
import { accountIdSchema, type AccountId, type ProviderId } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job.ts';
import type { Account, AccountReads, AccountWrites } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { RequestBudget } from '../jobs/request-budget.ts';
import { keyFailure, limitFor } from '../jobs/run-context.ts';
import { checkKey } from '../net/api-key.ts';
import { parseBaseUrl } from '../net/base-url.ts';
import type { Clock, SecretStore } from '../ports.ts';
import { ProviderCallError, type ProviderExchange } from '../providers/exchange.ts';
import type { Provider } from '../providers/provider.ts';
import type { AccountServices, NewAccount } from '../services.ts';

export interface AccountParts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly accounts: AccountReads;
  readonly accountWrites: AccountWrites;
  readonly jobs: JobReads;
  readonly store: JobStore;
  readonly budget: RequestBudget;
  readonly providerById: (id: ProviderId) => Provider;
  readonly exchangeFor: (account: Account, key: string, signal: AbortSignal) => ProviderExchange;
  /** Ends what the jobs of an account are doing, for its removal. */
  readonly abandonJobs: (accountId: AccountId) => Promise<void>;
  readonly changed: () => void;
  readonly wake: () => void;
  /** This account's demo provider runs in this process. */
  readonly demoIsUp: (id: AccountId) => void;
}

const inFlight: readonly JobState[] = [
  'queued',
  'submitting',
  'unconfirmed',
  'rendering',
  'downloading',
];

export type Accounts = AccountServices & {
  /** For pushes: what `list` says, without asking the keychain anew. */
  views(): Promise<AccountView[]>;
  /** Whether there is a key to submit with. */
  keyPlace(account: Account): Promise<KeyPlace>;
};

export function createAccountServices(parts: AccountParts): Accounts {
  const { accounts, accountWrites: writes, clock, secrets } = parts;
  const places = new Map<AccountId, KeyPlace>();

  async function keyPlace(account: Account): Promise<KeyPlace> {
    const reading = await secrets.read(account);
    const place = reading.found ? reading.place : reading.reason;
    places.set(account.id, place);
    return place;
  }

  async function view(account: Account): Promise<AccountView> {
    const provider = parts.providerById(account.providerId);
    return {
      id: account.id,
      providerId: account.providerId,
      name: account.name,
      baseUrl: account.baseUrl,
      createdAt: account.createdAt,
      isDemo: account.isDemo,
      keyPlace: places.get(account.id) ?? (await keyPlace(account)),
      paused:
        account.pausedAt === null || account.pauseFailure === null
          ? null
          : { since: account.pausedAt, failure: account.pauseFailure },
      budgets: provider.limits.map((limit) => ({
        id: limit.id,
        label: limit.label,
        limit: limit.count,
        used: parts.budget.used(account.id, limit),
        windowMs: limit.windowMs,
      })),
      jobsInFlight: parts.jobs.countIn(account.id, inFlight),
    };
  }

  function existing(id: AccountId): Account {
    const account = accounts.byId(id);
    if (account === undefined || account.removedAt !== null)
      throw new FailureError(
        failure('not-found', 'There is no such account.', 'Look at the list of accounts.'),
      );
    return account;
  }

  async function viewOf(id: AccountId): Promise<AccountView> {
    parts.changed();
    return view(existing(id));
  }

  function refuseTakenName(name: string, except?: AccountId): void {
    const other = accounts.byName(name);
    if (other === undefined || other.id === except) return;
    throw new FailureError(
      failure(
        'name-taken',
        `There is already an account named "${other.name}".`,
        'Choose another name, or rename that one first.',
      ),
    );
  }

  function insert(account: Pick<Account, 'providerId' | 'name' | 'baseUrl' | 'isDemo'>): Account {
    const id = accountIdSchema.parse(uuid());
    writes.insert({ ...account, id, createdAt: clock.now() });
    return existing(id);
  }

  async function keep(account: Account, key: string, place: 'keychain' | 'memory'): Promise<void> {
    await secrets.write(account, checkKey(key), place);
    places.delete(account.id);
  }

  async function add(wanted: NewAccount): Promise<AccountView> {
    const provider = parts.providerById(wanted.providerId);
    const baseUrl = parseBaseUrl(wanted.baseUrl ?? provider.defaultBaseUrl);
    if (wanted.key !== undefined) checkKey(wanted.key);
    refuseTakenName(wanted.name);
    const account = insert({
      providerId: provider.id,
      name: wanted.name,
      baseUrl,
      isDemo: false,
    });
    try {
      if (wanted.key !== undefined) await keep(account, wanted.key, wanted.keep);
    } catch (error) {
      writes.erase(account.id);
      throw error;
    }
    return viewOf(account.id);
  }

  async function test(id: AccountId): Promise<AccountTest> {
    const account = existing(id);
    const provider = parts.providerById(account.providerId);
    places.delete(id);
    const reading = await secrets.read(account);
    if (!reading.found) return { works: false, failure: keyFailure(account, reading) };
    const permit = parts.budget.take(id, limitFor(provider, 'verify'));
    if (!permit.granted) {
      const seconds = Math.ceil(permit.waitMs / 1_000);
      const busy = failure(
        'rate-limited',
        `The account "${account.name}" has used up what ${provider.name} allows it a minute.`,
        `Test it again in ${seconds} s.`,
      );
      return { works: false, failure: busy };
    }
    try {
      const exchange = parts.exchangeFor(account, reading.key, new AbortController().signal);
      const message = await provider.verifyKey(exchange);
      if (account.pausedAt !== null) takeUp(id);
      return { works: true, message };
    } catch (error) {
      const why = error instanceof ProviderCallError ? error.failure : failureOf(error);
      return { works: false, failure: why };
    } finally {
      permit.permit.settle();
    }
  }

  function takeUp(id: AccountId): void {
    parts.store.resumeAccount(id);
    parts.wake();
  }

  const views = () => Promise.all(accounts.all().map(view));

  return {
    views,
    keyPlace,
    list() {
      places.clear();
      return views();
    },
    add,
    rename(id, name) {
      existing(id);
      refuseTakenName(name, id);
      writes.rename(id, name);
      places.delete(id);
      return viewOf(id);
    },
    async setKey(id, key, place) {
      await keep(existing(id), key, place);
      takeUp(id);
      return viewOf(id);
    },
    test,
    resume(id) {
      existing(id);
      places.delete(id);
      takeUp(id);
      return viewOf(id);
    },
    async remove(id, force) {
      const account = existing(id);
      const busy = parts.jobs.countIn(id, inFlight);
      if (busy > 0 && !force) throw new FailureError(stillInFlight(account.name, busy));
      await parts.abandonJobs(id);
      await secrets.remove(account);
      writes.remove(id, clock.now());
      places.delete(id);
      parts.changed();
    },
    async ensureDemo(demo) {
      const known = accounts
        .all()
        .find((account) => account.isDemo && account.providerId === demo.providerId);
      const baseUrl = parseBaseUrl(demo.baseUrl);
      const account =
        known ??
        insert({ providerId: demo.providerId, name: freeName(accounts), baseUrl, isDemo: true });
      writes.setBaseUrl(account.id, baseUrl);
      await keep(account, demo.key, 'memory');
      parts.demoIsUp(account.id);
      takeUp(account.id);
      return viewOf(account.id);
    },
  };
}

function freeName(accounts: AccountReads): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'Demo' : `Demo ${count}`;
    if (accounts.byName(name) === undefined) return name;
  }
}

function stillInFlight(name: string, jobs: number) {
  return failure(
    'conflict',
    `The account "${name}" has ${jobs === 1 ? 'one job' : `${jobs} jobs`} in flight.`,
    'Wait for them, cancel them, or remove the account all the same: then they are no longer followed, though their renders may still finish and count at the provider.',
  );
}
