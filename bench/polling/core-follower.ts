import { v7 as uuid } from 'uuid';
import { openRepositories, type Repositories } from '../../src/core/db/repositories.ts';
import type { Account } from '../../src/core/db/account-repository.ts';
import { createBudgetScopes } from '../../src/core/jobs/budget-scope.ts';
import { createAsker } from '../../src/core/jobs/check-run.ts';
import { createFollowing } from '../../src/core/jobs/create-following.ts';
import type { Job } from '../../src/core/jobs/job.ts';
import { createJobStore } from '../../src/core/jobs/job-store.ts';
import type { RenderTime } from '../../src/core/jobs/polling/completion-odds.ts';
import { createRequestBudget, type RequestBudget } from '../../src/core/jobs/request-budget.ts';
import type { RunContext } from '../../src/core/jobs/run-context.ts';
import type { Runner } from '../../src/core/jobs/runner.ts';
import { Scheduler } from '../../src/core/jobs/scheduler.ts';
import { queued, rendering } from '../../src/core/jobs/transitions/moves.ts';
import type { Clock } from '../../src/core/ports.ts';
import { mockly } from '../../src/core/providers/mockly/mockly.ts';
import type { CheckAnswer, Provider, RequestLimit } from '../../src/core/providers/provider.ts';
import { accountIdSchema, jobIdSchema, type JobId } from '../../src/shared/ids.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { checkAnswer, refuse } from './check-answers.ts';
import type { Answer, TrueRender } from './simulated-provider.ts';
import type { Follower, World } from './world.ts';

export interface CoreOptions {
  readonly count: number;
  readonly windowMs: number;
  readonly floorMs: number;
  readonly ceilingMs: number;
  /** Absent: the one that the app begins with. */
  readonly prior?: RenderTime;
  readonly learns: boolean;
  /** The provider tells of all jobs in one request. */
  readonly lists: boolean;
}

/** Submits or downloads under way at once, as the core has them. */
const OTHERS_AT_ONCE = 4;
/** Renders of ours have a payload; those made elsewhere teach nothing. */
const PAYLOAD = 'a payload';

/**
 * The core's own scheduler, follower, budget, job store and database (in memory), with a provider
 * whose exchanges are simulated. Nothing stands in for a part of the core.
 */
export class CoreFollower implements Follower {
  readonly #world: World;
  readonly #repositories: Repositories = openRepositories(':memory:');
  readonly #account: Account;
  readonly #limit: RequestLimit;
  readonly #budget: RequestBudget;
  readonly #scheduler: Scheduler;
  /** Renders by the number of their job, and the other way round. */
  readonly #renderOf = new Map<number, number>();
  readonly #jobOf = new Map<number, number>();
  readonly #ended = new Set<number>();
  readonly #others = new Map<number, (answer: Answer) => void>();

  constructor(world: World, options: CoreOptions) {
    this.#world = world;
    const repositories = this.#repositories;
    this.#account = anAccount(repositories);
    repositories.payloadWrites.keep(PAYLOAD, Buffer.from('{}'));
    this.#limit = {
      id: 'all',
      label: 'All',
      count: options.count,
      windowMs: options.windowMs,
      window: 'sliding',
      covers: ['submit', 'check', 'list', 'download', 'cancel'],
    };
    const provider = this.#provider(options);
    const clock = inWholeMilliseconds(world.clock);
    const scopes = createBudgetScopes({ ...repositories, providerById: () => provider });
    const { requests, requestWrites } = repositories;
    this.#budget = createRequestBudget(clock, requests, requestWrites, scopes);
    const store = createJobStore({
      ...repositories,
      clock,
      logger: { log: () => undefined },
      due: repositories.due,
      providerOf: () => provider,
      providerFor: () => provider,
      activityBook: { follow: () => undefined },
      changed: {
        job: (number) => this.#changed(number),
        accounts: () => undefined,
        notices: () => undefined,
      },
      keyInDoubt: () => undefined,
      settings: { get: () => defaultSettings },
    });
    const { prior } = options;
    const following = createFollowing({
      ...repositories,
      clock,
      ...(prior === undefined ? {} : { usual: prior }),
    });
    const { forRuns, follower, jumps } = following;
    const reading = { found: true, key: 'bench', place: 'memory' } as const;
    const context: RunContext = {
      ...repositories,
      ...forRuns,
      renderTimes: options.learns ? forRuns.renderTimes : { learn: () => undefined },
      clock,
      store,
      budget: this.#budget,
      logger: { log: (_, message) => console.error(message) },
      secrets: {
        read: () => Promise.resolve(reading),
        write: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        keychain: () => Promise.resolve({ available: true, message: null }),
      },
      links: new Map(),
      providerFor: () => provider,
      exchangeFor: () => () => Promise.reject(new Error('nothing is sent but by the simulation')),
      random: () => world.random.even(),
    };
    this.#scheduler = new Scheduler({
      ...repositories,
      ...context,
      scopes,
      jumps,
      runners: [this.#otherRunner()],
      following: {
        follower,
        asker: createAsker(context),
        budget: this.#budget,
        providerFor: () => provider,
      },
      isReachable: () => true,
      isHeld: () => false,
      isReady: () => true,
      makeAllDue: () => undefined,
      waitChanged: () => undefined,
    });
    this.#scheduler.start();
  }

  follow({ number }: TrueRender): void {
    const now = Math.round(this.#world.clock.now());
    const job = this.#repositories.jobWrites.insert({
      id: aJobId(),
      accountId: this.#account.id,
      name: 'render',
      kind: 'video',
      payloadSha256: PAYLOAD,
      status: rendering({ now }, 'rendering'),
      nextCheckAt: now,
      createdAt: now,
      submittedAt: now,
      remoteId: String(number),
      operation: { id: String(number), kind: 'video' },
    });
    this.#renderOf.set(job, number);
    this.#jobOf.set(number, job);
    this.#scheduler.wake();
  }

  /** A submit or a download that shares the limit: called back when it was answered. */
  other(answered: (answer: Answer) => void): void {
    const now = Math.round(this.#world.clock.now());
    const number = this.#repositories.jobWrites.insert({
      id: aJobId(),
      accountId: this.#account.id,
      name: 'other',
      kind: 'video',
      payloadSha256: null,
      status: queued(0, null),
      nextCheckAt: now,
      createdAt: now,
    });
    this.#others.set(number, answered);
    this.#scheduler.wake();
  }

  async stop(): Promise<void> {
    await this.#scheduler.stop(0);
    this.#repositories.close();
  }

  #otherRunner(): Runner {
    return {
      state: 'queued',
      concurrency: OTHERS_AT_ONCE,
      begin: (job) => {
        const place = this.#budget.take(this.#account.id, this.#limit, 'submit');
        if (!place.granted) return { begun: false, waitMs: place.waitMs };
        return { begun: true, finished: this.#send(job, place.permit) };
      },
    };
  }

  async #send(job: Job, permit: { settle(): void }): Promise<void> {
    const answer = await new Promise<Answer>((resolve) => this.#world.provider.send(resolve));
    permit.settle();
    this.#repositories.jobWrites.update({
      ...job,
      status: { state: 'completed' },
      nextCheckAt: null,
    });
    this.#others.get(job.number)?.(answer);
    this.#others.delete(job.number);
  }

  /** The moment at which the core has written down that a render ended. */
  #changed(job: number): void {
    const render = this.#renderOf.get(job);
    if (render === undefined || !this.#ended.delete(job)) return;
    this.#renderOf.delete(job);
    this.#jobOf.delete(render);
    this.#world.known(render);
  }

  #provider(options: CoreOptions): Provider {
    const { floorMs, ceilingMs } = options;
    const { list: _, ...rest } = { ...mockly, list: undefined };
    return {
      ...rest,
      limits: [this.#limit],
      poll: { firstMs: 0, floorMs, ceilingMs, capMs: null },
      check: async ({ id }) => {
        const [answer] = await this.#ask([Number(id)]);
        return answer ?? refuse();
      },
      ...(options.lists ? { list: () => this.#list() } : {}),
    };
  }

  async #list() {
    const numbers = [...this.#jobOf.keys()];
    const answers = await this.#ask(numbers);
    if (answers.length < numbers.length) refuse();
    return numbers.flatMap((number, at) => {
      const answer = answers[at];
      return answer === undefined ? [] : [{ remoteId: String(number), answer }];
    });
  }

  async #ask(numbers: readonly number[]): Promise<CheckAnswer[]> {
    const now = this.#world.clock.now();
    for (const number of numbers) this.#world.asked(number, now);
    const answers = await new Promise<readonly Answer[]>((resolve) =>
      this.#world.provider.ask(numbers, resolve),
    );
    return answers.map((answer, at) => {
      const job = this.#jobOf.get(numbers[at] ?? 0);
      const hasEnded = answer.kind === 'completed' || answer.kind === 'failed';
      if (hasEnded && job !== undefined) this.#ended.add(job);
      return checkAnswer(answer);
    });
  }
}

const aJobId = (): JobId => jobIdSchema.parse(uuid());

/** As the clock on a wall; time itself has fractions. */
const inWholeMilliseconds = (clock: Clock): Clock => ({
  now: () => Math.round(clock.now()),
  monotonic: () => clock.monotonic(),
  after: (delayMs, callback) => clock.after(delayMs, callback),
});

function anAccount(repositories: Repositories): Account {
  const id = accountIdSchema.parse(uuid());
  repositories.accountWrites.insert({
    id,
    providerId: 'mockly',
    name: 'Bench',
    baseUrl: 'http://127.0.0.1:9/api/v1',
    planId: null,
    isDemo: false,
    createdAt: 0,
    colour: 'slate',
  });
  const account = repositories.accounts.byId(id);
  if (account === undefined) throw new Error('no account was made');
  return account;
}
