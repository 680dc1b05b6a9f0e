import type { JobView } from '../../shared/job.ts';
import {
  detailText,
  fractionDone,
  hasEnded,
  isSettled,
  problemText,
  publicJob,
  stateText,
  waitsForPerson,
} from './job-words.ts';
import { printable } from './printable.ts';
import type { Printer } from './printer.ts';
import { clipped } from './table.ts';

const barColumns = 24;
const nameColumns = 28;
/** Off a terminal a job in progress is told about at every quarter, not at every event. */
const quarters = 4;
/** Lines kept free under the drawing, for the prompt and the summary. */
const spareRows = 3;

/** Shows jobs while they move: bars drawn in place, plain lines off a terminal, or NDJSON. */
export class ProgressDisplay {
  readonly #printer: Printer;
  readonly #now: () => number;
  readonly #jobs = new Map<string, JobView>();
  readonly #told = new Map<string, string>();

  constructor(printer: Printer, now: () => number) {
    this.#printer = printer;
    this.#now = now;
  }

  /** Takes the latest of each job and shows it; what has ended stays on the screen for good. */
  update(jobs: readonly JobView[]): void {
    for (const job of jobs) {
      this.#jobs.set(job.id, job);
      if (this.#printer.json) this.#printer.record('progress', { job: publicJob(job) });
      else if (!this.#printer.live || isSettled(job)) this.#tellOnce(job);
    }
    this.redraw();
  }

  /** Moves the clock of what is drawn on. */
  redraw(): void {
    if (!this.#printer.live) return;
    const moving = [...this.#jobs.values()].filter((job) => !isSettled(job));
    const room = Math.max(1, this.#printer.rows - spareRows);
    const lines = moving.slice(0, room).map((job) => this.#line(job, true));
    if (moving.length > room) lines.push(`… and ${moving.length - room} more`);
    this.#printer.draw(lines.join('\n'));
  }

  close(): void {
    this.#printer.endDrawing();
  }

  #tellOnce(job: JobView): void {
    const fraction = fractionDone(job);
    const quarter = fraction === null ? '' : String(Math.floor(fraction * quarters));
    const mark = `${stateText(job)} ${problemText(job) ?? ''} ${quarter}`;
    if (this.#told.get(job.id) === mark) return;
    this.#told.set(job.id, mark);
    this.#printer.tell(this.#line(job, false));
    const problem = problemText(job);
    if (problem !== null && job.status.state !== 'completed') this.#printer.tell(`    ${problem}`);
  }

  #line(job: JobView, inPlace: boolean): string {
    const { colours } = this.#printer;
    const name = clipped(printable(job.name), nameColumns).padEnd(nameColumns);
    const head = `${signOf(job, this.#printer)} #${job.number} ${name}`;
    const fraction = fractionDone(job);
    const percent = fraction === null || hasEnded(job) ? '' : ` ${Math.floor(fraction * 100)}%`;
    const tail = colours.dim(detailText(job, this.#now()));
    if (!inPlace) return `${head} ${stateText(job)}${percent}  ${tail}`;
    const text = `${head} ${bar(fraction)} ${percent.trim().padStart(4)}  ${stateText(job)}  `;
    return text + colours.dim(clipped(detailText(job, this.#now()), barColumns * 2));
  }
}

function bar(fraction: number | null): string {
  if (fraction === null) return '·'.repeat(barColumns);
  const filled = Math.round(fraction * barColumns);
  return '█'.repeat(filled) + '░'.repeat(barColumns - filled);
}

function signOf(job: JobView, printer: Printer): string {
  const { colours } = printer;
  if (waitsForPerson(job)) return colours.yellow('!');
  switch (job.status.state) {
    case 'completed':
      return colours.green('✓');
    case 'failed':
      return colours.red('✗');
    case 'canceled':
      return colours.dim('–');
    default:
      return colours.cyan('›');
  }
}
