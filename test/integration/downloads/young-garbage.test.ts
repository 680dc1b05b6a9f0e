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
