import {
  LONGEST_IMPORT_PART,
  type ImportReport,
} from '../../../../shared/contract/library-portable.ts';
import { host } from '../../../client/session.ts';
import { linesInParts } from './lines-in-parts.ts';

/** Half of what a part may hold: letters are counted, and lines are not split. */
const PART = LONGEST_IMPORT_PART / 2;

const lines = (text: string): number => text.split('\n').length - 1;

/** Puts an exported history in, and says what became of its lines. */
export async function importHistory(
  file: File,
  onProgress: (share: number) => void,
): Promise<ImportReport> {
  const parts = linesInParts(await file.text(), PART);
  let report: ImportReport = { added: 0, completed: 0, skipped: 0, refused: [], refusedLines: 0 };
  let before = 0;
  for (const [index, text] of parts.entries()) {
    const one = await host().library.importHistory({ text });
    const refused = one.refused.map(({ line, why }) => ({ line: line + before, why }));
    report = {
      added: report.added + one.added,
      completed: report.completed + one.completed,
      skipped: report.skipped + one.skipped,
      refused: [...report.refused, ...refused].slice(0, 100),
      refusedLines: report.refusedLines + one.refusedLines,
    };
    before += lines(text);
    onProgress((index + 1) / parts.length);
  }
  return report;
}
