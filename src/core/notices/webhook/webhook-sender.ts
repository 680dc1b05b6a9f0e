import { DAY, HOUR, MINUTE, SECOND } from '../../../shared/durations.ts';
import type { NoticeKind } from '../../../shared/notification.ts';
import type { WebhookSettings } from '../../../shared/webhook.ts';
import type { JobReads } from '../../db/job-repository.ts';
import type { Delivery, WebhookReads, WebhookWrites } from '../../db/webhook-repository.ts';
import { isLoopback } from '../../net/base-url.ts';
import type { Clock, Logger, Network } from '../../ports.ts';
import type { NotTaken } from './send-webhook.ts';
import type { WebhookAddress } from './webhook-address.ts';
import type { WebhookNotice } from './webhook-body.ts';

/** After each attempt; from the last on always that. Milliseconds. */
const WAITS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];
/** No answer can hold notices back for longer. */
const LONGEST_ASKED_MS = DAY;
/** What was not taken for so long is tried a last time. */
const GIVEN_UP_MS = 3 * DAY;
/** When a person is told that nothing arrives. */
const TOLD_MS = HOUR;
/** The least between two looks. */
const SHORTEST_WAIT_MS = 30 * SECOND;
/** A clock may be set, and a timer has an end: it is looked at least so often. */
const LONGEST_WAIT_MS = 5 * MINUTE;
/** A locked keychain asks its owner each time: no more often than that, unless it was opened. */
const ASKED_APART_MS = HOUR;

export interface WebhookSenderParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly network: Network;
  readonly jobs: Pick<JobReads, 'byNumber'>;
  readonly webhook: WebhookReads;
  readonly webhookWrites: WebhookWrites;
  readonly settings: () => WebhookSettings;
  /** Null where there is none, or it can not be read now. */
  readonly address: () => Promise<WebhookAddress | null>;
  readonly send: (address: WebhookAddress, notice: WebhookNotice) => Promise<NotTaken | null>;
  readonly say: (text: string) => void;
  /** What waits, or what went wrong, is another than before. */
  readonly tell: () => void;
}

/**
 * Sends notices to a webhook, the oldest first and one at a time, until each was taken once. It may
 * have been taken and the answer lost: then it comes again, under the same id.
 */
export class WebhookSender {
  readonly #parts: WebhookSenderParts;
  #isOpen = false;
  #work: Promise<void> | null = null;
  #isWanted = false;
  /** Of the clock that never goes backwards: before it, the address is not asked for again. */
  #askedAgainFrom: number | null = null;
  /** Until when an answer asked to be left alone; it holds for every notice to this address. */
  #held: { readonly href: string; readonly until: number } | null = null;
  #takeBack: (() => void) | null = null;
  #unlisten: (() => void) | null = null;

  constructor(parts: WebhookSenderParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isOpen = true;
    this.#unlisten = this.#parts.network.onChange(() => this.changed());
    this.changed();
  }

  /** Resolves when nothing is on its way any more; what is, has to be ended by its own signal. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    this.#unlisten?.();
    this.#takeBack?.();
    await this.#work;
  }

  /** Something was noted, or the settings changed. */
  changed(): void {
    if (!this.#isOpen) return;
    this.#isWanted = true;
    this.#work ??= this.#run().finally(() => {
      this.#work = null;
      if (this.#isWanted) this.changed();
    });
  }

  /** The address may be there now: a keychain was opened, it was given anew, the computer woke. */
  readonly lookAgain = (): void => {
    if (this.#askedAgainFrom === null) return;
    this.#askedAgainFrom = null;
    this.changed();
  };

  async #run(): Promise<void> {
    this.#takeBack?.();
    this.#takeBack = null;
    try {
      while (this.#isOpen && this.#isWanted) {
        this.#isWanted = false;
        this.#takeUp();
        this.#parts.tell();
        await this.#sendDue();
        this.#parts.tell();
      }
    } catch (error) {
      if (!this.#isOpen) return;
      this.#parts.logger.log('error', 'The webhook was not served', { why: String(error) });
    }
    this.#lookLater();
  }

  #takeUp(): void {
    const { settings, webhookWrites, clock } = this.#parts;
    const { on, done, failed, needsYou } = settings();
    const kinds: NoticeKind[] = [];
    if (on && done) kinds.push('completed');
    if (on && failed) kinds.push('failed');
    if (on && needsYou) kinds.push('needs-you');
    webhookWrites.takeUp(kinds, clock.now());
  }

  async #sendDue(): Promise<void> {
    const { settings, webhook, clock, network, address } = this.#parts;
    if (!settings().on || webhook.due(clock.now()) === null || this.#isUnreadable()) return;
    const to = await address();
    this.#askedAgainFrom = to === null ? clock.monotonic() + ASKED_APART_MS : null;
    if (to === null) return;
    const held = this.#held;
    if (held?.href === to.url.href && clock.now() < held.until) return;
    for (;;) {
      const next = webhook.due(clock.now());
      if (next === null || !this.#isOpen || !settings().on) return;
      if (!network.isOnline() && !isLoopback(to.url.hostname)) return;
      if (!(await this.#sendOne(to, next))) return;
    }
  }

  #isUnreadable(): boolean {
    return this.#askedAgainFrom !== null && this.#parts.clock.monotonic() < this.#askedAgainFrom;
  }

  /** False when it was not taken: what comes after it would not be either, now. */
  async #sendOne(to: WebhookAddress, delivery: Delivery): Promise<boolean> {
    const { send, webhookWrites: writes, clock, say, logger } = this.#parts;
    const refused = await send(to, this.#noticeOf(delivery));
    const now = clock.now();
    const { id, attempts, firstFailedAt } = delivery;
    if (refused === null) {
      writes.taken(id, now);
      return true;
    }
    const { problem, askedWaitMs } = refused;
    logger.log('warn', 'The webhook has not taken a notice', { problem, attempts: attempts + 1 });
    const failing = now - (firstFailedAt ?? now);
    const asked = Math.min(askedWaitMs ?? 0, LONGEST_ASKED_MS);
    this.#held = asked > 0 ? { href: to.url.href, until: now + asked } : null;
    const wait = Math.max(WAITS[attempts] ?? 6 * HOUR, asked);
    if (failing >= GIVEN_UP_MS) writes.givenUp(id, problem, now);
    else writes.failed(id, problem, now + Math.min(wait, GIVEN_UP_MS - failing), now);
    if (failing > TOLD_MS && writes.takeTelling(now))
      say(`No notice has reached your webhook for an hour. ${problem} Look at it in the settings.`);
    return false;
  }

  #noticeOf({ id, kind, at, title, body, jobNumber }: Delivery): WebhookNotice {
    const job = jobNumber === null ? undefined : this.#parts.jobs.byNumber(jobNumber);
    const named = job === undefined ? null : { id: job.id, number: job.number, name: job.name };
    return { id: String(id), kind, at, title, body, job: named };
  }

  #lookLater(): void {
    const { webhook, clock } = this.#parts;
    const nextAt = webhook.nextAt();
    if (!this.#isOpen || nextAt === null || !this.#parts.settings().on) return;
    // What is due and could not be sent waits for a network, a keychain, or this.
    const least = this.#isUnreadable() ? LONGEST_WAIT_MS : SHORTEST_WAIT_MS;
    const dueAt = Math.max(nextAt, this.#held?.until ?? 0);
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(least, dueAt - clock.now()));
    this.#takeBack = clock.after(wait, () => this.changed());
  }
}
