import type { SimulatedClock } from './simulated-clock.ts';
import { Random } from './random.ts';
import { SlidingCount } from './sliding-count.ts';

/** One render as it truly is. Milliseconds on the simulated clock. */
export interface TrueRender {
  readonly number: number;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly fails: boolean;
  /** How long it would have rendered had it not failed: what its bar is drawn against. */
  readonly fullMs: number;
  /** The bar shows the share of the time to the power of this. */
  readonly barCurve: number;
  /** A bar that shows 99 % from half of the time on. */
  readonly barHangs: boolean;
}

export type Answer =
  | { readonly kind: 'pending'; readonly progress: number | null }
  | { readonly kind: 'completed' | 'failed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'made' | 'sent'; readonly render?: TrueRender };

export interface ProviderModel {
  /** Requests in any window. */
  readonly count: number;
  readonly windowMs: number;
  readonly medianMs: number;
  readonly logDeviation: number;
  readonly failing: number;
  readonly bar: 'noisy' | 'none' | 'some-hang';
  /** Of the logarithm of the bars' exponents: at 0.2 most show 43 to 56 % when half is done. */
  readonly barCurveDeviation: number;
}

/** The vendor of the design's simulation: 120 a minute, 95 s in the middle, 30 s to 5 min. */
export const usualModel: ProviderModel = {
  count: 120,
  windowMs: 60_000,
  medianMs: 95_000,
  logDeviation: Math.log(300 / 30) / (2 * 1.645),
  failing: 0.03,
  bar: 'noisy',
  barCurveDeviation: 0.2,
};

/** One way over the network. */
const LATENCY_MS = { least: 20, most: 120 };
/** Deviation of one reading. */
const BAR_JITTER = 0.02;
/** Spreads neighbouring numbers over all seeds (2^32 by the golden ratio). */
const SCATTER = 0x9e37_79b1;
/** Of a hundred bars, where some hang, so many do. */
const HANGING = 0.2;

/** Renders, counts what arrives by its own clock, and refuses what is over the limit. */
export class SimulatedProvider {
  readonly #model: ProviderModel;
  readonly #clock: SimulatedClock;
  readonly #random: Random;
  /** What is by chance of one render is the same in every run, whoever asks after it and when. */
  readonly #chances = new Map<number, Random>();
  readonly #chance: number;
  readonly #renders = new Map<number, TrueRender>();
  readonly #accepted = new SlidingCount();
  readonly #arrived = new SlidingCount();
  requests = 0;
  refusals = 0;
  /** Most requests that arrived in any one window. */
  mostInAWindow = 0;

  constructor(model: ProviderModel, clock: SimulatedClock, random: Random) {
    this.#model = model;
    this.#clock = clock;
    this.#random = random;
    this.#chance = Math.floor(2 ** 32 * random.even());
  }

  /** A render begins now. */
  render(number: number): TrueRender {
    const { medianMs, logDeviation, failing, bar, barCurveDeviation } = this.#model;
    const random = this.#chanceOf(number);
    const now = this.#clock.now();
    const fullMs = medianMs * Math.exp(logDeviation * random.normal());
    const fails = random.even() < failing;
    const endsAt = now + (fails ? fullMs * random.even() : fullMs);
    const barHangs = bar === 'some-hang' && random.even() < HANGING;
    const barCurve = Math.exp(barCurveDeviation * random.normal());
    const render = { number, barCurve, startedAt: now, endsAt, fails, fullMs, barHangs };
    this.#renders.set(number, render);
    return render;
  }

  /** Sends a request that asks after these jobs; their answers come back in the same order. */
  ask(numbers: readonly number[], answered: (answers: readonly Answer[]) => void): void {
    this.#send(() => numbers.map((number) => this.#stateOf(number)), answered);
  }

  /** A submit, a download, a cancel: what only has to arrive. */
  send(answered: (answer: Answer) => void): void {
    this.#send(
      () => [{ kind: 'sent' }],
      ([answer]) => answered(answer ?? { kind: 'refused' }),
    );
  }

  #send(work: () => readonly Answer[], answered: (answers: readonly Answer[]) => void): void {
    const { least, most } = LATENCY_MS;
    this.#clock.after(this.#random.between(least, most), () => {
      const answers = this.#isWithinLimit() ? work() : [{ kind: 'refused' as const }];
      this.#clock.after(this.#random.between(least, most), () => answered(answers));
    });
  }

  #isWithinLimit(): boolean {
    const now = this.#clock.now();
    const { count, windowMs } = this.#model;
    this.requests += 1;
    this.mostInAWindow = Math.max(this.mostInAWindow, this.#arrived.add(now, windowMs));
    if (this.#accepted.countAt(now, windowMs) >= count) {
      this.refusals += 1;
      return false;
    }
    this.#accepted.add(now, windowMs);
    return true;
  }

  #chanceOf(number: number): Random {
    const known = this.#chances.get(number);
    if (known !== undefined) return known;
    const made = new Random(this.#chance ^ Math.imul(number, SCATTER));
    this.#chances.set(number, made);
    return made;
  }

  #stateOf(number: number): Answer {
    const render = this.#renders.get(number);
    if (render === undefined) throw new Error(`nobody renders ${number}`);
    if (this.#clock.now() < render.endsAt)
      return { kind: 'pending', progress: this.progressOf(render) };
    return { kind: render.fails ? 'failed' : 'completed' };
  }

  /** In whole percents, too fast or too slow by the render's own curve, and a little unsteady. */
  progressOf(render: TrueRender): number | null {
    if (this.#model.bar === 'none') return null;
    const share = (this.#clock.now() - render.startedAt) / render.fullMs;
    if (render.barHangs && share > 0.5) return 0.99;
    const shown = share ** render.barCurve + BAR_JITTER * this.#chanceOf(render.number).normal();
    return Math.round(100 * Math.min(0.99, Math.max(0, shown))) / 100;
  }
}
