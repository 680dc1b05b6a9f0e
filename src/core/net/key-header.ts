/** How a provider wants its key: the name of the header, and the word before the key if any. */
export interface KeyHeader {
  /** In lower case. */
  readonly name: string;
  readonly scheme: string | null;
}

/** RFC 6750; what most render services use. */
export const bearerKeyHeader: KeyHeader = { name: 'authorization', scheme: 'Bearer' };

/** @param key already checked by `checkKey` */
export function keyHeaderValue(key: string, header: KeyHeader): string {
  return header.scheme === null ? key : `${header.scheme} ${key}`;
}
