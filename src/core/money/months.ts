/** The month of UTC that a time (milliseconds since 1970) is in, as `2026-07`. */
export function monthOf(time: number): string {
  const date = new Date(time);
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${month}`;
}

/** When the month after that of `time` begins, in milliseconds since 1970. */
export function nextMonthAt(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
