import { defaultSettings } from '../../../src/shared/settings.ts';
import { v7 as uuid } from 'uuid';
import type { Account } from '../../../src/core/db/account-repository.ts';
import type { Repositories } from '../../../src/core/db/repositories.ts';
import { createBudgetScopes } from '../../../src/core/jobs/budget-scope.ts';
import { createAsker } from '../../../src/core/jobs/check-run.ts';
import { createFollowing } from '../../../src/core/jobs/create-following.ts';
import { createJobStore } from '../../../src/core/jobs/job-store.ts';
import { createRequestBudget } from '../../../src/core/jobs/request-budget.ts';
import type { RunContext } from '../../../src/core/jobs/run-context.ts';
import type { Runner } from '../../../src/core/jobs/runner.ts';
import { Scheduler } from '../../../src/core/jobs/scheduler.ts';
import { queued, rendering } from '../../../src/core/jobs/transitions/moves.ts';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import type { CheckAnswer, Provider, RequestLimit } from '../../../src/core/providers/provider.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { accountIdSchema, jobIdSchema, type AccountId } from '../../../src/shared/ids.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';

/** How long a request is under way. */
const ANSWER_MS = 100;
const PAYLOAD = 'a payload';

export const sharedLimit: RequestLimit = {
  id: 'all',
  label: 'All',
  count: 60,
  windowMs: MINUTE,
  window: 'sliding',
  covers: ['submit', 'check', 'download'],
};

export const stillRendering: CheckAnswer = {
  outcome: 'pending',
  providerState: 'rendering',
  progress: null,
  queuePosition: null,
};

export interface FollowingOptions {
  readonly repositories: Repositories;
  readonly clock: FakeClock;
  readonly provider?: Partial<Provider>;
  /** What a check answers, by the id of its render. */
  readonly answer?: (id: string) => CheckAnswer;
  readonly isReady?: (account: Account) => boolean;
}

/** The scheduler with everything that asks after renders, and a provider that answers by itself. */
export class FollowingUnderTest {
  readonly scheduler: Scheduler;
  /** When which render was asked after, on the monotonic clock. */
  readonly asked: { readonly id: string; readonly at: number }[] = [];
  /** When which other job was begun. */
  readonly others: { readonly number: number; readonly at: number }[] = [];
  readonly #options: FollowingOptions;

  constructor(options: FollowingOptions) {
    this.#options = options;
    const { repositories, clock } = options;
    const provider = this.#provider();
    const providerFor = () => provider;
    const scopes = createBudgetScopes({ ...repositories, providerById: providerFor });
    const { requests, requestWrites } = repositories;
    const budget = createRequestBudget(clock, requests, requestWrites, scopes);
    const ignore = () => undefined;
    const store = createJobStore({
      ...repositories,
      clock,
      logger: { log: ignore },
      providerOf: providerFor,
      providerFor,
      activityBook: { follow: ignore },
      settings: { get: () => defaultSettings },
      changed: { job: ignore, accounts: ignore, notices: ignore },
      keyInDoubt: ignore,
    });
    const { follower, jumps, forRuns } = createFollowing({ ...repositories, clock });
    const context: RunContext = {
      ...repositories,
      ...forRuns,
      clock,
      store,
      budget,
      logger: { log: ignore },
      secrets: {
        read: () => Promise.resolve({ found: true, key: 'a-key', place: 'memory' }),
        write: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        keychain: () => Promise.resolve({ available: true, message: null }),
      },
      links: new Map(),
      providerFor,
      exchangeFor: () => () => Promise.reject(new Error('nothing is sent in this test')),
      random: () => 0.5,
    };
    const runner = (state: Runner['state']): Runner => ({
      state,
      concurrency: 4,
      begin: (job, account) => {
        const place = budget.take(account.id, sharedLimit, 'submit');
        if (!place.granted) return { begun: false, waitMs: place.waitMs };
        this.others.push({ number: job.number, at: clock.monotonic() });
        const finished = this.#after(() => {
          place.permit.settle();
          const ended = { state: 'completed' } as const;
          repositories.jobWrites.update({ ...job, status: ended, nextCheckAt: null });
        });
        return { begun: true, finished };
      },
    });
    this.scheduler = new Scheduler({
      ...repositories,
      clock,
      logger: context.logger,
      scopes,
      jumps,
      runners: [runner('queued'), runner('downloading')],
      following: { follower, asker: createAsker(context), budget, providerFor },
      isReachable: () => true,
      isHeld: () => false,
      isReady: options.isReady ?? (() => true),
      makeAllDue() {
        for (const { id } of repositories.accounts.all())
          repositories.dueWrites.makeDue(id, clock.now(), provider.poll.floorMs);
      },
      waitChanged: ignore,
    });
    this.scheduler.start();
  }

  account(name: string, keyFingerprint = 'aa'): AccountId {
    const { repositories, clock } = this.#options;
    const id = accountIdSchema.parse(uuid());
    repositories.accountWrites.insert({
      id,
      providerId: 'mockly',
      name,
      baseUrl: 'https://www.getmockly.com/api/v1',
      planId: null,
      isDemo: false,
      createdAt: clock.now(),
      colour: 'slate',
    });
    repositories.scopeWrites.setFingerprint(id, keyFingerprint);
    return id;
  }

  /** Jobs that are rendering, with the ids of their renders. */
  rendering(accountId: AccountId, count: number, prefix = 'render'): string[] {
    const { repositories, clock } = this.#options;
    repositories.payloadWrites.keep(PAYLOAD, Buffer.from('{}'));
    const now = clock.now();
    const ids = Array.from({ length: count }, (_, at) => `${prefix}-${at}`);
    for (const id of ids) {
      this.#insert(accountId, {
        status: rendering({ now }, 'rendering'),
        payloadSha256: PAYLOAD,
        remoteId: id,
        operation: { id, kind: 'video' },
        submittedAt: now,
      });
    }
    this.scheduler.wake();
    return ids;
  }

  queued(accountId: AccountId, count = 1): number[] {
    const status = queued(0, null);
    const numbers = Array.from({ length: count }, () => this.#insert(accountId, { status }));
    this.scheduler.wake();
    return numbers;
  }

  job(remoteId: string) {
    const { repositories } = this.#options;
    const found = repositories.accounts
      .all()
      .flatMap(({ id }) => repositories.jobs.byRemoteId(id, remoteId) ?? []);
    const [job] = found;
    if (job === undefined) throw new Error(`no job follows ${remoteId}`);
    return job;
  }

  /** Everything that was sent. */
  sent(): number[] {
    return [...this.asked, ...this.others].map(({ at }) => at).toSorted((a, b) => a - b);
  }

  async stop(): Promise<void> {
    const stopped = this.scheduler.stop(0);
    await this.#options.clock.advance(10 * SECOND);
    await stopped;
  }

  #insert(
    accountId: AccountId,
    job: Partial<Parameters<Repositories['jobWrites']['insert']>[0]> &
      Pick<Parameters<Repositories['jobWrites']['insert']>[0], 'status'>,
  ): number {
    const { repositories, clock } = this.#options;
    return repositories.jobWrites.insert({
      id: jobIdSchema.parse(uuid()),
      accountId,
      name: 'job',
      kind: 'video',
      payloadSha256: null,
      nextCheckAt: clock.now(),
      createdAt: clock.now(),
      ...job,
    });
  }

  #provider(): Provider {
    const { answer = () => stillRendering, provider = {}, clock } = this.#options;
    return {
      ...mockly,
      limits: [sharedLimit],
      poll: { firstMs: 1_000, floorMs: 1_000, ceilingMs: 4_000, capMs: null },
      check: async ({ id }) => {
        this.asked.push({ id: String(id), at: clock.monotonic() });
        await this.#after(() => undefined);
        return answer(String(id));
      },
      ...provider,
    };
  }

  #after(work: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.after(ANSWER_MS, () => {
        work();
        resolve();
      });
    });
  }
}

/** The most of these times that lie in any one window. */
export function mostInAnyWindow(times: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length),
  );
}
