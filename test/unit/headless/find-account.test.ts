import { describe, expect, test } from 'vitest';
import { accountIdSchema } from '../../../src/shared/ids.ts';
import { CommandStop } from '../../../src/headless/cli/command-stop.ts';
import { findAccount } from '../../../src/headless/cli/find-account.ts';
import { anAccount } from '../../fakes/fake-core.ts';

const other = accountIdSchema.parse('0197a0b0-0000-7000-8000-0000000000aa');
const main = anAccount({ name: 'Main' });
const studio = anAccount({ id: other, name: 'Studio' });

describe('an account that a person named', () => {
  test('is found by name, by name in another case, and by id', () => {
    expect(findAccount([main, studio], 'Studio')).toBe(studio);
    expect(findAccount([main, studio], ' sTUDIO ')).toBe(studio);
    expect(findAccount([main, studio], other)).toBe(studio);
  });

  test('is the one that is written exactly so where two differ by case only', () => {
    const shouted = anAccount({ id: other, name: 'MAIN' });
    expect(findAccount([main, shouted], 'MAIN')).toBe(shouted);
    expect(() => findAccount([main, shouted], 'main')).toThrow(/More than one.*Main, MAIN/);
  });

  test('that is not there is said with those that are', () => {
    const stop = (() => {
      try {
        return findAccount([main, studio], 'Other', 'usage');
      } catch (error) {
        return error;
      }
    })();
    expect(stop).toBeInstanceOf(CommandStop);
    expect(stop).toMatchObject({ outcome: 'usage', remedy: 'There are: Main, Studio.' });
  });
});
