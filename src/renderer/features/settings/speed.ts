/** Bytes, as everywhere that people read. */
const MEGABYTE = 1_000_000;
/** The least that the host takes; slower is no download. Bytes a second. */
const SLOWEST = 1_024;

/** What a person typed, with a point or a comma; undefined where it is no speed. */
export function bytesPerSecondOf(megabytes: string): number | undefined {
  const number = Number(megabytes.trim().replace(',', '.'));
  const bytes = Math.round(number * MEGABYTE);
  return megabytes.trim() !== '' && Number.isFinite(bytes) && bytes >= SLOWEST ? bytes : undefined;
}

/** As it is typed; empty where there is no limit. */
export function megabytesOf(bytesPerSecond: number | null): string {
  if (bytesPerSecond === null) return '';
  return String(Number((bytesPerSecond / MEGABYTE).toPrecision(4)));
}
