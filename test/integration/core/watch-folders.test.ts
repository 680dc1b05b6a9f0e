import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchRuleSchema, type WatchFileView, type WatchRule } from '../../../src/shared/watch.ts';
import { anImage, eventually, type CoreOptions, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock, midMonth } from './fast-clock.ts';

const bench = coresOnOneHome(50);
let watched: string;

beforeEach(() => {
  watched = realpathSync(mkdtempSync(join(tmpdir(), 'renderdesk-watched-')));
});
afterEach(() => rmSync(watched, { recursive: true, force: true, maxRetries: 20 }));

const put = (name: string, text = name) => {
  const path = join(watched, name);
  writeFileSync(path, JSON.stringify(anImage(name, text).document));
  return path;
};
const inFolder = (name = '.') =>
  existsSync(join(watched, name)) ? readdirSync(join(watched, name)).toSorted() : [];
const submits = async () => (await bench.demo.report()).traffic.requests['submit'] ?? 0;

async function watch(
  rule: Partial<WatchRule> = {},
  approve = true,
  options: Partial<CoreOptions> = {},
): Promise<Watching> {
  const core = await bench.start(options);
  const whole = watchRuleSchema.parse({ settleSeconds: 1, ...rule });
  const { id } = await core.core.watching.add({ path: watched, ...whole });
  if (approve) core.core.watching.approve(id);
  return new Watching(core, id);
}

class Watching {
  readonly core: CoreUnderTest;
  readonly id: number;
  constructor(core: CoreUnderTest, id: number) {
    this.core = core;
    this.id = id;
  }
  file(name: string): WatchFileView | undefined {
    return this.core.core.watching.files(this.id, 100).find((each) => each.name === name);
  }
  until(name: string, state: string): Promise<void> {
    return eventually(() => {
      const file = this.file(name);
      return (file?.state === 'settled' ? file.outcome : file?.waitsFor) === state;
    }).catch((error: unknown) => {
      throw new Error(`${name} is not ${state}: ${JSON.stringify(this.file(name))}`, {
        cause: error,
      });
    });
  }
}

test('the files of a new folder wait until a person says go, and are put away when done', async () => {
  put('one.json');
  const { core, id, ...rest } = await watch({}, false);
  const watching = new Watching(core, id);
  await watching.until('one.json', 'approval');
  expect(watching.file('one.json')?.message).toContain('Reads as image for Mockly');
  expect(await submits()).toBe(0);
  expect(rest).toEqual({});

  core.core.watching.approve(id);
  await watching.until('one.json', 'done');
  expect(inFolder('done')).toEqual(['one.json']);
  expect(inFolder()).toEqual(['done']);
  expect(await submits()).toBe(1);
  expect(core.core.library.list({ limit: 5 }).outputs).toHaveLength(1);
  const told = core.events.filter(({ type }) => type === 'watch-folders').at(-1);
  expect(told).toMatchObject({ folders: [{ counts: { done: 1, waiting: 0, following: 0 } }] });
});

test('what cannot be sent, and a render that fails, lie in “failed” with a sentence', async () => {
  const watching = await watch();
  await bench.demo.fault({ kind: 'fail-render', error: 'Font not found' });
  put('fails.json');
  writeFileSync(join(watched, 'list.json'), '[1, 2]');
  await watching.until('fails.json', 'failed');
  await watching.until('list.json', 'failed');
  expect(inFolder('failed')).toEqual([
    'fails.json',
    'fails.json.txt',
    'list.json',
    'list.json.txt',
  ]);
  const why = (name: string) => readFileSync(join(watched, 'failed', `${name}.txt`), 'utf8');
  expect(why('fails.json')).toMatch(/Job #1 failed\..*Font not found/s);
  expect(why('list.json')).toContain('holds a list');
});

test('one content is submitted once: not when it is copied, renamed, touched or comes back', async () => {
  const watching = await watch();
  put('one.json');
  copyFileSync(join(watched, 'one.json'), join(watched, 'two.json'));
  await eventually(async () => (await submits()) === 1);
  const left = inFolder().find((name) => name.endsWith('.json'));
  if (left !== undefined) {
    renameSync(join(watched, left), join(watched, 'renamed.json'));
    utimesSync(join(watched, 'renamed.json'), 1, 1);
  }
  await eventually(() => inFolder('done').length === 1 && inFolder('failed').length >= 2);
  const [done = ''] = inFolder('done');
  copyFileSync(join(watched, 'done', done), join(watched, 'back.json'));
  await watching.until('back.json', 'failed');
  expect(readFileSync(join(watched, 'failed', 'back.json.txt'), 'utf8')).toContain('job #1');
  expect(await submits()).toBe(1);
  expect(watching.core.core.jobs.list({ limit: 9 }).jobs).toHaveLength(1);
});

test('links, folders and hidden files are left alone; a file that still grows is waited for', async () => {
  const elsewhere = join(watched, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'deep.json'), JSON.stringify(anImage('deep').document));
  symlinkSync(join(elsewhere, 'deep.json'), join(watched, 'link.json'));
  writeFileSync(join(watched, '.hidden.json'), '{}');
  const text = JSON.stringify(anImage('grows').document);
  writeFileSync(join(watched, 'grows.json'), text.slice(0, 40));
  // Slow enough that the minute in which an unfinished file is left alone is not over meanwhile.
  const watching = await watch({}, true, { clock: fastClock(5) });
  put('marker.json');
  await eventually(async () => (await submits()) === 1);
  expect(watching.file('grows.json')).toBeUndefined();
  appendFileSync(join(watched, 'grows.json'), text.slice(40));
  await watching.until('grows.json', 'done');
  await watching.until('marker.json', 'done');
  expect(inFolder()).toEqual(['.hidden.json', 'done', 'elsewhere', 'link.json']);
  expect(await submits()).toBe(2);
});

test('no more than so many go in an hour, and a guard that stops makes the others wait', async () => {
  for (const name of ['a.json', 'b.json', 'c.json']) put(name);
  const clock = fastClock(50, midMonth());
  const watching = await watch({ perHour: 2 }, true, { clock });
  await watching.until('b.json', 'done');
  await watching.until('c.json', 'limit');
  clock.jump(61 * 60_000);
  const [account] = await watching.core.core.accounts.list();
  const guard = { unit: 'renders', limit: 2, action: 'stop' } as const;
  if (account) await watching.core.core.accounts.setGuard(account.id, guard);
  watching.core.core.watching.change(watching.id, { perHour: 10 });
  await watching.until('c.json', 'guard');
  expect(await submits()).toBe(2);
  if (account) await watching.core.core.accounts.setGuard(account.id, null);
  watching.core.core.watching.change(watching.id, { paused: false });
  await watching.until('c.json', 'done');
});

test('warnings wait for a person, who may let one go', async () => {
  const watching = await watch();
  const { document } = anImage('old');
  writeFileSync(
    join(watched, 'old.json'),
    JSON.stringify({ ...document, rendererVersion: 'mockup-remotion-v0' }),
  );
  await watching.until('old.json', 'person');
  expect(watching.file('old.json')?.message).toContain('Mockly documents only');
  watching.core.core.watching.release(watching.file('old.json')?.id ?? 0);
  await eventually(() => watching.file('old.json')?.state !== 'waiting');
});

test('the library, our own folders and where files are put away are not watched', async () => {
  const { core } = await watch();
  mkdirSync(join(watched, 'done'), { recursive: true });
  const rule = watchRuleSchema.parse({});
  for (const path of [bench.home, join(bench.home, 'library'), watched, join(watched, 'done')]) {
    await expect(core.core.watching.add({ path, ...rule })).rejects.toThrow(
      /library|own folder|already|put away/,
    );
  }
  await expect(core.core.watching.add({ path: join(watched, 'no'), ...rule })).rejects.toThrow(
    'There is no folder',
  );
});

test('a folder that is watched again knows what it submitted', async () => {
  const watching = await watch();
  const path = put('one.json');
  const copy = readFileSync(path);
  await watching.until('one.json', 'done');
  watching.core.core.watching.remove(watching.id);
  writeFileSync(path, copy);
  const { id } = await watching.core.core.watching.add({
    path: watched,
    ...watchRuleSchema.parse({ settleSeconds: 1 }),
  });
  watching.core.core.watching.approve(id);
  await eventually(() => inFolder('failed').includes('one.json'));
  expect(await submits()).toBe(1);
});
