import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutFirst } from '../../../src/core/downloads/batch-writes.ts';
import { PartFile } from '../../../src/core/downloads/part-file.ts';
import { BATCH_BYTES, WriteBuffers } from '../../../src/core/downloads/write-buffers.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderdesk-part-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('what is left of a batch that was written in part', () => {
  it('is all but the bytes that are on the disk', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 })), fc.nat(80), (chunks, written) => {
        const whole = Buffer.concat(chunks);
        const rest = Buffer.concat(withoutFirst(chunks, written));
        expect(rest.equals(whole.subarray(Math.min(written, whole.byteLength)))).toBe(true);
      }),
    );
  });
});

describe('a part file', () => {
  it('holds pieces of every size in their order, and nothing from before', async () => {
    const path = join(folder, 'part');
    await writeFile(path, Buffer.alloc(3_000_000, 'x'));
    const pieces = Array.from({ length: 300 }, (_, index) =>
      Buffer.alloc((index * 37) % 9000, index),
    );
    const part = await PartFile.open(path, null);
    for (const piece of pieces) part.append(piece);
    const result = await part.finish();
    await part.close();
    const whole = Buffer.concat(pieces);
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect(result).toEqual({
      bytes: whole.byteLength,
      sha256: createHash('sha256').update(whole).digest('hex'),
    });
  });

  it('is hashed like any other whatever its length is of batches', async () => {
    for (const bytes of [0, 1, BATCH_BYTES - 1, BATCH_BYTES, BATCH_BYTES + 1, 3 * BATCH_BYTES]) {
      const whole = Buffer.alloc(bytes, 'some bytes ');
      const path = join(folder, `${bytes}`);
      const part = await PartFile.open(path, null);
      part.append(whole);
      const { sha256 } = await part.finish();
      await part.close();
      expect(sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      expect((await readFile(path)).equals(whole)).toBe(true);
    }
  });

  it('has bytes of its own, though files share the buffers that they are written from', async () => {
    const buffers = new WriteBuffers();
    async function written(seed: number): Promise<void> {
      const whole = Buffer.alloc(1_000 + ((seed * 77_777) % (2 * BATCH_BYTES)), seed);
      const path = join(folder, `part ${seed}`);
      const part = await PartFile.open(path, null, { buffers });
      for (let at = 0; at < whole.byteLength; at += 50_000) {
        part.append(whole.subarray(at, at + 50_000));
        await new Promise(setImmediate);
      }
      await part.finish();
      const { inHand } = part;
      // Others go on while somebody looks at it.
      await new Promise(setImmediate);
      expect(inHand === null || whole.equals(inHand.bytes)).toBe(true);
      inHand?.letGo();
      await part.close();
      expect((await readFile(path)).equals(whole)).toBe(true);
    }
    for (let round = 0; round < 5; round += 1)
      await Promise.all(Array.from({ length: 10 }, (_, index) => written(1 + round * 10 + index)));
  });
});

describe('a buffer', () => {
  it("is another's once nobody needs it any more, and not before", () => {
    const buffers = new WriteBuffers();
    const first = buffers.take();
    first.hold();
    first.letGo();
    expect(buffers.take().bytes).not.toBe(first.bytes);
    first.letGo();
    expect(buffers.take().bytes).toBe(first.bytes);
  });
});
