import { believe, type RenderTime } from '../../src/core/jobs/polling/completion-odds.ts';
import { PollGate } from '../../src/core/jobs/polling/pacing.ts';
import { PollQueue } from '../../src/core/jobs/polling/poll-queue.ts';
import { RenderTimeTable, sampleBetween } from '../../src/core/jobs/polling/render-times.ts';
import type { Answer, TrueRender } from './simulated-provider.ts';
import { simulatedBudget, type SimulatedBudget } from './simulated-budget.ts';
import type { Follower, World } from './world.ts';

export interface IndexOptions {
  readonly count: number;
  readonly windowMs: number;
  readonly prior: RenderTime;
  readonly learns: boolean;
  readonly floorMs: number;
  readonly ceilingMs: number;
}

interface Followed {
  readonly number: number;
  readonly startedAt: number;
  pendingAt: number;
  progress: number | null;
  progressAt: number;
}

/** The real gate, queue, odds and budget, as the core uses them. */
export class IndexFollower implements Follower {
  readonly #world: World;
  readonly #options: IndexOptions;
  readonly #gate: PollGate;
  readonly #queue: PollQueue;
  readonly #budget: SimulatedBudget;
  readonly #jobs = new Map<number, Followed>();
  readonly #times = new RenderTimeTable();
  readonly #others: ((answer: Answer) => void)[] = [];
  #takeBack: () => void = () => undefined;

  constructor(world: World, options: IndexOptions) {
    this.#world = world;
    this.#options = options;
    this.#gate = new PollGate(options);
    this.#queue = new PollQueue(options.ceilingMs);
    this.#budget = simulatedBudget(world.clock, options);
  }

  get intervalMs(): number {
    return this.#gate.intervalMs(this.#world.clock.now());
  }

  follow(render: TrueRender): void {
    const { number, startedAt } = render;
    const job = { number, startedAt, pendingAt: startedAt, progress: null, progressAt: startedAt };
    this.#put(job, startedAt, 0);
    this.#wake();
  }

  /** A submit or a download that shares the limit: called back when it was answered. */
  other(answered: (answer: Answer) => void): void {
    this.#others.push(answered);
    this.#wake();
  }

  #put(job: Followed, askedAt: number, waitMs: number): void {
    const now = this.#world.clock.now();
    const { floorMs } = this.#options;
    const belief = believe(job, this.#expected());
    const notBefore = askedAt + Math.max(floorMs, waitMs);
    this.#queue.put({ number: job.number, belief, askedAt, notBefore }, now);
    this.#jobs.set(job.number, job);
  }
  #wake(): void {
    this.#takeBack();
    const pollFirst = this.#gate.pollGoesFirst(this.#world.clock.now());
    const soonest = pollFirst
      ? Math.min(this.#sendPoll(), this.#sendOther())
      : Math.min(this.#sendOther(), this.#sendPoll());
    const delayMs = soonest > 0 ? Math.max(1, soonest) : 0;
    if (delayMs < Number.POSITIVE_INFINITY)
      this.#takeBack = this.#world.clock.after(delayMs, () => this.#wake());
  }

  /** Milliseconds until there may be something to do. */
  #sendOther(): number {
    const { clock, provider } = this.#world;
    const now = clock.now();
    if (this.#others.length === 0) return Number.POSITIVE_INFINITY;
    const early = this.#gate.mayGoAt('other', now) - now;
    if (early > 0) return early;
    const place = this.#budget.take();
    if (!place.granted) return place.waitMs;
    this.#gate.sent('other', now);
    const answered = this.#others.shift();
    provider.send((answer) => {
      place.permit.settle();
      answered?.(answer);
    });
    return 0;
  }

  #sendPoll(): number {
    const { clock } = this.#world;
    const now = clock.now();
    if (this.#queue.size === 0) return Number.POSITIVE_INFINITY;
    const early = this.#gate.mayGoAt('poll', now) - now;
    if (early > 0) return early;
    const choice = this.#queue.choose(now, this.intervalMs);
    if (!choice.due)
      return choice.lookAgainAt === null ? Number.POSITIVE_INFINITY : choice.lookAgainAt - now;
    const place = this.#budget.take();
    if (!place.granted) return place.waitMs;
    this.#gate.sent('poll', now);
    this.#ask(choice.job.number, place.permit);
    return 0;
  }

  #ask(number: number, permit: { settle(): void }): void {
    const { clock, provider } = this.#world;
    const sentAt = clock.now();
    this.#queue.remove(number);
    this.#world.asked(number, sentAt);
    provider.ask([number], ([answer]) => {
      permit.settle();
      const job = this.#jobs.get(number);
      if (job !== undefined && answer !== undefined) this.#heard(job, answer, sentAt);
      this.#wake();
    });
  }

  #heard(job: Followed, answer: Answer, sentAt: number): void {
    const now = this.#world.clock.now();
    if (answer.kind === 'refused') {
      this.#gate.refused(now, null);
      this.#put(job, sentAt, 0);
      return;
    }
    if (answer.kind === 'pending') {
      job.pendingAt = sentAt;
      if (answer.progress !== job.progress) job.progressAt = sentAt;
      job.progress = answer.progress;
      this.#put(job, sentAt, 0);
      return;
    }
    this.#jobs.delete(job.number);
    if (answer.kind === 'completed') this.#learn(job, sentAt);
    this.#world.known(job.number);
  }

  #learn(job: Followed, doneAt: number): void {
    const belief = believe(job, this.#expected());
    const sample = sampleBetween(belief, doneAt, job);
    const render = { account: 'account', provider: 'provider', kind: 'video', sample };
    this.#times.learn(render, this.#options.prior);
  }

  #expected(): RenderTime {
    const { prior, learns } = this.#options;
    return learns ? this.#times.expect('account', 'provider', 'video', prior) : prior;
  }
}
