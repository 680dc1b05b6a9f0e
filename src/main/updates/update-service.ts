import type { Clock, Logger } from '../../core/ports.ts';
import { HOUR, SECOND } from '../../shared/durations.ts';
import { failure, FailureError, failureOf, type Failure } from '../../shared/failure.ts';
import type { Updates, UpdateSettings } from '../../shared/updates.ts';
import type { UpdateActions } from '../../host/update-actions.ts';
import type { Feed } from './feed.ts';
import { isNewer, suitsChannel } from './judge-feed.ts';
import type { DownloadedUpdate, UpdateEngine } from './update-engine.ts';
import { downloadFailure } from './update-failures.ts';
import { afterEvent, idle, type UpdateEvent } from './update-machine.ts';
import type { UpdateMemory } from './update-memory.ts';

/** A start has other things to do first. */
const FIRST_LOOK_MS = 20 * SECOND;
const LOOK_EVERY_MS = 6 * HOUR;

export interface UpdateParts {
  readonly version: string;
  readonly engine: UpdateEngine;
  /** The feed of a channel, signed. @throws FailureError */
  readonly feed: (name: string, signal: AbortSignal) => Promise<Feed>;
  readonly feedName: (channel: UpdateSettings['channel']) => string;
  readonly settings: () => UpdateSettings;
  readonly memory: UpdateMemory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Renders that go on by themselves now. */
  readonly underWay: () => number;
  readonly changed: (updates: Updates) => void;
  /** Ends the app in order; `afterClosed` is called at the end of that. False: it can not now. */
  readonly quit: () => boolean;
  /** Has this program start again when it has ended. */
  readonly startAgain: () => void;
}

/** Looks for updates, has them downloaded, and installs them when nothing can be cut off by it. */
export class UpdateService implements UpdateActions {
  readonly #parts: UpdateParts;
  readonly #ending = new AbortController();
  #moment = idle;
  #problem: Failure | null = null;
  #ready: DownloadedUpdate | null = null;
  #checking: Promise<void> | null = null;
  #takeBack = (): void => undefined;
  #lastTold = '';

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  state(): Updates {
    const { version, memory, underWay } = this.#parts;
    return {
      version,
      state: this.#moment.state,
      lastCheckedAt: memory.read().lastCheckedAt,
      problem: this.#problem,
      underWay: underWay(),
    };
  }

  async check(): Promise<Updates> {
    await this.#look();
    return this.state();
  }

  install(when: Parameters<UpdateActions['install']>[0]): Updates {
    if (this.#moment.ready === null) throw nothingReady();
    const underWay = this.#parts.underWay();
    if (when === 'now' && underWay > 0) throw workUnderWay(underWay);
    // What is looked for meanwhile is not waited for.
    this.#take({ type: 'checked' });
    if (when === 'later') this.#take({ type: 'wait', waitsForWork: false });
    else if (when === 'when-done' && underWay > 0) this.#take({ type: 'wait', waitsForWork: true });
    else this.#restart();
    return this.state();
  }

  /** Begins to look by itself, now and then, where the settings want that. */
  start(): void {
    this.#later(FIRST_LOOK_MS);
  }

  /** What is under way may be another number now, or another channel be chosen. */
  lookAgain(): void {
    const { state } = this.#moment;
    const { settings, underWay } = this.#parts;
    if (state.state === 'ready' && !suitsChannel(state.version, settings().channel)) {
      this.#ready = null;
      this.#take({ type: 'drop' });
      return;
    }
    if (state.state === 'ready' && state.waitsForWork && underWay() === 0) this.#restart();
    else this.#tell();
  }

  /** Nothing of ours runs any more: puts there what is ready. Never rejects. */
  async afterClosed(): Promise<void> {
    if (this.#ready === null) return;
    try {
      await this.#parts.engine.install(this.#ready, this.#moment.state.state === 'restarting');
    } catch (error) {
      // The old one is whole, and the next run looks again. The log is closed by now.
      process.stderr.write(`renderdesk: the update was not installed: ${String(error)}\n`);
      this.notClosed();
    }
  }

  /** Nothing may be put there: who wanted a restart gets one, of what is there. */
  notClosed(): void {
    if (this.#moment.state.state === 'restarting') this.#parts.startAgain();
  }

  stop(): void {
    this.#takeBack();
    this.#ending.abort();
  }

  #take(event: UpdateEvent): void {
    this.#moment = afterEvent(this.#moment, event);
    this.#tell();
  }

  #tell(): void {
    const updates = this.state();
    const text = JSON.stringify(updates);
    if (text !== this.#lastTold) this.#parts.changed(updates);
    this.#lastTold = text;
  }

  #later(delayMs: number): void {
    this.#takeBack = this.#parts.clock.after(delayMs, () => {
      if (this.#parts.settings().automatic) void this.#look();
      this.#later(LOOK_EVERY_MS);
    });
  }

  #restart(): void {
    // A second wish to quit would end the app at once, in the middle of the first.
    if (this.#moment.state.state !== 'ready') return;
    // While somebody is asked whether the app may end, it waits for another time.
    if (this.#parts.quit()) this.#take({ type: 'restart' });
  }

  /** One at a time. Never rejects. */
  #look(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #check(): Promise<void> {
    const { logger } = this.#parts;
    this.#take({ type: 'check' });
    if (this.#moment.state.state !== 'checking') return;
    this.#problem = null;
    try {
      const feed = await newerFeed(this.#parts, this.#ending.signal);
      if (feed !== null) this.#found(feed);
    } catch (error) {
      this.#problem = failureOf(error);
      logger.log('warn', 'No update could be looked for', { why: this.#problem.message });
    }
    this.#take({ type: 'checked' });
  }

  #found(feed: Feed): void {
    const before = this.#moment;
    const bytes = Math.max(...feed.files.map(({ size }) => size));
    const release = { version: feed.version, notes: feed.releaseNotes ?? null };
    this.#take({ type: 'found', release, bytes });
    const { state } = this.#moment;
    // Another moment than before: what is ready already is not fetched again.
    if (this.#moment !== before && state.state === 'downloading') void this.#download(feed);
  }

  async #download(feed: Feed): Promise<void> {
    const { engine, logger } = this.#parts;
    const { version } = feed;
    this.#ready = null;
    try {
      this.#ready = await engine.download(feed, {
        signal: this.#ending.signal,
        progress: (received) => this.#take({ type: 'progress', received }),
      });
      if (this.#ready !== null) logger.log('info', 'An update is ready', { version });
      this.#take({ type: this.#ready === null ? 'lost' : 'whole' });
      this.lookAgain();
    } catch (error) {
      this.#problem = downloadFailure(version, error);
      logger.log('warn', 'An update could not be downloaded', { version, why: String(error) });
      this.#take({ type: 'lost' });
    }
  }
}

/** Null: nothing newer. @throws FailureError */
async function newerFeed(parts: UpdateParts, signal: AbortSignal): Promise<Feed | null> {
  const { memory, clock, version: runs } = parts;
  const { channel } = parts.settings();
  const name = parts.feedName(channel);
  const feed = await parts.feed(name, signal);
  const { seen } = memory.read();
  const isNew = isNewer(feed, { name, channel, runs, seen: seen[channel] ?? null });
  const release = { version: feed.version, releasedAt: feed.releaseDate.getTime() };
  memory.write({ lastCheckedAt: clock.now(), seen: { ...seen, [channel]: release } });
  return isNew ? feed : null;
}

function nothingReady(): FailureError {
  return new FailureError(
    failure('conflict', 'No update is ready to be installed.', 'Look for updates first.'),
  );
}

function workUnderWay(count: number): FailureError {
  return new FailureError(
    failure(
      'conflict',
      `${count} renders are under way, so Renderdesk did not restart.`,
      'Let it restart when they are done, or restart all the same: they go on at the provider and are followed again after it.',
    ),
  );
}
