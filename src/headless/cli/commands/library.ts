import type { OutputView } from '../../../shared/output.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicOutput } from '../job-words.ts';
import { dimensionsText, kindText, playingTimeText, sizeText } from '../measures.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';
import { tableText } from '../table.ts';

/** The most that the contract gives in one page. */
const pageSize = 500;

/** `library`: the files, newest first. */
export function library(
  context: CommandContext,
  options: { readonly limit?: number },
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    sayOutputs(context.printer, await listOutputs(await link.client(), options.limit));
    return 'ok';
  });
}

export async function listOutputs(
  client: RenderdeskClient,
  limit: number = Number.MAX_SAFE_INTEGER,
): Promise<OutputView[]> {
  const listed: OutputView[] = [];
  for (;;) {
    const before = listed.at(-1)?.id;
    const page = await client.library.list({
      limit: Math.min(pageSize, limit - listed.length),
      ...(before === undefined ? {} : { before }),
    });
    listed.push(...page.outputs);
    if (!page.more || page.outputs.length === 0 || listed.length >= limit) return listed;
  }
}

/** Name, kind, size, dimensions and duration in columns; the hash and the path under each. */
export function sayOutputs(printer: Printer, outputs: readonly OutputView[]): void {
  for (const output of outputs) printer.record('output', { output: publicOutput(output) });
  if (printer.json) return;
  if (outputs.length === 0) return printer.tell('The library is empty.');
  const columns = [
    { title: 'NAME' },
    { title: 'KIND' },
    { title: 'SIZE', align: 'right' as const },
    { title: 'DIMENSIONS', align: 'right' as const },
    { title: 'DURATION', align: 'right' as const },
  ];
  const rows = outputs.map((output) => [
    printable(output.name),
    kindText(output),
    sizeText(output.bytes),
    dimensionsText(output),
    playingTimeText(output),
  ]);
  const [titles, ...lines] = tableText(columns, rows).split('\n');
  printer.tell(printer.colours.dim(titles ?? ''));
  for (const [index, line] of lines.entries()) {
    const output = outputs[index];
    if (output === undefined) continue;
    printer.tell(line);
    printer.tell(printer.colours.dim(`  SHA-256 ${output.sha256}`));
    printer.tell(`  ${printable(output.path)}`);
  }
}
