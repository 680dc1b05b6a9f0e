/*
 * Tables for spreadsheets, after RFC 4180: commas, CRLF, quotes doubled. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front, which it shows as text.
 */

export const CSV_END = '\r\n';
/** Some spreadsheets take a file for UTF-8 only if it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF';

export type CsvValue = string | number | boolean | null;

/** What a formula begins with, also in full-width letters; tabs and line ends hide what follows. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/** One line, with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return values.map(csvValue).join(',') + CSV_END;
}

function csvValue(value: CsvValue): string {
  if (value === null) return '';
  // Numbers of ours are numbers: a price below zero is no formula.
  if (typeof value !== 'string') return String(value);
  const harmless = formula.test(value) ? `'${value}` : value;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
