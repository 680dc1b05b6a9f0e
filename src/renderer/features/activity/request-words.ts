import type { RequestView } from '../../../shared/activity.ts';
import { SECOND } from '../../../shared/durations.ts';
import { bytes, roughly } from '../../words/measures.ts';
import { numberWords, say } from '../../words/say.ts';

/** Short times to the millisecond, seconds to the tenth. @param ms milliseconds */
export function shortTime(ms: number): string {
  if (ms < SECOND) return say('activity.timing.milliseconds', { count: Math.round(ms) });
  if (ms < 10 * SECOND) return `${numberWords(ms / SECOND, { maximumFractionDigits: 1 })} s`;
  return roughly(ms);
}

export function answerWords({ status, outcome }: RequestView): string {
  const words = say(`activity.outcome.${outcome}`);
  return status === null ? words : `${status} · ${words}`;
}

/** Everything else that is known of it, each a few words. */
export function detailWords(request: RequestView): string[] {
  const { queuedMs, connectedMs, firstByteMs, totalMs, attempt, saidOfLimit } = request;
  const timed = [
    ['queued', queuedMs],
    ['connected', connectedMs],
    ['firstByte', firstByteMs],
    ['total', totalMs],
  ] as const;
  const words = timed.flatMap(([part, ms]) =>
    ms === null ? [] : [say(`activity.timing.${part}`, { time: shortTime(ms) })],
  );
  if (attempt > 1) words.push(say('activity.attempt', { count: attempt }));
  if (request.sentBytes > 0) words.push(say('activity.sent', { bytes: bytes(request.sentBytes) }));
  if (request.receivedBytes > 0)
    words.push(say('activity.received', { bytes: bytes(request.receivedBytes) }));
  return [...words, ...limitWords(saidOfLimit)];
}

function limitWords(said: RequestView['saidOfLimit']): string[] {
  if (said === null) return [];
  const { remaining, limit, retryAfterMs } = said;
  const words: string[] = [];
  if (remaining !== null)
    words.push(
      limit === null
        ? say('activity.limit.left', { remaining })
        : say('activity.limit.remaining', { remaining, limit }),
    );
  if (retryAfterMs !== null)
    words.push(say('activity.limit.retryAfter', { time: shortTime(retryAfterMs) }));
  return words;
}
