import { v7 as uuid } from 'uuid';
import type { AccountView } from '../../shared/account.ts';
import { colours, type Colour } from '../../shared/colour.ts';
import type { StillRunning } from '../../shared/contract/accounts.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import { accountIdSchema, type AccountId, type ProviderId } from '../../shared/ids.ts';
import type { Account, AccountReads, AccountWrites } from '../db/account-repository.ts';
import type { JobStore } from '../jobs/job-store.ts';
import { checkKey } from '../net/api-key.ts';
import { parseBaseUrl } from '../net/base-url.ts';
import type { Clock } from '../ports.ts';
import { checkPlan } from '../providers/account-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { AccountServices, NewAccount } from '../services.ts';
import { accountChoices, type AccountChoiceParts } from './account-choices.ts';
import { type AccountViewParts, type AccountViews } from './account-views.ts';
import { testKey, type KeyTestParts } from './key-test.ts';
import { setOrganisation, type OrganisationParts } from './set-organisation.ts';

export interface AccountParts
  extends AccountViewParts, KeyTestParts, AccountChoiceParts, Omit<OrganisationParts, 'budget'> {
  readonly clock: Clock;
  readonly accountWrites: AccountWrites;
  readonly store: JobStore;
  readonly accountViews: AccountViews;
  readonly providerById: (id: ProviderId) => Provider;
  /** Ends what the jobs of an account are doing, for its removal. */
  readonly abandonJobs: (accountId: AccountId) => Promise<void>;
  /** Ends what was begun for its jobs, but for submits that are on their way. */
  readonly stopSending: (accountId: AccountId) => Promise<void>;
  /** Asks the provider to stop what it can, for a bounded time; what may still run there. */
  readonly stopAtProvider: (account: Account) => Promise<StillRunning[]>;
  /** Forgets that a month's quota was used up: its plan, or its key, may be another. */
  readonly tryQuotaAgain: (accountId: AccountId) => void;
  readonly changed: () => void;
  readonly wake: () => void;
  /** This account's demo provider runs in this process. */
  readonly demoIsUp: (id: AccountId) => void;
}

export function createAccountServices(parts: AccountParts): AccountServices {
  const { accountViews, accountWrites, accounts } = parts;

  async function shown(id: AccountId): Promise<AccountView> {
    accountViews.forget(id);
    parts.changed();
    return accountViews.one(existing(accounts, id));
  }

  return {
    ...choices(parts, shown),
    list() {
      accountViews.forget();
      return accountViews.all();
    },
    add: async (wanted) => shown(await add(parts, wanted)),
    async rename(id, name) {
      existing(accounts, id);
      refuseTakenName(accounts, name, id);
      accountWrites.rename(id, name);
      return shown(id);
    },
    async setPlan(id, planId) {
      const account = existing(accounts, id);
      accountWrites.setPlan(id, checkPlan(parts.providerFor(account), planId));
      parts.wake();
      return shown(id);
    },
    setOrganisation(id, organisation) {
      setOrganisation(parts, existing(accounts, id), organisation);
      parts.wake();
      return shown(id);
    },
    async setKey(id, key, place) {
      await parts.secrets.write(existing(accounts, id), checkKey(key), place);
      takeUp(parts, id, 'key');
      return shown(id);
    },
    async test(id) {
      const account = existing(accounts, id);
      accountViews.forget(id);
      const result = await testKey(parts, account);
      if (result.works && account.pausedAt !== null) takeUp(parts, id, 'key');
      parts.changed();
      return result;
    },
    async pause(id) {
      existing(accounts, id);
      if (parts.store.holdAccount(id)) await parts.stopSending(id);
      return shown(id);
    },
    resume(id) {
      existing(accounts, id);
      takeUp(parts, id, 'person');
      return shown(id);
    },
    remove: (id, force) => remove(parts, existing(accounts, id), force),
    ensureDemo: async (demo) => shown(await ensureDemo(parts, demo)),
  };
}

function choices(
  parts: AccountParts,
  shown: (id: AccountId) => Promise<AccountView>,
): Pick<AccountServices, 'setColour' | 'setGuard' | 'setSubmitEnabled'> {
  const chosen = accountChoices(parts);
  const { accounts } = parts;
  return {
    async setColour(id, colour) {
      chosen.setColour(existing(accounts, id), colour);
      return shown(id);
    },
    async setGuard(id, guard) {
      chosen.setGuard(existing(accounts, id), guard);
      return shown(id);
    },
    async setSubmitEnabled(id, enabled) {
      chosen.setSubmitEnabled(existing(accounts, id), enabled);
      return shown(id);
    },
  };
}

function existing(accounts: AccountReads, id: AccountId): Account {
  const account = accounts.byId(id);
  if (account !== undefined && account.removedAt === null) return account;
  throw new FailureError(
    failure('not-found', 'There is no such account.', 'Look at the list of accounts.'),
  );
}

function refuseTakenName(accounts: AccountReads, name: string, except?: AccountId): void {
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

function insert(
  parts: AccountParts,
  account: Pick<Account, 'providerId' | 'name' | 'baseUrl' | 'planId' | 'isDemo'>,
): Account {
  const id = accountIdSchema.parse(uuid());
  const colour = leastUsedColour(parts.accounts.all());
  parts.accountWrites.insert({ ...account, id, colour, createdAt: parts.clock.now() });
  return existing(parts.accounts, id);
}

function leastUsedColour(accounts: readonly Account[]): Colour {
  const uses = (colour: Colour) => accounts.filter((account) => account.colour === colour).length;
  const [first = 'slate'] = colours.toSorted((one, other) => uses(one) - uses(other));
  return first;
}

async function add(parts: AccountParts, wanted: NewAccount): Promise<AccountId> {
  const provider = parts.providerById(wanted.providerId);
  const given = parseBaseUrl(wanted.baseUrl ?? provider.defaultBaseUrl);
  const baseUrl = provider.completeBaseUrl?.(given) ?? given;
  const planId = checkPlan(provider, wanted.planId ?? null);
  const key = wanted.key === undefined ? null : checkKey(wanted.key);
  refuseTakenName(parts.accounts, wanted.name);
  const account = insert(parts, {
    providerId: provider.id,
    name: wanted.name,
    baseUrl,
    planId,
    isDemo: false,
  });
  try {
    if (key !== null) await parts.secrets.write(account, key, wanted.keep);
  } catch (error) {
    parts.accountWrites.erase(account.id);
    throw error;
  }
  return account.id;
}

function takeUp(parts: AccountParts, id: AccountId, by: 'person' | 'key'): void {
  parts.tryQuotaAgain(id);
  parts.store.resumeAccount(id, by);
  parts.wake();
}

async function remove(
  parts: AccountParts,
  account: Account,
  force: boolean,
): Promise<StillRunning[]> {
  const busy = parts.due.inFlight(account.id);
  if (busy > 0 && !force) throw new FailureError(stillInFlight(account.name, busy));
  // First of all, so that nothing new begins with it while the rest is done.
  parts.accountWrites.remove(account.id, parts.clock.now());
  // With the key that is about to go.
  const stillRunning = busy === 0 ? [] : await parts.stopAtProvider(account);
  try {
    await parts.secrets.remove(account);
  } catch (error) {
    parts.accountWrites.restore(account.id);
    parts.wake();
    throw error;
  }
  await parts.abandonJobs(account.id);
  parts.accountViews.forget(account.id);
  parts.changed();
  return stillRunning;
}

function stillInFlight(name: string, jobs: number) {
  return failure(
    'conflict',
    `The account "${name}" has ${jobs === 1 ? 'one job' : `${jobs} jobs`} in flight.`,
    'Wait for them, cancel them, or remove the account all the same: then they are no longer followed, though their renders may still finish and count at the provider.',
  );
}

async function ensureDemo(
  parts: AccountParts,
  demo: Parameters<AccountServices['ensureDemo']>[0],
): Promise<AccountId> {
  const { providerId } = demo;
  const known = parts.accounts
    .all()
    .find((account) => account.isDemo && account.providerId === providerId);
  const baseUrl = parseBaseUrl(demo.baseUrl);
  const name = freeDemoName(parts.accounts, parts.providerById(providerId).name);
  const account = known ?? insert(parts, { providerId, name, baseUrl, planId: null, isDemo: true });
  parts.accountWrites.setBaseUrl(account.id, baseUrl);
  await parts.secrets.write(account, checkKey(demo.key), 'memory');
  parts.demoIsUp(account.id);
  takeUp(parts, account.id, 'key');
  return account.id;
}

/** The first demo is "Demo"; those of other providers, or one more, say whose they are. */
function freeDemoName(accounts: AccountReads, providerName: string): string {
  const names = ['Demo', `Demo ${providerName}`];
  for (let count = 2; ; count += 1) {
    const free = names.find((name) => accounts.byName(name) === undefined);
    if (free !== undefined) return free;
    names.push(`Demo ${providerName} ${count}`);
  }
}
