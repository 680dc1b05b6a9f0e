import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHostEvents } from '../../../src/host/host-events.ts';
import { createHandedOverFiles } from '../../../src/main/handed-over-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-handover-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function aDesk() {
  const events = createHostEvents();
  let told = 0;
  events.subscribe(({ type }) => {
    if (type === 'handed-over') told += 1;
  });
  return { files: createHandedOverFiles(events), told: () => told };
}

function aFile(name: string, text = '{}'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('hands on what can be read, byte for byte, and says why another file cannot', async () => {
  const { files, told } = aDesk();
  files.add([join(folder, 'missing.json'), aFile('one.json', '{"a":1}')]);
  expect(told()).toBe(1);
  const [missing, one] = await files.take();
  expect(missing).toMatchObject({ name: 'missing.json', failure: { code: 'file-missing' } });
  expect(one).toEqual({ name: 'one.json', contentBase64: 'eyJhIjoxfQ==' });
});

it('hands many on in parts, folders searched, and each file once', async () => {
  const { files } = aDesk();
  mkdirSync(join(folder, 'deep'));
  for (let index = 0; index < 40; index++) aFile(join('deep', `${String(index)}.json`));
  files.add([join(folder, 'deep')]);
  files.add([aFile('last.json')]);
  const names: string[] = [];
  const sizes: number[] = [];
  for (;;) {
    const taken = await files.take();
    sizes.push(taken.length);
    if (taken.length === 0) break;
    names.push(...taken.map(({ name }) => name));
  }
  expect(sizes).toEqual([20, 20, 1, 0]);
  expect(new Set(names).size).toBe(41);
  expect(names.at(-1)).toBe('last.json');
});

it('tells nobody where nothing was handed over, and keeps files until somebody takes them', async () => {
  const { files, told } = aDesk();
  files.add([]);
  expect(told()).toBe(0);
  expect(await files.take()).toEqual([]);
});
