import { toast } from 'sonner';
import type { LibraryQuery } from '../../../../shared/library.ts';
import { attempt } from '../../../client/attempt.ts';
import type { Client } from '../../../client/connection.ts';
import { useApp } from '../../../stores/app.ts';
import { say } from '../../../words/say.ts';

export type HistoryFormat = 'json' | 'csv';
const types = { json: 'application/json', csv: 'text/csv' } as const;

/** All parts of an export, one behind the other. */
async function wholeExport(
  client: Client,
  format: HistoryFormat,
  query: LibraryQuery,
): Promise<{ readonly parts: string[]; readonly items: number }> {
  const parts: string[] = [];
  let items = 0;
  let after: number | null = null;
  do {
    const part: Awaited<ReturnType<Client['library']['exportHistory']>> =
      await client.library.exportHistory({ format, query, after });
    parts.push(part.text);
    items += part.items;
    after = part.next;
  } while (after !== null);
  return { parts, items };
}

/** Hands a text to the browser's downloads. */
function download(parts: readonly string[], format: HistoryFormat): string {
  const name = `renderdesk-history-${new Date().toISOString().slice(0, 10)}.${format}`;
  const address = URL.createObjectURL(new Blob([...parts], { type: types[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

/** Saves the history of what a query finds as a file: where the person says, or as a download. */
export async function saveHistory(format: HistoryFormat, query: LibraryQuery): Promise<void> {
  const isDesktop = useApp.getState().info?.host === 'desktop';
  const saved = await attempt(async (client) => {
    if (isDesktop) return client.library.saveHistory({ format, query });
    const { parts, items } = await wholeExport(client, format, query);
    return { path: download(parts, format), items };
  });
  if (!saved) return;
  toast.success(say('portable.export.saved', { count: saved.items }), { description: saved.path });
}
