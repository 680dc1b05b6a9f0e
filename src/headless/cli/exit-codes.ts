import type { FailureCode } from '../../shared/failure.ts';

/**
 * What the command line answers to whoever started it. Stable: scripts branch on these numbers.
 * The order of the table is the order of weight: where several hold, the first one is answered.
 */
export const exitCodeTable = [
  { name: 'interrupted', code: 130, meaning: 'you interrupted it (Ctrl-C)' },
  { name: 'ourFault', code: 1, meaning: 'Renderdesk itself went wrong' },
  { name: 'held', code: 7, meaning: 'another process holds the library and does not answer' },
  { name: 'usage', code: 2, meaning: 'the command was written wrongly' },
  {
    name: 'personNeeded',
    code: 6,
    meaning:
      'a person is needed: unconfirmed job, paused account, missing key, no way to the provider',
  },
  { name: 'failed', code: 4, meaning: 'a job failed, or a test of an account did' },
  { name: 'canceled', code: 5, meaning: 'a job was canceled, or you said no' },
  { name: 'refused', code: 3, meaning: 'some input was refused; the rest went on' },
  { name: 'notFound', code: 8, meaning: 'there is no such job, account or file in the library' },
  { name: 'ok', code: 0, meaning: 'everything asked for was done' },
] as const;

export type Outcome = (typeof exitCodeTable)[number]['name'];
export type ExitCode = (typeof exitCodeTable)[number]['code'];

/** The one outcome to answer with when several things happened. Nothing at all is `ok`. */
export function weightiest(outcomes: Iterable<Outcome>): Outcome {
  const all = new Set(outcomes);
  return exitCodeTable.find((row) => all.has(row.name))?.name ?? 'ok';
}

export function exitCodeOf(outcome: Outcome): ExitCode {
  return exitCodeTable.find((row) => row.name === outcome)?.code ?? 1;
}

const personNeeded: ReadonlySet<FailureCode> = new Set([
  'key-missing',
  'key-rejected',
  'keychain-unavailable',
  'subscription-inactive',
  'payment-required',
  'forbidden',
  'quota-exhausted',
  'spending-guard',
  'other-renders',
]);

/** The outcome of a call that was refused for this reason. */
export function outcomeOfFailure(code: FailureCode): Outcome {
  if (personNeeded.has(code)) return 'personNeeded';
  if (code === 'internal' || code === 'database-unreadable') return 'ourFault';
  if (code === 'database-from-the-future') return 'ourFault';
  if (code === 'database-missing' || code === 'database-damaged') return 'personNeeded';
  if (code === 'not-found') return 'notFound';
  return 'refused';
}

/** The table for `--help`, by number. */
export function exitCodeHelp(): string {
  const rows = exitCodeTable
    .toSorted((a, b) => a.code - b.code)
    .map((row) => `  ${String(row.code).padStart(3)}  ${row.meaning}`);
  return [
    'Exit codes:',
    ...rows,
    `  When several hold: ${exitCodeTable.map((row) => row.code).join(', ')}, in this order.`,
  ].join('\n');
}
