import { describe, expect, it } from 'vitest';
import { AskedAlone } from '../../../../src/core/jobs/polling/asked-alone.ts';
import { MINUTE, SECOND } from '../../../../src/shared/durations.ts';
import { accountIdSchema } from '../../../../src/shared/ids.ts';
import { handClock } from '../../../fakes/hand-clock.ts';

const account = accountIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const other = accountIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8058');
const SPACING_MS = SECOND;

function aFollowing() {
  const clock = handClock();
  const alone = new AskedAlone(clock);
  const those = (...numbers: number[]) =>
    numbers.filter((number) => alone.isDoubted(account, number));
  const missing = (...numbers: number[]) => numbers.filter((number) => alone.isMissing(number));
  return { clock, alone, those, missing };
}

describe('jobs that a list tells of', () => {
  it('are asked after by themselves where it leaves them out, until it names them', () => {
    const { alone, missing } = aFollowing();
    alone.told({ listed: [1], missing: [2, 3] });
    expect(missing(1, 2, 3)).toEqual([2, 3]);
    alone.told({ listed: [1, 3], missing: [] });
    alone.told(null);
    expect(missing(1, 2, 3)).toEqual([2]);
    alone.drop(2);
    expect(missing(1, 2, 3)).toEqual([]);
  });

  it('are believed for two minutes, and then looked at one at a time', () => {
    const { clock, alone, those } = aFollowing();
    expect(those(1, 2)).toEqual([]);
    clock.pass(2 * MINUTE - 1);
    expect(those(1, 2, 3)).toEqual([]);
    clock.pass(1);
    expect(those(2, 1, 3)).toEqual([2]);
    expect(those(1, 2)).toEqual([2]);
    alone.asked(account, 2, SPACING_MS);
    expect(those(1, 2)).toEqual([]);
    clock.pass(100 * SPACING_MS);
    expect(those(1, 2)).toEqual([1]);
  });

  it('are looked at in another’s place when that one has ended', () => {
    const { clock, alone, those } = aFollowing();
    those(1, 2);
    clock.pass(2 * MINUTE);
    expect(those(1)).toEqual([1]);
    alone.drop(1);
    expect(those(2)).toEqual([2]);
  });

  it('are looked at one after the other while each has ended without the list’s saying so', () => {
    const { clock, alone, those } = aFollowing();
    those(1, 2, 3);
    clock.pass(2 * MINUTE);
    for (const number of [1, 2, 3]) {
      expect(those(number)).toEqual([number]);
      alone.asked(account, number, SPACING_MS);
      alone.drop(number);
    }
  });

  it('are not looked at sooner where one that went on ends later', () => {
    const { clock, alone, those } = aFollowing();
    those(1, 2);
    clock.pass(2 * MINUTE);
    those(1);
    alone.asked(account, 1, SPACING_MS);
    expect(those(1)).toEqual([]);
    alone.drop(1);
    expect(those(2)).toEqual([]);
  });

  it('of one account take nothing from another’s', () => {
    const { clock, alone, those } = aFollowing();
    those(1);
    alone.isDoubted(other, 7);
    clock.pass(2 * MINUTE);
    expect(those(1)).toEqual([1]);
    expect(alone.isDoubted(other, 7)).toBe(true);
  });
});
