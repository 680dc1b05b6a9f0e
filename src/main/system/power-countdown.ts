import type { WorkOverview } from '../../core/overview/work-overview.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import type { SettingsServices } from '../../core/services.ts';
import { SECOND } from '../../shared/durations.ts';
import type { PowerDeed } from '../../shared/native-settings.ts';
import type { KeptNativeState } from './native-state.ts';
import type { PowerDeeds, PowerProblem } from './power-deeds.ts';

/** Long enough to come back to the computer from across the room. */
export const COUNTDOWN_MS = 60 * SECOND;
/** The system counts idle time in whole seconds, from a moment that is not ours. */
const IDLE_SLACK_MS = 2 * SECOND;
/** A library that is being carried somewhere is looked at again after this. */
const CARRYING_MS = 10 * SECOND;

export interface CountdownParts {
  readonly clock: Clock;
  readonly deeds: PowerDeeds;
  readonly native: KeptNativeState;
  readonly logger: Logger;
  /** Since anybody touched this computer. Always 0 where the system does not tell. */
  readonly idleSeconds: () => number;
}

/** What is there once the library is open. */
export interface CountdownWork {
  readonly settings: SettingsServices;
  readonly overview: () => Pick<WorkOverview, 'working' | 'waiting'>;
  /** The library, or its history, is being moved, exported or read in. */
  readonly isCarrying: () => boolean;
  /** It has begun: a notification. */
  readonly begun: (deed: PowerDeed) => void;
  readonly say: (level: 'info' | 'error', text: string) => void;
}

interface Countdown {
  readonly deed: PowerDeed;
  /** Of the clock that never goes backwards. */
  readonly startedAt: number;
}

/**
 * Lets the computer sleep or shut down when nothing is left to do, where that was chosen: after a
 * minute in which nobody touched it and nothing new came. A choice for this time is taken back
 * before it is carried out, so that no crash can carry it out twice.
 */
export class PowerCountdown {
  readonly #parts: CountdownParts;
  #work: CountdownWork | null = null;
  #current: Countdown | null = null;
  #takeBack: (() => void) | null = null;

  constructor(parts: CountdownParts) {
    this.#parts = parts;
  }

  connect(work: CountdownWork): void {
    this.#work = work;
  }

  /** Nothing is left to do: begins, where the person has chosen what then happens. */
  allDone(): void {
    const { native, clock } = this.#parts;
    const deed = this.#work?.settings.get().allDone.power ?? 'nothing';
    if (deed === 'nothing' || !native.get().powerDeeds.includes(deed)) return;
    if (this.#current !== null || this.#isBusy()) return;
    if (this.#work?.isCarrying() === true) return this.#waitForCarrying();
    if (native.get().tellsPresence === false) return this.#work?.say('info', NOBODY_TELLS);
    this.#current = { deed, startedAt: clock.monotonic() };
    native.set({ countdown: { deed, endsAt: clock.now() + COUNTDOWN_MS } });
    this.#work?.begun(deed);
    this.#tickLater(this.#current);
  }

  /** A person wants the computer to stay: this time, and always unless the choice is kept. */
  async stop(): Promise<void> {
    if (this.#current === null) return;
    this.#clear();
    await this.#forget();
  }

  /** Without a word: the app ends, or the computer sleeps already. */
  end(): void {
    this.#clear();
  }

  /** Nothing tells of its end, and no job may come before that. */
  #waitForCarrying(): void {
    this.#takeBack?.();
    this.#takeBack = this.#parts.clock.after(CARRYING_MS, () => {
      this.#takeBack = null;
      this.allDone();
    });
  }

  #tickLater(current: Countdown): void {
    this.#takeBack = this.#parts.clock.after(SECOND, () => {
      this.#takeBack = null;
      this.#tick(current).catch((error: unknown) => {
        this.end();
        this.#parts.logger.log('error', 'The countdown was given up', { why: String(error) });
      });
    });
  }

  async #tick(current: Countdown): Promise<void> {
    const { clock, idleSeconds } = this.#parts;
    const elapsed = clock.monotonic() - current.startedAt;
    // What new work stops is begun anew when that is done.
    if (this.#isBusy() || this.#work?.isCarrying() === true) this.#putOff();
    else if (idleSeconds() * SECOND < elapsed - IDLE_SLACK_MS) await this.#somebodyIsHere();
    else if (elapsed < COUNTDOWN_MS) this.#tickLater(current);
    else await this.#carryOut(current);
  }

  /** Another end of work begins it anew, or the end of what is carried. */
  #putOff(): void {
    this.#clear();
    this.allDone();
  }

  async #somebodyIsHere(): Promise<void> {
    const { tellsPresence } = this.#parts.native.get();
    await this.stop();
    if (tellsPresence !== true) this.#work?.say('info', NOBODY_TELLS);
  }

  async #carryOut(current: Countdown): Promise<void> {
    await this.#forget();
    // Somebody may have come while that was written down.
    if (this.#current !== current || this.#isBusy() || this.#work?.isCarrying() === true)
      return this.end();
    this.#clear();
    const { deed } = current;
    const { deeds, logger } = this.#parts;
    logger.log('info', 'All renders are done, and nobody was here', { deed });
    const gone = await deeds.carryOut(deed);
    if (gone === null) return;
    logger.log('warn', 'The computer did not do it', { deed, ...gone });
    this.#work?.say('error', notDone(deed, gone));
  }

  async #forget(): Promise<void> {
    const settings = this.#work?.settings;
    if (settings === undefined || settings.get().allDone.keepsPower) return;
    await settings.change({ allDone: { power: 'nothing' } });
  }

  #isBusy(): boolean {
    if (this.#work === null) return true;
    const { working, waiting } = this.#work.overview();
    return working + waiting > 0;
  }

  #clear(): void {
    this.#takeBack?.();
    this.#takeBack = null;
    this.#current = null;
    this.#parts.native.set({ countdown: null });
  }
}

const NOBODY_TELLS =
  'All renders are done. This computer stays on: this desktop does not tell whether somebody is here.';

function notDone(deed: PowerDeed, { program, problem }: PowerProblem): string {
  return deed === 'sleep'
    ? `This computer could not be put to sleep: ${program} ${problem}. Do it by hand.`
    : `This computer could not be shut down: ${program} ${problem}. Do it by hand.`;
}
