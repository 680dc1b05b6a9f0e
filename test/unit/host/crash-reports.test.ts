import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  forgetOldest,
  keepFault,
  listCrashes,
  removeCrash,
} from '../../../src/host/crash-reports.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
let crashes: string;
beforeEach(() => {
  folder = temporaryFolder();
  crashes = join(folder.path, 'crashes');
});
afterEach(() => folder.remove());

describe('crash reports', () => {
  it('are kept for their owner, the newest first, and bounded', () => {
    expect(listCrashes(crashes)).toEqual([]);
    for (let index = 0; index < 30; index += 1) {
      keepFault(crashes, `Fault ${index}\n  at somewhere`, index * 1_000);
    }
    const listed = listCrashes(crashes);
    expect(listed).toHaveLength(20);
    expect(listed[0]).toMatchObject({ kind: 'fault' });
    expect(statSync(listed[0]?.path ?? '').mode & 0o777).toBe(0o600);
  });

  it('are found where Chromium puts them, and removed by name only', () => {
    const below = join(crashes, 'completed');
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, 'a.dmp'), 'MDMP');
    writeFileSync(join(crashes, 'settings.dat'), '');
    writeFileSync(join(folder.path, 'fault-outside.txt'), 'stays');
    utimesSync(join(below, 'a.dmp'), 5, 5);
    expect(listCrashes(crashes)).toMatchObject([
      { name: 'a.dmp', kind: 'dump', bytes: 4, at: 5_000, message: null },
    ]);
    expect(() => removeCrash(crashes, '../fault-outside.txt')).toThrow('no such crash report');
    removeCrash(crashes, 'a.dmp');
    expect(listCrashes(crashes)).toEqual([]);
  });

  it('keeps dumps, which may hold a key, for two weeks, and the words of faults longer', () => {
    const day = 24 * 60 * 60;
    mkdirSync(crashes);
    for (const [name, days] of [
      ['young.dmp', 17],
      ['old.dmp', 15],
      ['fault-old.txt', 15],
    ] as const) {
      writeFileSync(join(crashes, name), 'x');
      utimesSync(join(crashes, name), days * day, days * day);
    }
    forgetOldest(crashes, 30 * day * 1_000);
    expect(listCrashes(crashes).map(({ name }) => name)).toEqual(['young.dmp', 'fault-old.txt']);
  });
});
