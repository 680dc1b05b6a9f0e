import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Dispatcher } from 'undici';
import type { FileMark } from '../db/disk-file-repository.ts';
import { PART_SUFFIX } from '../library/file-names.ts';
import type { Clock } from '../ports.ts';
import type { DownloadKey } from './address.ts';
import { askOnce } from './ask.ts';
import { Attempt } from './attempt.ts';
import { unreadable } from './connection-error.ts';
import type { DiskRoom } from './disk-room.ts';
import { DownloadError } from './download-error.ts';
import type { InHand } from './part-file.ts';
import type { PartKeeper } from './part-keeper.ts';
import { isWhole } from './part-state.ts';
import type { LengthPromise } from './promised-length.ts';
import type { SpeedLimit } from './speed-limit.ts';
import type { WriteBuffers } from './write-buffers.ts';
import type { YoungGarbage } from './young-garbage.ts';

/** What all transfers share. */
export interface TransferTools {
  readonly clock: Clock;
  readonly dispatcher: Dispatcher;
  readonly limit: SpeedLimit;
  readonly room: DiskRoom;
  readonly garbage: YoungGarbage;
  readonly buffers: WriteBuffers;
}

export interface TransferRequest {
  readonly url: string;
  /** Sent only to its own origin, and no more once a redirect has left it. Null for a signed link. */
  readonly key: DownloadKey | null;
  /** The file that a reservation made. What of it is not proven is overwritten. */
  readonly partPath: string;
  /** That file, where the reservation left it open; the transfer closes it. */
  readonly file?: FileHandle | null;
  /** What people know the file as; without it the part file's own name is said. */
  readonly fileName?: string;
  readonly route: LengthPromise & { readonly name: string };
  readonly signal: AbortSignal;
  /** This long with hardly a byte is a stall. */
  readonly stallMs: number;
  /** Bytes so far, and the length where it is known. Called for every piece: coalesce it. */
  readonly onProgress: (received: number, total: number | null) => void;
  readonly keeper: PartKeeper;
  readonly tools: TransferTools;
  /** So many ranges may come at once where that pays; 1 where requests are counted. */
  readonly connections: number;
  /**
   * Whether the server may be asked once more within this attempt, to go on where a connection
   * broke. Takes a place in the request limit where the route has one.
   */
  readonly mayAskAgain: () => boolean;
  /** Called once, when all of it is here and nothing more is asked for: what follows is the disk's. */
  readonly came?: (() => void) | undefined;
  /** Is told of every request when it has ended, with what came beside it. Must not throw. */
  readonly asked?: ((facts: AskFacts) => void) | undefined;
}

/** A request for a file, or for the rest of it, that has ended. */
export interface AskFacts {
  readonly status: number | null;
  /** Milliseconds until the answer began. */
  readonly firstByteMs: number | null;
  readonly totalMs: number;
  readonly receivedBytes: number;
  readonly error: unknown;
  readonly isStopped: boolean;
}

export interface Transferred {
  readonly bytes: number;
  readonly sha256: string;
  /** Of the file, wherever it is moved; null: to be looked at when it is in its place. */
  readonly mark: FileMark | null;
  /** Its bytes, where it is small and they are in memory still: to be let go of. */
  readonly inHand: InHand | null;
  /** As the server said it: a claim, not a fact. Null also where nothing had to be asked. */
  readonly contentType: string | null;
  /** From `Content-Disposition`, as it came: not safe to use as a file name. */
  readonly suggestedName: string | null;
  readonly routeName: string;
}

/** A connection that brought less than this before it broke was of no use. */
const LEAST_GAIN_BYTES = 64 * 1024;
/** So many of those in a row, and the server is left alone for a while. */
const MOST_FRUITLESS = 3;

/**
 * One attempt to bring one file into its part file, to its last byte and fsync. It goes on where
 * an earlier attempt on the same route stood, and where a connection breaks, as long as a strong
 * validator proves that it is the same object. The part file is written by nothing any more when
 * this returns or throws; what it is worth then is with the keeper.
 * @throws DownloadError with what has to happen because of it
 * @throws the signal's reason when it was aborted, and then nothing else
 */
export async function transfer(request: TransferRequest): Promise<Transferred> {
  if (request.signal.aborted) await request.file?.close();
  request.signal.throwIfAborted();
  const fileName = request.fileName ?? basename(request.partPath, PART_SUFFIX);
  const attempt = await Attempt.open(request, fileName);
  try {
    const { state } = attempt;
    if (state === null || !isWhole(state) || attempt.part.length !== state.total) {
      await attempt.absorbSpans();
      await attempt.claimRoom();
      await fetchRest(attempt);
    }
    request.came?.();
    const whole = await attempt.finish();
    const { mark, inHand } = attempt.part;
    return { ...whole, mark, inHand, ...attempt.claims, routeName: request.route.name };
  } catch (error) {
    await attempt.keepWhatCame(error);
    throw error;
  } finally {
    await attempt.close();
  }
}

async function fetchRest(attempt: Attempt): Promise<void> {
  const { request, part } = attempt;
  for (let fruitless = 0; ;) {
    attempt.gained = 0;
    try {
      const outcome = await askOnce(attempt);
      if (outcome === 'whole') return;
      if (outcome === 'more') continue;
      if (attempt.isContinuing) attempt.validator = null;
      else throw uselessAnswer(attempt);
    } catch (error) {
      fruitless = attempt.gained >= LEAST_GAIN_BYTES ? 0 : fruitless + 1;
      const canGoOn = attempt.validator !== null && part.length > 0 && isBrokenOff(error);
      if (!canGoOn || fruitless >= MOST_FRUITLESS) throw error;
      if (attempt.gained === 0 || !request.mayAskAgain()) throw error;
    }
  }
}

/** The answer had begun, and ended before all of it was here. */
function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof DownloadError)) return false;
  const { code } = error.failure;
  return code === 'download-incomplete' || code === 'download-stalled';
}

function uselessAnswer({ fileName, host }: Attempt): DownloadError {
  return unreadable(fileName, host, 'it sent a part that was not asked for');
}
