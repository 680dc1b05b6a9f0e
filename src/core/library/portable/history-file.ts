/*
 * An exported history as one JSON document, each item of it on a line of its own: it can be read
 * whole by anything that reads JSON, and line by line by us, however long it is.
 */

export const HISTORY_FORMAT = 'renderdesk-history';
export const HISTORY_VERSION = 1;

const END = ']}';

/** What stands before the first item. */
export function historyHead(library: string | null, at: number): string {
  const head = {
    format: HISTORY_FORMAT,
    version: HISTORY_VERSION,
    exportedAt: new Date(at).toISOString(),
    library,
  };
  return `${JSON.stringify(head).slice(0, -1)},"items":[\n`;
}

/** What stands behind the last one. */
export const historyEnd = `\n${END}\n`;

export const isHistoryEnd = (line: string): boolean => line === END;
