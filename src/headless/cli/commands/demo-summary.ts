import { basename } from 'node:path';
import type { JobView } from '../../../shared/job.ts';
import { stateText } from '../job-words.ts';
import { durationText, sizeText } from '../measures.ts';
import { priceText } from '../money-words.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import { clipped, tableText } from '../table.ts';

const nameColumns = 30;

/** What became of each render, by provider: its files, how large, how long, and for what price. */
export function sayDemoSummary(
  printer: Printer,
  jobs: readonly JobView[],
  providerName: (id: JobView['providerId']) => string,
): void {
  const columns = [
    { title: 'PROVIDER' },
    { title: 'JOB' },
    { title: 'FILE' },
    { title: 'SIZE', align: 'right' as const },
    { title: 'TIME', align: 'right' as const },
    { title: 'PRICE', align: 'right' as const },
  ];
  const rows = jobs.flatMap((job) => {
    const head = [
      providerName(job.providerId),
      `#${job.number} ${clipped(printable(job.name), nameColumns)}`,
    ];
    const time = durationText((job.endedAt ?? job.updatedAt) - job.createdAt);
    const price = job.price === null ? '–' : priceText(job.price);
    if (job.outputs.length === 0) return [[...head, stateText(job), '–', time, price]];
    return job.outputs.map((output) => [
      ...head,
      printable(basename(output.path)),
      sizeText(output.bytes),
      time,
      price,
    ]);
  });
  const [titles = '', ...lines] = tableText(columns, rows).split('\n');
  printer.tell(printer.colours.dim(titles));
  for (const line of lines) printer.tell(line);
}
