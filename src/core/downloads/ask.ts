import { systemCode } from './disk-error.ts';
import type { Attempt } from './attempt.ts';
import { stalled, unreadable } from './connection-error.ts';
import { DownloadError } from './download-error.ts';
import { judgeAnswer } from './judge-answer.ts';
import { codeOf, openAnswer, type Answered } from './open-answer.ts';
import { LONGEST_UNKEPT_BYTES } from './part-keeper.ts';
import { PartSink } from './part-sink.ts';
import { incomplete, PromisedLength } from './promised-length.ts';
import { RangeFan } from './range-fan.ts';
import { Stopwatch } from '../net/stopwatch.ts';
import { readBody } from './read-body.ts';
import { refusalOf } from './refusal.ts';
import { StallWatchdog } from './stall-watchdog.ts';

/** `useless`: only asking for all of it helps. `more`: something is missing yet. */
export type Outcome = 'whole' | 'more' | 'useless';

/**
 * Asks for what is missing and stores it.
 * @throws DownloadError; the signal's reason when it was aborted
 */
export async function askOnce(attempt: Attempt): Promise<Outcome> {
  const { request } = attempt;
  const { clock } = request.tools;
  const watch = new Stopwatch(() => clock.monotonic());
  const told = (error: unknown): void => {
    const { status, firstByteMs, totalMs } = watch.times();
    const isStopped = request.signal.aborted;
    const receivedBytes = attempt.gained;
    request.asked?.({ status, firstByteMs, totalMs, receivedBytes, error, isStopped });
  };
  try {
    const outcome = await askWatched(attempt, watch);
    told(null);
    return outcome;
  } catch (error) {
    told(error);
    throw error;
  }
}

async function askWatched(attempt: Attempt, watch: Stopwatch): Promise<Outcome> {
  const { request } = attempt;
  const ending = new AbortController();
  let hasStalled = false;
  const end = (): void => ending.abort(request.signal.reason);
  const watchdog = new StallWatchdog(request.tools.clock, request.stallMs, () => {
    hasStalled = true;
    ending.abort(new Error('stalled'));
  });
  request.signal.throwIfAborted();
  request.signal.addEventListener('abort', end, { once: true });
  watchdog.start();
  try {
    return await fetchInto(attempt, { watchdog, watch }, ending.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    if (error instanceof DownloadError) throw error;
    if (!hasStalled) throw broken(attempt, error);
    throw stalled(attempt.fileName, attempt.host, request.stallMs, attempt.part.length);
  } finally {
    watchdog.stop();
    request.signal.removeEventListener('abort', end);
  }
}

async function fetchInto(
  attempt: Attempt,
  { watchdog, watch }: { watchdog: StallWatchdog; watch: Stopwatch },
  signal: AbortSignal,
): Promise<Outcome> {
  const { request, fileName, part } = attempt;
  const { url, key, tools } = request;
  const wanted = {
    from: attempt.isContinuing ? part.length : 0,
    to: attempt.isContinuing ? (attempt.spans[0]?.from ?? null) : null,
    total: attempt.total,
    validator: attempt.validator,
  };
  const { dispatcher } = tools;
  const answered = await openAnswer({ url, key, fileName, wanted, dispatcher }, signal);
  const { answer, head, address } = answered;
  watch.headCame(head.status);
  attempt.host = address.url.host;
  try {
    const verdict = judgeAnswer(head, wanted, attempt);
    if (verdict === null) throw await refusalOf(answer, head, address, fileName, tools.clock.now());
    attempt.hear(head);
    if (verdict.is === 'useless' || verdict.is === 'all-here') {
      answer.abort(new Error('the body is not wanted'));
      return verdict.is === 'all-here' ? 'whole' : 'useless';
    }
    const length = verdict.is === 'from-start' ? verdict.length : (verdict.total ?? wanted.total);
    const promised = new PromisedLength(request.route, length, attempt);
    if (verdict.is === 'from-start') await attempt.startOver(head, promised.total);
    attempt.total = promised.total;
    await store(attempt, answered, promised, watchdog);
    const isMissing = attempt.total !== null && part.length < attempt.total;
    return isMissing ? 'more' : 'whole';
  } catch (error) {
    answer.abort(error);
    throw error;
  }
}

async function store(
  attempt: Attempt,
  { answer, head }: Answered,
  promised: PromisedLength,
  watchdog: StallWatchdog,
): Promise<void> {
  const { request, part, fileName } = attempt;
  const claim = await attempt.claimRoom();
  request.onProgress(attempt.received, promised.total);
  let isFull = false;
  const isKept = attempt.validator !== null && (promised.total ?? Infinity) > LONGEST_UNKEPT_BYTES;
  const sink = new PartSink({
    partPath: request.partPath,
    fileName,
    part,
    promised,
    watchdog,
    limit: request.tools.limit,
    room: request.tools.room,
    claim,
    wrote(bytes) {
      attempt.gained += bytes;
      if (isKept) request.keeper.wrote(bytes, attempt.stateNow);
      request.tools.garbage.saw(bytes);
      request.onProgress(attempt.received, promised.total);
    },
    full() {
      isFull = true;
      answer.abort(new Error('the rest comes from elsewhere'));
    },
    giveUp: (error) => answer.abort(error),
  });
  const fan = new RangeFan(attempt, (position) => sink.endAt(position));
  fan.watch();
  try {
    await readBody(answer, head, sink, attempt);
  } catch (error) {
    if (!isFull) {
      await fan.stop();
      throw error;
    }
  } finally {
    sink.end();
  }
  watchdog.stop();
  await fan.settled();
  await attempt.absorbSpans();
  if (!isFull) promised.checkWhole(part.length);
}

/** A connection that broke after the answer had begun. What is not one is a fault of ours and stays as it is. */
function broken({ fileName, host, part, total }: Attempt, error: unknown): unknown {
  const code = systemCode(error) ?? codeOf(error);
  if (code === null) return error;
  if (code.startsWith('Z_') || code.includes('BROTLI')) {
    return unreadable(fileName, host, 'it was compressed, and damaged on the way', error);
  }
  return incomplete(fileName, host, part.length, total, error);
}
