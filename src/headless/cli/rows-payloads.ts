import { basename } from 'node:path';
import { readOne } from '../../core/payloads/read-files.ts';
import { failure } from '../../shared/failure.ts';
import type { RowProblem } from '../../shared/template.ts';
import { CommandStop, stopFor } from './command-stop.ts';
import type { PayloadReading } from './read-payloads.ts';
import type { RenderdeskClient } from './session.ts';

export interface RowsOptions {
  /** A template by its name or number, or a file. */
  readonly template?: string;
  readonly rows?: string;
  readonly rowName?: string;
  /** What has no column stays as it is: a provider may fill it in itself. */
  readonly keepUnknown?: boolean;
}

/** Rows a call: some megabytes of payloads at most, as a rule. */
const ROWS_A_CALL = 200;

type Template = Parameters<RenderdeskClient['templates']['expand']>[0]['template'];

/** The payload of each row of a table, and of each row without one why. */
export async function* readRowPayloads(
  client: RenderdeskClient,
  { template: named = '', rows: path = '', rowName, keepUnknown = false }: RowsOptions,
): AsyncGenerator<PayloadReading> {
  const template = await templateNamed(client, named);
  const table = await bytesAt(path);
  const name = basename(path);
  const contentBase64 = Buffer.from(table).toString('base64');
  for (let skip = 0, count = 1; skip < count; skip += ROWS_A_CALL) {
    const page = await client.templates.expand({
      template,
      table: { name, contentBase64 },
      ...(rowName === undefined ? {} : { nameTemplate: rowName }),
      keepUnknown,
      skip,
      limit: ROWS_A_CALL,
    });
    if (skip === 0) yield* refusals(path, page.problems, page.problemCount);
    ({ count } = page);
    for (const row of page.rows) {
      const bytes = Buffer.from(row.payload);
      yield { read: true, path: `${path} row ${row.number}`, name: row.name, bytes };
    }
  }
}

function* refusals(
  path: string,
  problems: readonly RowProblem[],
  count: number,
): Generator<PayloadReading> {
  const remedy = 'Correct the table, then submit it again; no payload was made of it.';
  for (const { row, line, column, message } of problems) {
    const at = row === null ? path : `${path} row ${row}`;
    const place = [line === null ? '' : `Line ${line}`, column === null ? '' : `column “${column}”`]
      .filter((part) => part !== '')
      .join(', ');
    const sentence = place === '' ? message : `${place}: ${message}`;
    yield { read: false, path: at, failure: failure('invalid-payload', sentence, remedy) };
  }
  if (count > problems.length) {
    const message = `${count - problems.length} more rows are wrong.`;
    yield { read: false, path, failure: failure('invalid-payload', message, remedy) };
  }
}

async function bytesAt(path: string): Promise<Uint8Array> {
  const found = await readOne(path);
  if (found.ok) return found.bytes;
  throw stopFor(found.failure);
}

/** One that is kept goes before a file of the same name, unless the file is named with its folder. */
async function templateNamed(client: RenderdeskClient, named: string): Promise<Template> {
  const kept = await findTemplate(client, named);
  if (kept !== undefined) return { id: kept.id };
  if (!/[./\\]/.test(named)) {
    throw new CommandStop(
      'usage',
      `There is no template "${named}".`,
      'renderdesk templates shows those that are kept; a file is named with its ending.',
      'not-found',
    );
  }
  return { name: basename(named), text: new TextDecoder().decode(await bytesAt(named)) };
}

/** By its number, or its name in any case. */
export async function findTemplate(client: RenderdeskClient, named: string) {
  const kept = await client.templates.list();
  const name = named.toLowerCase();
  return (
    kept.find((each) => each.name.toLowerCase() === name) ??
    kept.find(({ id }) => String(id) === named.replace(/^#/, ''))
  );
}
