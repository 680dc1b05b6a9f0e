import { describe, expect, test } from 'vitest';
import {
  exitCodeHelp,
  exitCodeOf,
  exitCodeTable,
  outcomeOfFailure,
  weightiest,
} from '../../../src/headless/cli/exit-codes.ts';

describe('the exit code', () => {
  test('is the documented number of each outcome', () => {
    const codes = Object.fromEntries(exitCodeTable.map(({ name }) => [name, exitCodeOf(name)]));
    expect(codes).toEqual({
      ok: 0,
      ourFault: 1,
      usage: 2,
      refused: 3,
      failed: 4,
      canceled: 5,
      personNeeded: 6,
      held: 7,
      notFound: 8,
      interrupted: 130,
    });
  });

  test.each([
    [[], 'ok'],
    [['ok', 'refused'], 'refused'],
    [['refused', 'canceled'], 'canceled'],
    [['failed', 'canceled', 'refused'], 'failed'],
    [['failed', 'personNeeded'], 'personNeeded'],
    [['personNeeded', 'interrupted'], 'interrupted'],
    [['notFound', 'ok'], 'notFound'],
  ] as const)('of %j is that of %s', (outcomes, expected) => {
    expect(weightiest(outcomes)).toBe(expected);
  });

  test('of a refusal says whether a person, another input or a repair is needed', () => {
    expect(outcomeOfFailure('key-missing')).toBe('personNeeded');
    expect(outcomeOfFailure('not-json')).toBe('refused');
    expect(outcomeOfFailure('not-found')).toBe('notFound');
    expect(outcomeOfFailure('internal')).toBe('ourFault');
  });

  test('is told in --help, each with its meaning', () => {
    for (const { code, meaning } of exitCodeTable) {
      expect(exitCodeHelp()).toContain(`${String(code).padStart(5)}  ${meaning}\n`);
    }
  });
});
