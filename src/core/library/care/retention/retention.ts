import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DAY, HOUR, MINUTE } from '../../../../shared/durations.ts';
import { failure, FailureError } from '../../../../shared/failure.ts';
import type { EditView, LibraryItem } from '../../../../shared/library.ts';
import {
  retentionRulesSchema,
  type RetentionPreview,
  type RetentionRules,
  type RetentionView,
} from '../../../../shared/library-care.ts';
import { careReads, careWrites } from '../../../db/care-repository.ts';
import type { WritableDatabase } from '../../../db/database.ts';
import type { Clock, Logger } from '../../../ports.ts';
import type { EditRunner } from '../../edits/edit-runner.ts';
import type { LibraryReading } from '../../search/library-reading.ts';
import { whyRule } from './retention-words.ts';

export interface RetentionParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For what may take its time. */
  readonly slow: LibraryReading;
  readonly edits: EditRunner;
  readonly items: (numbers: readonly number[]) => LibraryItem[];
}

const KEPT = 'retention';
/** The start has other things to do first. */
const FIRST_LOOK_MS = MINUTE;
/** Whether a day has passed is looked at this often: a machine sleeps, and clocks are set. */
const LOOKED_AT_EVERY_MS = HOUR;

const keptSchema = retentionRulesSchema.extend({
  on: z.boolean(),
  lastRunAt: z.int().nullable(),
  lastRunFiles: z.int(),
  lastEditId: z.int().nullable(),
});
type Kept = z.output<typeof keptSchema>;

const nothing: Kept = {
  rules: [],
  keepNoted: true,
  on: false,
  lastRunAt: null,
  lastRunFiles: 0,
  lastEditId: null,
};

/** Rules for what need not be kept: off until a person has seen what they would do. */
export class Retention {
  readonly #parts: RetentionParts;
  /** Rules whose preview was shown in this run of the app. */
  readonly #seen = new Set<string>();
  #takeBack: () => void = () => undefined;
  #running: Promise<unknown> = Promise.resolve();
  #isEnded = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  get(): RetentionView {
    const kept = this.#kept();
    const { on, lastRunAt } = kept;
    const now = this.#parts.clock.now();
    return { ...kept, nextRunAt: on ? Math.max(now, (lastRunAt ?? 0) + DAY) : null };
  }

  /** Exactly what these rules would let go now. */
  async preview(rules: RetentionRules, skip: number, limit: number): Promise<RetentionPreview> {
    const { slow, clock, items } = this.#parts;
    const chosen = await slow.ask('retention', { ...rules, now: clock.now() });
    const seen = tokenOf(rules);
    this.#seen.add(seen);
    const page = chosen.items.slice(skip, skip + limit);
    const shown = new Map(items(page).map((item, index) => [page[index], item]));
    return {
      seen,
      files: chosen.items.length,
      bytes: chosen.bytes,
      protected: chosen.protected,
      byRule: chosen.byRule.map((total, index) => ({ ...total, why: whyOf(rules, index) })),
      items: page.flatMap((number, index) => {
        const item = shown.get(number);
        const rule = chosen.rules[skip + index] ?? 0;
        return item === undefined ? [] : { item, rule, why: whyOf(rules, rule) };
      }),
      next: skip + limit < chosen.items.length ? skip + limit : null,
    };
  }

  /** @throws FailureError `conflict` when they are switched on unseen */
  set(rules: RetentionRules, on: boolean, seen: string | undefined): RetentionView {
    const before = this.#kept();
    const isAsBefore = before.on && tokenOf(before) === tokenOf(rules);
    if (on && !isAsBefore) this.#refuseUnseen(rules, seen);
    this.#keep({ ...before, ...retentionRulesSchema.parse(rules), on });
    return this.get();
  }

  /** @throws FailureError `conflict` where they are off, and nobody has seen what they would do */
  async run(seen: string | undefined): Promise<EditView | null> {
    const kept = this.#kept();
    if (!kept.on) this.#refuseUnseen(kept, seen);
    return this.#apply();
  }

  /** Looks now and then whether they are due. */
  start(): void {
    this.#takeBack = this.#parts.clock.after(FIRST_LOOK_MS, () => this.#lookWhetherDue());
  }

  async stop(): Promise<void> {
    this.#isEnded = true;
    this.#takeBack();
    await this.#running;
  }

  #lookWhetherDue(): void {
    const { clock, logger } = this.#parts;
    if (this.#isEnded) return;
    this.#takeBack = clock.after(LOOKED_AT_EVERY_MS, () => this.#lookWhetherDue());
    const { on, lastRunAt } = this.#kept();
    // A clock that was set back makes nothing due at once, and nothing wait for years.
    const passed = Math.abs(clock.now() - (lastRunAt ?? 0));
    if (!on || passed < DAY) return;
    this.#running = this.#apply().catch((error: unknown) => {
      if (!this.#isEnded) logger.log('error', `the retention rules failed: ${String(error)}`);
    });
  }

  async #apply(): Promise<EditView | null> {
    const { slow, clock, edits } = this.#parts;
    const { rules, keepNoted } = this.#kept();
    const { items } = await slow.ask('retention', { rules, keepNoted, now: clock.now() });
    const edit =
      items.length === 0
        ? null
        : await edits.edit({ items }, { kind: 'trash', because: 'retention' });
    this.#keep({
      ...this.#kept(),
      lastRunAt: clock.now(),
      lastRunFiles: edit === null ? 0 : edit.total - (edit.skipped ?? 0),
      lastEditId: edit?.id ?? null,
    });
    return edit;
  }

  #kept(): Kept {
    return careReads(this.#parts.writer).of(KEPT, keptSchema) ?? nothing;
  }

  #keep(kept: Kept): void {
    careWrites(this.#parts.writer).keep(KEPT, kept);
  }

  #refuseUnseen(rules: RetentionRules, seen: string | undefined): void {
    if (seen === tokenOf(rules) && this.#seen.has(seen)) return;
    throw new FailureError(
      failure(
        'conflict',
        'Nobody has looked at what these rules would move to the trash.',
        'Look at the preview of these very rules first.',
      ),
    );
  }
}

const whyOf = ({ rules }: RetentionRules, index: number): string => {
  const rule = rules[index];
  return rule === undefined ? '' : whyRule(rule);
};

function tokenOf({ rules, keepNoted }: RetentionRules): string {
  const parsed = retentionRulesSchema.parse({ rules, keepNoted });
  return createHash('sha256').update(JSON.stringify(parsed)).digest('hex').slice(0, 32);
}
