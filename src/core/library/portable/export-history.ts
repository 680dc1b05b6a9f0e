import { withoutLiterals } from '../../../shared/redact.ts';
import { csvHeader } from './history-item.ts';
import { BYTE_ORDER_MARK } from './csv.ts';
import type { ExportPage, ExportWish } from './export-page.ts';
import { historyEnd, historyHead } from './history-file.ts';

export interface ExportParts {
  /** Reads a page, in another thread where there is one. */
  readonly page: (wish: ExportWish, signal?: AbortSignal) => Promise<ExportPage>;
  /** The keys in use: whatever a person pasted where, they are in no export. */
  readonly keys: () => Promise<readonly string[]>;
  readonly library: () => Promise<string | null>;
  readonly now: () => number;
}

export interface ExportRequest extends ExportWish {
  readonly byteOrderMark: boolean;
}

/** The next part of the file that an export is. */
export async function exportPart(
  parts: ExportParts,
  request: ExportRequest,
  signal?: AbortSignal,
): Promise<ExportPage> {
  const { byteOrderMark, ...wish } = request;
  const page = await parts.page(wish, signal);
  const isFirst = request.after === null;
  const isLast = page.next === null;
  const body = withoutLiterals(page.text, await parts.keys());
  if (request.format === 'csv') {
    const head = isFirst ? `${byteOrderMark ? BYTE_ORDER_MARK : ''}${csvHeader()}` : '';
    return { ...page, text: head + body };
  }
  const head = isFirst ? historyHead(await parts.library(), parts.now()) : '';
  // Only a part that follows another knows that there is one before it.
  const between = !isFirst && page.items > 0 ? ',\n' : '';
  return { ...page, text: `${head}${between}${body}${isLast ? historyEnd : ''}` };
}
