import { createHash, randomUUID } from 'node:crypto';
import type { ChatPayload } from './mockly/chat-payload.ts';
import { videoRenderTime } from './mockly/documented-times.ts';
import type { Drawer } from './drawer.ts';
import { CannotDrawError } from './drawing/cannot-draw-error.ts';
import type { RenderFault } from './faults.ts';
import type { RenderFormat, RenderRecord } from './render-record.ts';
import type { RenderStore } from './render-store.ts';

/** A video that is drawn but not yet due, or due but not yet drawn, is never told as finished. */
const HIGHEST_PENDING_PROGRESS = 0.99;

export type RenderState =
  | { readonly status: 'rendering'; readonly progress: number }
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly error: string };

export interface RendersOptions {
  readonly store: RenderStore;
  readonly drawer: Drawer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many times as fast as the vendor's the demo's clock runs. */
  readonly timeScale: number;
}

/** Takes submits, has them drawn, and knows how far each is. */
export class Renders {
  readonly #options: RendersOptions;
  readonly #records = new Map<string, RenderRecord>();
  readonly #drawing = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(options: RendersOptions) {
    this.#options = options;
  }

  /** Reads what is on disk and takes up what was not drawn yet. */
  async open(): Promise<void> {
    for (const record of await this.#options.store.open()) {
      this.#records.set(record.id, record);
      if (record.outcome.state === 'drawing') void this.#draw(record.id);
    }
  }

  /** Waits for what is being written; what is not drawn yet is taken up by the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#options.drawer.stop();
    await Promise.all(this.#drawing.values());
  }

  list(): RenderRecord[] {
    return [...this.#records.values()];
  }

  get(id: string): RenderRecord | undefined {
    return this.#records.get(id);
  }

  /** Keeps the render durably; an image is drawn when this resolves, a video goes on. */
  async submit(body: Buffer, payload: ChatPayload, fault: RenderFault | null): Promise<string> {
    const record = this.#newRecord(body, payload, fault);
    await this.#options.store.add(record, body);
    this.#records.set(record.id, record);
    const drawn = this.#draw(record.id);
    if (record.kind === 'image') await drawn;
    return record.id;
  }

  state(record: RenderRecord): RenderState {
    if (record.outcome.state === 'failed') return { status: 'failed', error: record.outcome.error };
    const { now, timeScale } = this.#options;
    const elapsedMs = Math.max(0, (now() - record.submittedAt) * timeScale);
    if (record.willFail !== null && elapsedMs >= record.willFail.afterMs) {
      return { status: 'failed', error: record.willFail.error };
    }
    const due = elapsedMs >= record.renderMs;
    if (due && record.willFail === null && record.outcome.state === 'drawn') {
      return { status: 'completed' };
    }
    const share = record.renderMs === 0 ? 1 : elapsedMs / record.renderMs;
    return { status: 'rendering', progress: Math.min(share, HIGHEST_PENDING_PROGRESS) };
  }

  #newRecord(body: Buffer, payload: ChatPayload, fault: RenderFault | null): RenderRecord {
    const isImage = payload.renderKind === 'image';
    const renderMs = isImage ? 0 : videoRenderTime(payload.props.messages.length);
    return {
      id: randomUUID(),
      kind: payload.renderKind,
      format: formatOf(payload),
      bodySha256: createHash('sha256').update(body).digest('hex'),
      submittedAt: this.#options.now(),
      renderMs,
      willFail:
        fault === null ? null : { error: fault.error, afterMs: renderMs * fault.atProgress },
      outcome: { state: 'drawing' },
    };
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
      const outcome = await this.#outcomeOf(record);
      if (outcome === null) return;
      const ended = { ...record, outcome };
      await this.#options.store.save(ended);
      this.#records.set(id, ended);
    } catch (error) {
      // The disk: told as the vendor tells any trouble of its own, and tried again by the next start.
      const reason = error instanceof Error ? error.message : 'unknown error';
      const message = `Render failed: ${reason}`;
      const outcome = { state: 'failed', error: message, because: 'renderer' } as const;
      this.#records.set(id, { ...record, outcome });
    }
  }

  async #outcomeOf(record: RenderRecord): Promise<RenderRecord['outcome'] | null> {
    const { store, drawer } = this.#options;
    if (record.willFail !== null && record.kind === 'image') {
      return { state: 'failed', error: record.willFail.error, because: 'renderer' };
    }
    try {
      const drawn = await drawer.draw(record.kind, await store.payload(record.id));
      const name = `chat-${record.kind}.${record.format}`;
      const file = await store.addFile(record.id, name, drawn.file);
      const cropped =
        drawn.cropped === null
          ? file
          : await store.addFile(record.id, `chat-image-cropped.${record.format}`, drawn.cropped);
      return { state: 'drawn', file, cropped };
    } catch (error) {
      if (this.#stopped) return null;
      if (error instanceof CannotDrawError) {
        return { state: 'failed', error: error.message, because: 'document' };
      }
      throw error;
    }
  }
}

function formatOf(payload: ChatPayload): RenderFormat {
  if (payload.renderKind === 'image') return 'png';
  return payload.props.transparentBackground ? 'webm' : 'mp4';
}
