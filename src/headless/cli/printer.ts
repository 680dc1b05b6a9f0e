import { createLogUpdate } from 'log-update';
import picocolors from 'picocolors';

type Colours = ReturnType<typeof picocolors.createColors>;

/** A stream that text goes to; the process's own, or a test's. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface PrinterOptions {
  readonly json: boolean;
  readonly out: TextStream & NodeJS.WritableStream;
  readonly err: TextStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where the width of a terminal is not told. */
const assumedColumns = 80;
const assumedRows = 24;

/**
 * Everything the command line says. For people: text on standard output. With `--json`: one
 * object a line there and nothing else. Warnings and errors go to standard error in both.
 */
export class Printer {
  readonly json: boolean;
  readonly colours: Colours;
  /** True where lines can be drawn over. */
  readonly live: boolean;
  readonly #options: PrinterOptions;
  #isDrawing = false;
  readonly #drawing: ReturnType<typeof createLogUpdate> | null;

  constructor(options: PrinterOptions) {
    this.#options = options;
    this.json = options.json;
    const terminal = options.out.isTTY === true && options.environment['TERM'] !== 'dumb';
    // A terminal that says it has no size (some recorders, some containers) cannot be drawn on.
    const hasSize = options.out.columns !== 0 && options.out.rows !== 0;
    this.live = terminal && hasSize && !options.json;
    this.colours = picocolors.createColors(terminal && wantsColours(options.environment));
    this.#drawing = this.live ? createLogUpdate(options.out) : null;
  }

  get columns(): number {
    return this.#options.out.columns || assumedColumns;
  }

  get rows(): number {
    return this.#options.out.rows || assumedRows;
  }

  /** A line, or several, for people. */
  tell(text: string): void {
    if (this.json) return;
    this.#drawing?.clear();
    this.#options.out.write(`${text}\n`);
  }

  /** One object for programs. */
  record(type: string, fields: object): void {
    if (this.json) this.#options.out.write(`${JSON.stringify({ type, ...fields })}\n`);
  }

  /** Draws over what was drawn before; an empty text takes it away. */
  draw(text: string): void {
    if (this.#drawing === null) return;
    this.#isDrawing = true;
    if (text === '') this.#drawing.clear();
    else this.#drawing(text);
  }

  /** Gives the terminal its cursor back; nothing is drawn over after this. */
  endDrawing(): void {
    if (!this.#isDrawing) return;
    this.#isDrawing = false;
    this.#drawing?.clear();
    this.#drawing?.done();
  }

  warn(text: string): void {
    this.#drawing?.clear();
    this.#options.err.write(`${text}\n`);
  }
}

/** https://no-color.org: any value that is not empty. */
function wantsColours(environment: PrinterOptions['environment']): boolean {
  return (environment['NO_COLOR'] ?? '') === '';
}
