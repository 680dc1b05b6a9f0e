import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutFirst } from '../../../src/core/downloads/batch-writes.ts';
import { PartFile } from '../../../src/core/downloads/part-file.ts';

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
});
