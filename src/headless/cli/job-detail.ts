import type { JobDetail } from '../../shared/contract/jobs.ts';
import type { JobView } from '../../shared/job.ts';
import type { CommandContext } from './command-context.ts';
import { othersText, problemText, publicJob, remedyCommands, stateText } from './job-words.ts';
import { dimensionsText, kindText, playingTimeText, sizeText, timeText } from './measures.ts';
import { priceText } from './money-words.ts';
import { printable } from './printable.ts';

/** Everything about one job: what it is, its files, what happened to it, what can be done. */
export function sayJobDetail(
  context: CommandContext,
  detail: JobDetail,
  withPayload: boolean,
): void {
  const { printer } = context;
  const { job } = detail;
  printer.record('job', {
    job: publicJob(job),
    history: detail.history,
    ...(withPayload ? { payload: detail.payload } : {}),
  });
  printer.tell(printer.colours.bold(`#${job.number} ${printable(job.name)}`));
  for (const [label, value] of facts(job, context.now())) {
    printer.tell(`  ${label.padEnd(10)} ${value}`);
  }
  for (const output of job.outputs) {
    printer.tell(`  File       ${printable(output.path)}`);
    const parts = [kindText(output), sizeText(output.bytes), dimensionsText(output)];
    printer.tell(`             ${[...parts, playingTimeText(output)].join('  ')}`);
    printer.tell(`             SHA-256 ${output.sha256}`);
  }
  printer.tell('  History');
  for (const entry of detail.history) {
    printer.tell(`    ${clockText(entry.at)}  ${entry.state.padEnd(11)}  ${printable(entry.note)}`);
  }
  const commands = remedyCommands(job);
  if (commands.length > 0) printer.tell('  What you can do');
  for (const command of commands) printer.tell(`    ${command}`);
  if (withPayload) printer.tell(detail.payload ?? '(the payload is not kept)');
}

function facts(job: JobView, now: number): [string, string][] {
  const problem = problemText(job);
  return [
    ['State', stateText(job)],
    ...(problem === null ? [] : [['Problem', problem] satisfies [string, string]]),
    ['Kind', job.kind],
    ['Account', `${printable(job.accountName)} (${job.providerId})`],
    ['Remote id', job.remoteId === null ? '–' : printable(job.remoteId)],
    ...(job.price === null ? [] : [fact('Price', priceText(job.price))]),
    ...(job.warning === null ? [] : [fact('Warning', printable(job.warning))]),
    ...(job.sameRenderAs.length === 0 ? [] : [fact('Same as', numbersText(job.sameRenderAs))]),
    ...(job.after.length === 0 ? [] : [fact('After', othersText(job))]),
    ...(job.sendAt === null ? [] : [fact('Not before', timeText(job.sendAt, now))]),
    ...(job.priority === 'normal' ? [] : [fact('Priority', job.priority)]),
    ['Made', timeText(job.createdAt, now)],
    ...remoteFacts(job, now),
    ['Id', job.id],
  ];
}

const fact = (label: string, value: string): [string, string] => [label, value];

function numbersText(numbers: readonly number[]): string {
  return numbers.map((number) => `#${number}`).join(', ');
}

/** What the provider's own clock says. */
function remoteFacts({ remoteTimes }: JobView, now: number): [string, string][] {
  if (remoteTimes === null) return [];
  const { createdAt, startedAt, completedAt } = remoteTimes;
  const said = [
    ['made', createdAt],
    ['began', startedAt],
    ['done', completedAt],
  ] as const;
  const parts = said.flatMap(([word, at]) => (at === null ? [] : [`${word} ${timeText(at, now)}`]));
  return parts.length === 0 ? [] : [fact('There', parts.join(', '))];
}

/** To the second, in this machine's time. */
function clockText(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
