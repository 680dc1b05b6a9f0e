/** The loudest of each of so many stretches, 0 to 1. */
export function barsOf(peaks: Uint8Array, count: number): number[] {
  const bars = Math.min(count, peaks.length);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar / bars) * peaks.length);
    const to = Math.max(from + 1, Math.floor(((bar + 1) / bars) * peaks.length));
    return Math.max(...peaks.subarray(from, to)) / 255;
  });
}
