import { useEffect, useState } from 'react';
import type { ExpandedRows } from '../../../../shared/template.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { base64Of } from '../base64.ts';

export interface TableFile {
  readonly name: string;
  readonly contentBase64: string;
}

export async function readTable(file: File): Promise<TableFile> {
  return { name: file.name, contentBase64: base64Of(new Uint8Array(await file.arrayBuffer())) };
}

interface Wanted {
  readonly templateId: number;
  readonly table: TableFile | null;
  readonly nameTemplate: string;
  /** What has no column stays as it is in the template. */
  readonly keepUnknown: boolean;
  /** Which of the payloads is looked at. */
  readonly index: number;
}

/** While a name is typed the table is not read at every letter. Milliseconds. */
const ASK_AFTER_MS = 200;

/** What a table makes of a template: the counts, the problems, and the payload that is looked at. */
export function useRows({ templateId, table, nameTemplate, keepUnknown, index }: Wanted): {
  readonly expanded: ExpandedRows | null;
  readonly problem: string | null;
} {
  const [expanded, setExpanded] = useState<ExpandedRows | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (table === null) return undefined;
    let isOld = false;
    const ask = async () => {
      try {
        const found = await host().templates.expand({
          template: { id: templateId },
          table,
          nameTemplate,
          keepUnknown,
          skip: index,
          limit: 1,
        });
        if (isOld) return;
        setExpanded(found);
        setProblem(null);
      } catch (error) {
        if (isOld) return;
        const { message, remedy } = failureFrom(error);
        setExpanded(null);
        setProblem(`${message} ${remedy}`);
      }
    };
    const timer = setTimeout(() => void ask(), ASK_AFTER_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [templateId, table, nameTemplate, keepUnknown, index]);
  return { expanded, problem };
}

/** Payloads a call: some megabytes as a rule. */
const PAGE = 100;

/** All payloads, as files. */
export async function filesOfRows(
  templateId: number,
  table: TableFile,
  nameTemplate: string,
  keepUnknown: boolean,
): Promise<File[]> {
  const files: File[] = [];
  for (let count = 1; files.length < count;) {
    const page = await host().templates.expand({
      template: { id: templateId },
      table,
      nameTemplate,
      keepUnknown,
      skip: files.length,
      limit: PAGE,
    });
    ({ count } = page);
    for (const { name, payload } of page.rows) files.push(new File([payload], name));
    if (page.rows.length === 0) break;
  }
  return files;
}
