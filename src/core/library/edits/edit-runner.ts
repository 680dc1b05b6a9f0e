import { setImmediate } from 'node:timers/promises';
import type { CarriedChange } from '../../../shared/library-care.ts';
import type { EditTarget, EditView, LibraryChange } from '../../../shared/library.ts';
import type { WritableDatabase } from '../../db/database.ts';
import {
  libraryEditReads,
  libraryEditWrites,
  type Edit,
  type LibraryEditReads,
  type LibraryEditWrites,
} from '../../db/library-edit-repository.ts';
import { libraryItemReads } from '../../db/library-item-repository.ts';
import { libraryOrderReads, libraryOrderWrites } from '../../db/library-order-repository.ts';
import { behindWrites } from '../../db/write-behind.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { LibraryReading } from '../search/library-reading.ts';
import type { TaskInput } from '../search/thread-message.ts';
import { carriedLabel, isCarried, LEFT, type Carried, type Carrier } from './carried.ts';
import { applyChange, labelOf, undoChange, type ItemTables } from './changes.ts';
import { KEPT_EDITS, refuseState, refuseUnknown, refuseUnknownEdit, viewOf } from './edit-view.ts';
import { inPieces } from './pieces.ts';

/*
 * An edit is one thing that is done whole or not at all, though it may be for a million items:
 * gathering ─► applying ─► applied ─► undoing ─► undone. Its items are written down first; until
 * they all are, nothing is changed, and a crash forgets it. From then on it goes on at the next
 * start. It is done in pieces, so that the event loop is never held by it.
 */

export interface EditParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Finds what a query stands for. */
  readonly slow: LibraryReading;
  /** An edit went on. */
  readonly changed: (edit: EditView) => void;
  /** Does the changes that move files. */
  readonly carrier?: Carrier;
}

/** Items that were chosen by something else than a query, by their numbers. */
export interface ItemsTarget {
  readonly items: readonly number[];
}

/** Whatever has a tag, wherever it is. */
export interface TagTarget {
  readonly tag: number;
}

const GATHERED_AT_ONCE = 5_000;
const WRITTEN_AT_ONCE = 500;
const MANY = 20;
/** So few that what a crash leaves on its way is settled at once. */
const CARRIED_AT_ONCE = 50;
const TOLD_EVERY_MS = 250;
/** Below every item's id. */
const BEFORE_ALL = -1;

export class EditRunner {
  readonly #parts: EditParts;
  readonly #reads: LibraryEditReads;
  readonly #writes: LibraryEditWrites;
  readonly #items: ItemTables;
  readonly #ending = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: EditParts) {
    this.#parts = parts;
    this.#reads = libraryEditReads(parts.writer);
    this.#writes = libraryEditWrites(parts.writer);
    this.#items = {
      reads: libraryOrderReads(parts.writer),
      writes: libraryOrderWrites(parts.writer),
    };
  }

  latest(): EditView[] {
    return this.#reads.latest(KEPT_EDITS).map(viewOf);
  }

  /** Resolves when all of it is done. @throws FailureError `not-found` when none of the ids is known */
  edit(
    target: EditTarget | TagTarget | ItemsTarget,
    change: LibraryChange | CarriedChange,
    label = isCarried(change) ? carriedLabel(change) : labelOf(change),
  ): Promise<EditView> {
    return this.#inTurn(async () => {
      const { writer, clock } = this.#parts;
      const id = writer.transaction(() => this.#writes.begin(label, change, clock.now()));
      try {
        for await (const items of this.#portions(target)) this.#gather(id, items);
        writer.transaction(() => this.#writes.setTotal(id));
        if ('ids' in target && this.#one(id).total === 0) refuseUnknown();
      } catch (error) {
        await this.#drop(id);
        throw error;
      }
      writer.transaction(() => this.#writes.setState(id, 'applying'));
      return this.#run(id);
    });
  }

  /** @throws FailureError `not-found`, or `conflict` for what is not done, or taken back already */
  undo(id: number): Promise<EditView> {
    return this.#inTurn(() => {
      const edit = this.#reads.byId(id);
      if (edit === undefined || edit.state === 'gathering') refuseUnknownEdit();
      if (edit.state !== 'applied') refuseState(edit);
      this.#parts.writer.transaction(() => this.#writes.setState(id, 'undoing'));
      return this.#run(id);
    });
  }

  /** Goes on with what the last run left undone. */
  async resume(): Promise<void> {
    for (const { id, state } of this.#reads.unfinished()) {
      await this.#inTurn(async () => {
        if (state === 'gathering') await this.#drop(id);
        else await this.#run(id);
      });
    }
  }

  /** Ends after the piece that is being done. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#turn.catch(() => undefined);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn
      .catch(() => undefined)
      .then(() => {
        if (this.#ending.signal.aborted) throw new Error('The library is being closed.');
        return work();
      });
    this.#turn = turn;
    return turn;
  }

  #one(id: number): Edit {
    const edit = this.#reads.byId(id);
    if (edit === undefined) throw new Error('an edit that was just written is gone');
    return edit;
  }

  async *#portions(
    target: EditTarget | TagTarget | ItemsTarget,
  ): AsyncGenerator<number[], void, void> {
    const items = libraryItemReads(this.#parts.writer);
    if ('tag' in target) return yield* this.#withTag(target.tag);
    if ('items' in target) {
      for (let at = 0; at < target.items.length; at += WRITTEN_AT_ONCE) {
        yield target.items.slice(at, at + WRITTEN_AT_ONCE);
        await setImmediate();
      }
      return;
    }
    if ('ids' in target) {
      for (let at = 0; at < target.ids.length; at += WRITTEN_AT_ONCE) {
        yield items.idsOf(target.ids.slice(at, at + WRITTEN_AT_ONCE));
        await setImmediate();
      }
      return;
    }
    const except = new Set(items.idsOf(target.except));
    const { query } = target;
    let below: number | null = null;
    for (;;) {
      const input: TaskInput<'ids'> = { query, below, limit: GATHERED_AT_ONCE };
      const found: number[] = await this.#parts.slow.ask('ids', input, this.#ending.signal);
      for (let at = 0; at < found.length; at += WRITTEN_AT_ONCE) {
        const portion = found.slice(at, at + WRITTEN_AT_ONCE);
        yield portion.filter((id) => !except.has(id));
      }
      below = found.at(-1) ?? null;
      if (found.length < GATHERED_AT_ONCE) return;
    }
  }

  async *#withTag(tag: number): AsyncGenerator<number[], void, void> {
    for (let after = BEFORE_ALL; ;) {
      const found = this.#items.reads.itemsWithTag(tag, after, WRITTEN_AT_ONCE);
      if (found.length > 0) yield found;
      after = found.at(-1) ?? after;
      if (found.length < WRITTEN_AT_ONCE) return;
      await setImmediate();
    }
  }

  #gather(id: number, items: readonly number[]): void {
    this.#parts.writer.transaction(() => this.#writes.gather(id, items));
  }

  /** Does, or takes back, what is left of an edit. */
  async #run(id: number): Promise<EditView> {
    const { writer } = this.#parts;
    const { change, state } = this.#one(id);
    const isUndo = state === 'undoing';
    if (isCarried(change)) await this.#carry(id, change, isUndo);
    else await this.#writeRows(id, change, isUndo);
    writer.transaction(() => this.#writes.finish(id, isUndo ? 'undone' : 'applied'));
    const view = viewOf(this.#one(id));
    this.#parts.changed(view);
    for (const old of this.#reads.outdated(KEPT_EDITS)) await this.#drop(old);
    return view;
  }

  async #writeRows(id: number, change: LibraryChange, isUndo: boolean): Promise<void> {
    const { writer, clock } = this.#parts;
    let after = BEFORE_ALL;
    const tell = this.#teller(id);
    const piece = (limit: number): number =>
      writer.transaction(() => {
        const items = this.#reads.itemsToDo(id, isUndo, after, limit);
        for (const { item, before } of items) {
          if (before === null) {
            this.#writes.didItem(id, item, applyChange(this.#items, item, change));
          } else {
            undoChange(this.#items, item, change, before);
            this.#writes.didItem(id, item, null);
          }
          after = item;
        }
        this.#writes.did(id, items.length);
        // What changes by the thousand is not left to be looked at by searches.
        if (items.length >= MANY) behindWrites(writer).takeInDue(items.length);
        tell();
        return items.length;
      });
    // An item that becomes its job's file gets another id meanwhile, and may be passed by.
    do {
      after = BEFORE_ALL;
      if (!(await inPieces(piece, this.#ending.signal, clock.monotonic))) throw cutOff();
    } while (this.#reads.itemsToDo(id, isUndo, BEFORE_ALL, 1).length > 0);
  }

  async #carry(id: number, change: CarriedChange, isUndo: boolean): Promise<void> {
    const { carrier } = this.#parts;
    if (carrier === undefined) throw new Error('nobody carries files here');
    const tell = this.#teller(id);
    const told: Carried = {
      did: (item, before) => {
        this.#writes.didItem(id, item, isUndo ? null : before);
        this.#writes.did(id, 1);
      },
      left: (item, why) => {
        this.#writes.didItem(id, item, isUndo ? null : LEFT);
        this.#writes.skipped(id, why);
        this.#writes.did(id, 1);
      },
    };
    for (;;) {
      if (this.#ending.signal.aborted) throw cutOff();
      const items = this.#reads.itemsToDo(id, isUndo, BEFORE_ALL, CARRIED_AT_ONCE);
      if (items.length === 0) return;
      if (isUndo) await carrier.takeBack(items, change, told);
      else
        await carrier.carry(
          items.map(({ item }) => item),
          change,
          told,
        );
      tell();
      await setImmediate();
    }
  }

  /** Tells how far it is, now and then. */
  #teller(id: number): () => void {
    const { clock, changed } = this.#parts;
    let told = clock.monotonic();
    return () => {
      if (clock.monotonic() - told <= TOLD_EVERY_MS) return;
      told = clock.monotonic();
      changed(viewOf(this.#one(id)));
    };
  }

  async #drop(id: number): Promise<void> {
    const { writer, clock } = this.#parts;
    const piece = (limit: number) =>
      writer.transaction(() => (this.#writes.dropSome(id, limit) ? limit : 0));
    await inPieces(piece, this.#ending.signal, clock.monotonic);
  }
}

const cutOff = (): Error =>
  new Error('The library is being closed; the edit goes on at the next start.');
