import type { JobState } from '../../../shared/job.ts';
import type {
  DuplicateGroup,
  LibraryCounts,
  LibraryItem,
  LibrarySort,
} from '../../../shared/library.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicOutput } from '../job-words.ts';
import { sizeText } from '../measures.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';
import { tableText } from '../table.ts';

export interface SearchOptions {
  readonly state?: JobState[];
  readonly sort?: LibrarySort;
  readonly limit?: number;
  readonly trash?: boolean;
  readonly counts?: boolean;
}

const DEFAULT_LIMIT = 50;
/** The most that the contract gives in one page. */
const PAGE_SIZE = 500;

/** `library search`: files and jobs without one, as the words and fields say. */
export function searchLibrary(
  context: CommandContext,
  words: readonly string[],
  options: SearchOptions,
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const { limit = DEFAULT_LIMIT, state, sort = 'newest', trash = false } = options;
    const query = {
      text: words.join(' '),
      sort,
      filters: { trashed: trash, ...(state === undefined ? {} : { states: state }) },
    };
    let before: string | undefined;
    let shown = 0;
    do {
      const isFirst = before === undefined;
      const page = await client.library.search({
        ...query,
        limit: Math.min(PAGE_SIZE, limit - shown),
        counts: isFirst,
        ...(before === undefined ? {} : { before }),
      });
      if (isFirst && page.building !== null) {
        const { indexed, total } = page.building;
        context.printer.warn(`Older jobs are still being taken in: ${indexed} of ${total} so far.`);
      }
      sayItems(context.printer, page.items);
      shown += page.items.length;
      if (isFirst && page.counts !== null) {
        // What is on the only page has been counted to its end, whatever time counting was given.
        const whole = page.next === null ? { total: page.items.length, exact: true } : {};
        sayCounts(context.printer, { ...page.counts, ...whole }, options);
      }
      before = page.next ?? undefined;
    } while (before !== undefined && shown < limit);
    return 'ok';
  });
}

/** `library duplicates` */
export function sayDuplicates(
  context: CommandContext,
  { by = 'content', limit = DEFAULT_LIMIT }: { by?: 'content' | 'payload'; limit?: number },
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const { printer } = context;
    const client = await link.client();
    const { groups, next } = await client.library.duplicates({ by, limit: Math.min(limit, 100) });
    for (const group of groups) sayGroup(printer, group);
    if (groups.length === 0) printer.tell('Nothing is there more than once.');
    if (next !== null) printer.tell('There are more.');
    return 'ok';
  });
}

/** `library compare` */
export function comparePayloads(
  context: CommandContext,
  one: string,
  other: string,
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const { printer } = context;
    const client = await link.client();
    const { id: a } = await client.jobs.find({ reference: one });
    const { id: b } = await client.jobs.find({ reference: other });
    const comparison = await client.library.differencePayloads({ a, b });
    printer.record('comparison', { comparison });
    if (comparison.identical) printer.tell('The payloads are the very same.');
    else if (comparison.differences.length === 0) {
      printer.tell('The payloads say the same; only spaces or the order of fields differ.');
    }
    for (const { path, kind, before, after } of comparison.differences) {
      const values = [before, kind === 'moved' ? null : after].filter((value) => value !== null);
      const where = path.length === 0 ? '(all of it)' : path.join('.');
      printer.tell(`${kind.padEnd(8)}${printable(where)}: ${printable(values.join(' → '))}`);
    }
    if (comparison.more) printer.tell('There are more differences.');
    return 'ok';
  });
}

export function sayItems(printer: Printer, items: readonly LibraryItem[]): void {
  for (const item of items) printer.record('item', { item: publicItem(item) });
  if (printer.json || items.length === 0) return;
  const rows = items.map((item) => [
    `#${item.jobNumber}`,
    item.starred ? '*' : '',
    printable(item.name),
    item.state,
    item.output === null ? '' : sizeText(item.output.bytes),
    item.tags.map(printable).join(', '),
  ]);
  const columns = [
    { title: 'JOB', align: 'right' as const },
    { title: '' },
    { title: 'NAME' },
    { title: 'STATE' },
    { title: 'SIZE', align: 'right' as const },
    { title: 'TAGS' },
  ];
  const [titles = '', ...lines] = tableText(columns, rows).split('\n');
  printer.tell(printer.colours.dim(titles));
  for (const [index, line] of lines.entries()) {
    printer.tell(line);
    const item = items[index];
    if (item?.output) printer.tell(`  ${printable(item.output.path)}`);
    if (item?.failure) printer.tell(`  ${printable(item.failure.message)}`);
    if (item !== undefined && item.note !== '') printer.tell(`  ${printable(item.note)}`);
  }
}

/** The item without the address at which one client may load its file. */
function publicItem(item: LibraryItem) {
  return { ...item, output: item.output === null ? null : publicOutput(item.output) };
}

function sayCounts(printer: Printer, counts: LibraryCounts, options: SearchOptions): void {
  printer.record('counts', { counts });
  const { total, exact } = counts;
  printer.tell(total === 0 ? 'Nothing was found.' : `${exact ? '' : 'At least '}${total} found.`);
  if (options.counts !== true) return;
  for (const [what, facet] of [
    ['state', counts.states],
    ['provider', counts.providers],
    ['kind', counts.kinds],
    ['tag', counts.tags],
    ['month', counts.months],
  ] as const) {
    if (facet.length === 0) continue;
    const values = facet.map(({ value, count }) => `${printable(value)} ${count}`);
    printer.tell(`  ${what}: ${values.join(', ')}`);
  }
}

function sayGroup(printer: Printer, group: DuplicateGroup): void {
  printer.record('duplicates', { group: { ...group, items: group.items.map(publicItem) } });
  const spare = group.spareBytes === 0 ? '' : `, ${sizeText(group.spareBytes)} to spare`;
  printer.tell(`${group.count} times ${group.sha256.slice(0, 16)}…${spare}`);
  for (const item of group.items) {
    const path = item.output === null ? '' : `  ${printable(item.output.path)}`;
    printer.tell(`  #${item.jobNumber} ${printable(item.name)}${path}`);
  }
}
