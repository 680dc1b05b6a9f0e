import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { YoungGarbage } from '../../../src/core/downloads/young-garbage.ts';

const MIB = 1024 * 1024;

test('pieces that were written are let go of before they gather', async () => {
  const garbage = new YoungGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for (let piece = 0; piece < 512; piece += 1) {
    // Outside of V8's heap, as what comes from a socket is.
    Buffer.alloc(MIB);
    garbage.saw(MIB);
    if (piece % 8 === 7) await new Promise(setImmediate);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(most).toBeLessThan(24 * MIB);
});

/** What lives through a few collections, and then no more, makes V8's young generation grow. */
const script = (body: string): string => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { YoungGarbage } from ${JSON.stringify(import.meta.resolve('../../../src/core/downloads/young-garbage.ts'))};
  const garbage = new YoungGarbage();
  const young = () =>
    getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size;
  const alive = [];
  function work() {
    for (let step = 0; step < 3e6; step += 1) {
      alive[step % 40_000] = { step, text: 'x' + step, list: [step, step + 1] };
      ${body}
    }
  }
  work();
  process.stdout.write(JSON.stringify(young()));`;
const youngAfter = (body: string): number =>
  Number(execFileSync(process.execPath, ['--input-type=module', '-e', script(body)]).toString());

test('the young generation stays small while files come, and grows else', () => {
  expect(youngAfter('')).toBeGreaterThan(48 * MIB);
  expect(youngAfter('if (step % 10_000 === 0) garbage.saw(8 * 1024 * 1024);')).toBeLessThan(
    40 * MIB,
  );
});
