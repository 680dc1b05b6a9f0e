import type { JobIn, PromisedOutput } from './job.ts';

/** No adapter's name for an output holds a line break. */
const AGAIN = '\nagain';

/** What the row of an output is called while it comes: beside that of the file that was lost. */
export function rowKey({ status }: JobIn<'downloading'>, { key }: PromisedOutput): string {
  return status.again ? `${key}${AGAIN}` : key;
}

export function asRow(job: JobIn<'downloading'>, output: PromisedOutput): PromisedOutput {
  return { ...output, key: rowKey(job, output) };
}

/** The adapter's name for the output that such a row is for. */
export const keyOfRow = (outputKey: string): string =>
  outputKey.endsWith(AGAIN) ? outputKey.slice(0, -AGAIN.length) : outputKey;
