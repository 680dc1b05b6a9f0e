import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Damaged } from '../../../src/core/library/containers/probed-file.ts';
import { examineFile } from '../../../src/core/library/examine-file.ts';
import { pngInHand } from '../../../src/core/library/png-in-hand.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-png-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const picture = noisePicture(64, 48, 1);
const END_BYTES = 12;

test('it is what the file is', async () => {
  const path = join(folder, 'picture.png');
  writeFileSync(path, picture);
  expect(await pngInHand(picture)).toEqual(await examineFile(path, 10_000));
});

test('one that was cut or changed is damaged', async () => {
  const changed = Buffer.from(picture);
  changed[200] = (changed[200] ?? 0) ^ 1;
  await expect(pngInHand(changed)).rejects.toThrow(Damaged);
  await expect(pngInHand(picture.subarray(0, -5))).rejects.toThrow(Damaged);
});

test('whatever is no PNG, or nothing, is for the media process', async () => {
  expect(await pngInHand(Buffer.from('GIF89a'))).toBeNull();
  expect(await pngInHand(Buffer.alloc(0))).toBeNull();
});

test('one of thousands of tiny chunks is for the media process, and holds nothing up', async () => {
  const body = Buffer.from('tEXt');
  const tiny = Buffer.alloc(12);
  body.copy(tiny, 4);
  tiny.writeUInt32BE(crc32(body), 8);
  const [head, end] = [picture.subarray(0, -END_BYTES), picture.subarray(-END_BYTES)];
  const many = Buffer.concat([head, ...Array.from({ length: 5_000 }, () => tiny), end]);
  expect(await pngInHand(many)).toBeNull();
});
