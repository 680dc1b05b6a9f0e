import type { Answer, TrueRender } from './simulated-provider.ts';
import type { Follower, World } from './world.ts';

const isOver = (answer: Answer | undefined) =>
  answer?.kind === 'completed' || answer?.kind === 'failed';

/** As the vendors' pages show it: every job asks every three seconds, whatever comes back. */
export class NaiveLoop implements Follower {
  readonly #world: World;
  readonly #everyMs: number;

  constructor(world: World, everyMs = 3_000) {
    this.#world = world;
    this.#everyMs = everyMs;
  }

  follow({ number }: TrueRender): void {
    const { clock, provider } = this.#world;
    const ask = () => {
      this.#world.asked(number, clock.now());
      provider.ask([number], ([answer]) => {
        if (isOver(answer)) this.#world.known(number);
        else clock.after(this.#everyMs, ask);
      });
    };
    clock.after(this.#everyMs, ask);
  }
}

/** All jobs in turn, one every `spacingMs`. */
export class RoundRobin implements Follower {
  readonly #turn: number[] = [];

  constructor(world: World, spacingMs: number) {
    const { clock, provider } = world;
    const tick = () => {
      clock.after(spacingMs, tick);
      const number = this.#turn.shift();
      if (number === undefined) return;
      world.asked(number, clock.now());
      provider.ask([number], ([answer]) => {
        if (isOver(answer)) world.known(number);
        else this.#turn.push(number);
      });
    };
    tick();
  }

  follow({ number }: TrueRender): void {
    this.#turn.push(number);
  }
}
