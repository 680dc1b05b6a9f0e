import { basename, dirname } from 'node:path';
import { PART_SUFFIX } from '../library/file-names.ts';
import { freeBytes } from '../library/folder.ts';
import type { Clock } from '../ports.ts';
import type { DownloadKey } from './address.ts';
import { bodyOf, type Body } from './body.ts';
import { stalled, unreadable } from './connection-error.ts';
import { diskError, diskFull, systemCode } from './disk-error.ts';
import { DownloadError } from './download-error.ts';
import { openResponse, type Answered } from './open-response.ts';
import { PartWriter } from './part-writer.ts';
import { incomplete, PromisedLength, type LengthPromise } from './promised-length.ts';
import { refusalOf } from './refusal.ts';
import { StallWatchdog } from './stall-watchdog.ts';
import { suggestedName } from './suggested-name.ts';

export interface TransferRequest {
  readonly url: string;
  /** Sent only to its own origin, and no more once a redirect has left it. Null for a signed link. */
  readonly key: DownloadKey | null;
  /** The file that a reservation made. It is emptied when the first answer comes. */
  readonly partPath: string;
  /** What people know the file as; without it the part file's own name is said. */
  readonly fileName?: string;
  readonly route: LengthPromise & { readonly name: string };
  readonly signal: AbortSignal;
  /** This long with hardly a byte is a stall. */
  readonly stallMs: number;
  /** Bytes so far, and the length where it is known. Called for every piece: coalesce it. */
  readonly onProgress: (received: number, total: number | null) => void;
  readonly clock: Clock;
}

export interface Transferred {
  readonly bytes: number;
  readonly sha256: string;
  /** As the server said it: a claim, not a fact. */
  readonly contentType: string | null;
  /** From `Content-Disposition`, as it came: not safe to use as a file name. */
  readonly suggestedName: string | null;
  /** A strong validator for a later continuation on the same route; null where there was none. */
  readonly etag: string | null;
  readonly routeName: string;
}

/**
 * One attempt to bring one file into its part file, from the first byte to fsync. The part file
 * is written by nothing any more when this returns or throws; after a throw its content is of no
 * use.
 * @throws DownloadError with what has to happen because of it
 * @throws the signal's reason when it was aborted, and then nothing else
 */
export async function transfer(request: TransferRequest): Promise<Transferred> {
  const attempt: Attempt = {
    request,
    fileName: request.fileName ?? basename(request.partPath, PART_SUFFIX),
    host: 'the given address',
    received: 0,
    total: null,
  };
  const ending = new AbortController();
  let hasStalled = false;
  const end = (): void => ending.abort();
  const watchdog = new StallWatchdog(request.clock, request.stallMs, () => {
    hasStalled = true;
    end();
  });
  request.signal.throwIfAborted();
  request.signal.addEventListener('abort', end, { once: true });
  watchdog.start();
  try {
    return await fetchInto(attempt, watchdog, ending.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    if (error instanceof DownloadError) throw error;
    if (!hasStalled) throw broken(attempt, error);
    throw stalled(attempt.fileName, attempt.host, request.stallMs, attempt.received);
  } finally {
    watchdog.stop();
    request.signal.removeEventListener('abort', end);
  }
}

interface Attempt {
  readonly request: TransferRequest;
  readonly fileName: string;
  /** Who is being asked: all that is ever said of an address. */
  host: string;
  received: number;
  total: number | null;
}

async function fetchInto(
  attempt: Attempt,
  watchdog: StallWatchdog,
  signal: AbortSignal,
): Promise<Transferred> {
  const { request, fileName } = attempt;
  if (URL.canParse(request.url)) attempt.host = new URL(request.url).host;
  const answered = await openResponse({ url: request.url, key: request.key, fileName }, signal);
  const { response, address } = answered;
  attempt.host = address.url.host;
  try {
    if (response.statusCode !== 200 && response.statusCode !== 206) {
      throw await refusalOf(response, address, fileName, request.clock.now());
    }
    const body = bodyOf(response, fileName, attempt.host);
    const promised = new PromisedLength(request.route, body.contentLength, attempt);
    attempt.total = promised.total;
    const stored = await store(attempt, body, promised, watchdog);
    return { ...stored, ...claimsOf(answered), routeName: request.route.name };
  } catch (error) {
    response.destroy();
    throw error;
  }
}

async function store(
  attempt: Attempt,
  body: Body,
  promised: PromisedLength,
  watchdog: StallWatchdog,
): Promise<{ bytes: number; sha256: string }> {
  const { request } = attempt;
  await onDisk(attempt, () => refuseWithoutRoom(attempt));
  const writer = await onDisk(attempt, () => PartWriter.open(request.partPath));
  try {
    request.onProgress(0, promised.total);
    for await (const chunk of body.chunks) {
      attempt.received += chunk.byteLength;
      promised.checkSoFar(attempt.received);
      watchdog.saw(chunk.byteLength);
      // While our own disk is behind, the server is not to blame for the silence.
      if (writer.isBehind) watchdog.stop();
      await onDisk(attempt, () => writer.add(chunk));
      if (!watchdog.isWatching) watchdog.start();
      request.onProgress(attempt.received, promised.total);
    }
    watchdog.stop();
    promised.checkWhole(attempt.received);
    return await onDisk(attempt, () => writer.finish());
  } catch (error) {
    // A part that can not be finished must not be what keeps the disk full.
    if (isDiskFull(error)) await writer.discard();
    throw error;
  } finally {
    await writer.close();
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof DownloadError && error.consequence.kind === 'disk-full';
}

/** Says at once what would else be found out when the disk is full to the brim. */
async function refuseWithoutRoom({ request, fileName, total }: Attempt): Promise<void> {
  const folder = dirname(request.partPath);
  if (total !== null && total > (await freeBytes(folder))) throw diskFull(folder, fileName);
}

/** Tells the disk's errors from the network's, which go by the same names. */
async function onDisk<Result>(attempt: Attempt, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const folder = dirname(attempt.request.partPath);
    throw diskError(error, folder, attempt.fileName) ?? error;
  }
}

/** A connection that broke after the answer had begun. What is not one is a fault of ours and stays as it is. */
function broken({ fileName, host, received, total }: Attempt, error: unknown): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  if (code.startsWith('Z_') || code.includes('BROTLI')) {
    return unreadable(fileName, host, 'it was compressed, and damaged on the way', error);
  }
  return incomplete(fileName, host, received, total, error);
}

function claimsOf({
  response,
}: Answered): Pick<Transferred, 'contentType' | 'suggestedName' | 'etag'> {
  const { etag } = response.headers;
  return {
    contentType: response.headers['content-type'] ?? null,
    suggestedName: suggestedName(response.headers['content-disposition']),
    etag: etag !== undefined && /^"[^"]*"$/.test(etag) ? etag : null,
  };
}
