import { dirname } from 'node:path';
import { diskError, diskFull } from './disk-error.ts';
import type { Claim, DiskRoom } from './disk-room.ts';
import type { PartFile } from './part-file.ts';
import type { PromisedLength } from './promised-length.ts';
import type { Sink } from './read-body.ts';
import type { SpeedLimit } from './speed-limit.ts';
import type { StallWatchdog } from './stall-watchdog.ts';

/** After so many bytes it is looked again whether the disk has room. */
const ROOM_STEP_BYTES = 16 * 1024 * 1024;

export interface SinkParts {
  readonly partPath: string;
  readonly fileName: string;
  readonly part: PartFile;
  readonly promised: PromisedLength;
  readonly watchdog: StallWatchdog;
  readonly limit: SpeedLimit;
  readonly room: DiskRoom;
  readonly claim: Claim;
  readonly wrote: (bytes: number) => void;
  /** All that was to be taken has been. */
  readonly full: () => void;
  /** The transfer is to end: the disk is full. */
  readonly giveUp: (error: Error) => void;
}

/** Takes a body's pieces into the part file, no faster than disk and speed limit allow. */
export class PartSink implements Sink {
  onRoom: () => void = () => undefined;
  readonly #parts: SinkParts;
  /** What follows comes from elsewhere. */
  #endsAt = Infinity;
  #isLimited = false;
  #isHeld = false;
  #sinceLook = 0;

  constructor(parts: SinkParts) {
    this.#parts = parts;
    parts.part.onRoom = this.#goOn;
  }

  readonly take = (whole: Uint8Array): boolean => {
    const { part, promised, watchdog, limit, claim, wrote, full } = this.#parts;
    const room = this.#endsAt - part.length;
    const piece = whole.byteLength > room ? whole.subarray(0, Math.max(0, room)) : whole;
    promised.checkSoFar(part.length + piece.byteLength);
    this.#onDisk(() => part.append(piece));
    watchdog.saw(piece.byteLength);
    claim.wrote(piece.byteLength);
    wrote(piece.byteLength);
    this.#lookForRoom(piece.byteLength);
    if (part.length >= this.#endsAt) full();
    if (!this.#isLimited) this.#isLimited = !limit.take(piece.byteLength, this.#limitPassed);
    this.#isHeld = this.#isLimited || part.isBehind;
    // While it is we who do not read, the server is not to blame for the silence.
    if (this.#isHeld) watchdog.stop();
    return !this.#isHeld;
  };

  /** Takes nothing behind this byte. */
  endAt(position: number): void {
    this.#endsAt = position;
    if (this.#parts.part.length >= position) this.#parts.full();
  }

  /** Takes nothing any more. */
  end(): void {
    this.#parts.limit.forget(this.#limitPassed);
    this.#parts.part.onRoom = () => undefined;
    this.onRoom = () => undefined;
  }

  readonly #limitPassed = (): void => {
    this.#isLimited = false;
    this.#goOn();
  };

  readonly #goOn = (): void => {
    if (!this.#isHeld || this.#isLimited || this.#parts.part.isBehind) return;
    this.#isHeld = false;
    this.#parts.watchdog.start();
    this.onRoom();
  };

  #onDisk(work: () => void): void {
    try {
      work();
    } catch (error) {
      const folder = dirname(this.#parts.partPath);
      throw diskError(error, folder, this.#parts.fileName) ?? error;
    }
  }

  #lookForRoom(bytes: number): void {
    this.#sinceLook += bytes;
    if (this.#sinceLook < ROOM_STEP_BYTES) return;
    this.#sinceLook = 0;
    void this.#giveUpWithoutRoom();
  }

  async #giveUpWithoutRoom(): Promise<void> {
    const { room, partPath, fileName, giveUp } = this.#parts;
    const folder = dirname(partPath);
    try {
      if (!(await room.isFree(folder))) giveUp(diskFull(folder, fileName));
    } catch {
      // The next write says it better.
    }
  }
}
