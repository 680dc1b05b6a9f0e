import { SECOND } from '../../shared/durations.ts';

/** A speed that jumps cannot be read: what is shown is smoothed over about so long. */
const SMOOTHING_MS = 3 * SECOND;

export interface Flow {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  /** Smoothed; null until there is something to go by. */
  readonly bytesPerSecond: number | null;
}

/** How far each running transfer is. Lives in memory only: it is nothing to come back to. */
export interface TransferProgress {
  of(jobNumber: number): Flow | undefined;
  /** `monotonic`: milliseconds. */
  report(
    jobNumber: number,
    receivedBytes: number,
    totalBytes: number | null,
    monotonic: number,
  ): void;
  /** All of it is here: nothing comes any more. */
  came(jobNumber: number): void;
  forget(jobNumber: number): void;
}

export function createTransferProgress(): TransferProgress {
  const flows = new Map<number, Flow & { at: number }>();
  return {
    of: (jobNumber) => flows.get(jobNumber),
    report(jobNumber, receivedBytes, totalBytes, at) {
      const before = flows.get(jobNumber);
      const elapsed = before === undefined ? 0 : at - before.at;
      const gained = receivedBytes - (before?.receivedBytes ?? 0);
      if (before === undefined || elapsed <= 0 || gained < 0) {
        flows.set(jobNumber, { receivedBytes, totalBytes, bytesPerSecond: null, at });
        return;
      }
      const speed = (gained / elapsed) * SECOND;
      const weight = Math.min(1, elapsed / SMOOTHING_MS);
      const smoothed = before.bytesPerSecond ?? speed;
      flows.set(jobNumber, {
        receivedBytes,
        totalBytes,
        bytesPerSecond: smoothed + (speed - smoothed) * weight,
        at,
      });
    },
    came(jobNumber) {
      const flow = flows.get(jobNumber);
      if (flow !== undefined) flows.set(jobNumber, { ...flow, bytesPerSecond: null });
    },
    forget: (jobNumber) => void flows.delete(jobNumber),
  };
}
