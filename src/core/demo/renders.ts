import { createHash, randomUUID } from 'node:crypto';
import { drawnOutcome } from './drawn-outcome.ts';
import type { OutcomeParts } from './drawn-outcome.ts';
import type { RenderFault } from './fault-orders.ts';
import type { RenderRecord } from './render-record.ts';
import { lifeMs, stateAt } from './render-state.ts';
import type { RenderState } from './render-state.ts';
import type { Seed, UsualFailure } from './vendor.ts';

export interface RendersOptions extends OutcomeParts {
  readonly usualFailure: UsualFailure;
  readonly seeds: readonly Seed[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many times as fast as the vendor's the demo's clock runs. */
  readonly timeScale: number;
}

/** What a dialect says of a render that was submitted. Durations are the vendor's own. */
export interface NewRender {
  /** Absent: a UUID. */
  readonly id?: string;
  readonly kind: RenderRecord['kind'];
  readonly format: RenderRecord['format'];
  readonly body: Buffer;
  readonly renderMs: number;
  readonly queueMs?: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly fault: RenderFault | null;
}

/** Takes submits, has them drawn, and knows how far each is. */
export class Renders {
  readonly #options: RendersOptions;
  readonly #records = new Map<string, RenderRecord>();
  readonly #drawing = new Map<string, Promise<void>>();
  /** Writes of one record happen one after the other. */
  readonly #saving = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(options: RendersOptions) {
    this.#options = options;
  }

  /** Reads what is on disk, adds what exists from the start, and takes up what was not drawn yet. */
  async open(): Promise<void> {
    const { store, seeds, now } = this.#options;
    for (const record of await store.open()) {
      this.#records.set(record.id, record);
      if (record.outcome.state === 'drawing' && !record.isSeed) void this.#draw(record.id);
    }
    for (const seed of seeds) {
      if (this.#records.has(seed.id)) continue;
      const record = { ...this.#newRecord(seed), submittedAt: now() - seed.submittedAgoMs };
      await this.#add({ ...record, isSeed: true }, seed.body);
    }
  }

  /** Waits for what is being written; what is not drawn yet is taken up by the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#options.drawer.stop();
    await Promise.all(this.#drawing.values());
    await Promise.all(this.#saving.values());
  }

  /** The oldest first. */
  list(): RenderRecord[] {
    return [...this.#records.values()].toSorted(
      (one, other) => one.submittedAt - other.submittedAt,
    );
  }

  get(id: string): RenderRecord | undefined {
    return this.#records.get(id);
  }

  /** A render by its id. One that exists from the start and has ended is drawn when this resolves. */
  async find(id: string): Promise<RenderRecord | undefined> {
    const record = this.#records.get(id);
    if (record?.isSeed === true && record.outcome.state === 'drawing') {
      const drawn = this.#drawing.get(id) ?? this.#draw(id);
      if (this.#elapsedMs(record) >= lifeMs(record)) await drawn;
    }
    return this.#records.get(id);
  }

  /** Keeps the render durably; it is drawn from then on. */
  async submit(render: NewRender): Promise<string> {
    const record = this.#newRecord(render);
    await this.#add(record, render.body);
    void this.#draw(record.id);
    return record.id;
  }

  /** Resolves when nobody draws at this render any more. */
  async drawn(id: string): Promise<void> {
    await this.#drawing.get(id);
  }

  state(record: RenderRecord): RenderState {
    return stateAt(record, this.#elapsedMs(record));
  }

  /** Whether it was still to be canceled. */
  async cancel(id: string): Promise<boolean> {
    const record = this.#records.get(id);
    if (record === undefined) return false;
    const { status } = this.state(record);
    if (status !== 'queued' && status !== 'rendering') return false;
    await this.#change(id, { canceledAt: this.#options.now() });
    return true;
  }

  /** Changes what the dialect keeps with a render. */
  async note(id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    const known = this.#records.get(id)?.details ?? {};
    await this.#change(id, { details: { ...known, ...details } });
  }

  /** 1 for the next one; 0 for one that is not waiting. */
  queuePosition(record: RenderRecord): number {
    if (this.state(record).status !== 'queued') return 0;
    const own = this.#startsAt(record);
    const waiting = this.list().filter((other) => this.state(other).status === 'queued');
    return waiting.filter((other) => this.#startsAt(other) <= own).length;
  }

  /** The vendor's milliseconds until one of so many workers is free for another render. */
  waitForWorkerMs(workers: number): number {
    const { now, timeScale } = this.#options;
    const ends = this.list()
      .filter((record) => ['queued', 'rendering'].includes(this.state(record).status))
      .map((record) => record.submittedAt + lifeMs(record) / timeScale)
      .toSorted((one, other) => other - one);
    const free = ends[workers - 1];
    return free === undefined ? 0 : Math.max(0, free - now()) * timeScale;
  }

  #elapsedMs(record: RenderRecord): number {
    return Math.max(0, (this.#options.now() - record.submittedAt) * this.#options.timeScale);
  }

  #startsAt(record: RenderRecord): number {
    return record.submittedAt + record.queueMs / this.#options.timeScale;
  }

  #newRecord(render: NewRender): RenderRecord {
    const { kind, format, renderMs, fault } = render;
    const { usualFailure, now } = this.#options;
    return {
      id: render.id ?? randomUUID(),
      kind,
      format,
      bodySha256: createHash('sha256').update(render.body).digest('hex'),
      submittedAt: now(),
      queueMs: render.queueMs ?? 0,
      renderMs,
      willFail: fault && {
        error: fault.error ?? usualFailure.error,
        code: fault.code ?? usualFailure.code,
        shape: fault.shape ?? null,
        afterMs: renderMs * fault.atProgress,
      },
      canceledAt: null,
      isSeed: false,
      details: { ...render.details },
      outcome: { state: 'drawing' },
    };
  }

  async #add(record: RenderRecord, body: Buffer): Promise<void> {
    // Known before it is on the disk, so that those that arrive meanwhile queue behind it.
    this.#records.set(record.id, record);
    try {
      await this.#options.store.add(record, body);
    } catch (error) {
      this.#records.delete(record.id);
      throw error;
    }
  }

  async #change(id: string, change: Partial<RenderRecord>): Promise<void> {
    const save = async () => {
      const record = this.#records.get(id);
      if (record === undefined) return;
      const changed = { ...record, ...change };
      await this.#options.store.save(changed);
      this.#records.set(id, changed);
    };
    const saved = (this.#saving.get(id) ?? Promise.resolve()).then(save);
    this.#saving.set(
      id,
      saved.catch(() => undefined),
    );
    await saved;
  }

  #draw(id: string): Promise<void> {
    const drawing = this.#drawAndKeep(id).finally(() => this.#drawing.delete(id));
    this.#drawing.set(id, drawing);
    return drawing;
  }

  async #drawAndKeep(id: string): Promise<void> {
    const record = this.#records.get(id);
    if (record === undefined) return;
    try {
      const outcome = await drawnOutcome(this.#options, record, () => this.#stopped);
      if (outcome !== null) await this.#change(id, { outcome });
    } catch (error) {
      // The disk: told as the vendor tells any trouble of its own, and tried again by the next start.
      const reason = error instanceof Error ? error.message : 'unknown error';
      const message = `Render failed: ${reason}`;
      const outcome = { state: 'failed', error: message, because: 'renderer' } as const;
      this.#records.set(id, { ...record, outcome });
    }
  }
}
