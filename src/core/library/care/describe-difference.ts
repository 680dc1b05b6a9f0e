const SHOWN_HASH = 12;

interface Content {
  readonly bytes: number;
  readonly sha256: string;
}

/** How a file differs from what was stored, for people. */
export function describeDifference(stored: Content, found: Content): string {
  const size =
    stored.bytes === found.bytes
      ? `It has the same size, ${inBytes(found.bytes)}, but other bytes`
      : `It has ${inBytes(found.bytes)}, the one that was stored ${inBytes(stored.bytes)}`;
  return `${size}: SHA-256 ${begun(found.sha256)} instead of ${begun(stored.sha256)}.`;
}

const inBytes = (bytes: number): string => `${bytes.toLocaleString('en')} bytes`;
const begun = (sha256: string): string => `${sha256.slice(0, SHOWN_HASH)}…`;
