import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SubmitOrder } from '../../../src/core/services.ts';
import { rebuildLibrary } from '../../../src/core/library/journal/rebuild-library.ts';
import { HOUR } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { libraryQuerySchema } from '../../../src/shared/library.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import { anImage, aVideo, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const library = () => join(bench.home, 'library');

const folders = () => ({
  home: bench.home,
  database: join(bench.home, 'library.db'),
  logs: join(bench.home, 'logs'),
  defaultLibrary: library(),
});

const rebuild = () =>
  rebuildLibrary(folders(), {
    replace: false,
    verify: true,
    now: () => Date.now(),
    signal: new AbortController().signal,
  });

function loseDatabase(): void {
  for (const end of ['', '-wal', '-shm']) {
    rmSync(join(bench.home, `library.db${end}`), { force: true });
  }
}

async function submitOne(core: CoreUnderTest, name: string, order: SubmitOrder): Promise<JobView> {
  const bytes = Buffer.from(JSON.stringify(anImage(name, name).document));
  const [result] = await core.core.jobs.submit([{ name: `${name}.json`, bytes }], undefined, order);
  if (result?.accepted !== true) throw new Error('no job was made');
  return result.job;
}

/** All that lies beside the files. */
function journalText(folder = library()): string {
  const history = join(folder, '.renderdesk', 'history');
  return readdirSync(history)
    .flatMap((home) => readdirSync(join(history, home)).map((name) => join(history, home, name)))
    .map((path) => readFileSync(path, 'utf8'))
    .join('');
}

describe('a home that lost its database', () => {
  test('begins no empty library by itself, and has everything again once it is rebuilt', async () => {
    const first = await bench.start();
    const image = await first.submitOne(anImage('sky', 'Blue'));
    const done = await first.until(image, 'completed');
    const [item] = (
      await first.core.library.search({
        ...libraryQuerySchema.parse({}),
        limit: 1,
        counts: false,
      })
    ).items;
    await first.core.library.edit({ ids: [item!.id] }, { kind: 'tags', add: ['Kept'], remove: [] });
    await first.stop();
    loseDatabase();
    await expect(bench.start()).rejects.toThrow(/database .* is gone, but the history/);
    expect(existsSync(join(bench.home, 'library.db'))).toBe(false);

    const report = await rebuild();
    expect(report).toMatchObject({ jobs: { added: 1 }, files: { there: 1 }, setAside: null });
    const again = await bench.start();
    const job = again.job(image.id);
    expect(job).toMatchObject({ number: 1, status: { state: 'completed' } });
    expect(job.outputs[0]).toMatchObject({ sha256: done.outputs[0]!.sha256 });
    const found = await again.core.library.search({
      ...libraryQuerySchema.parse({ text: 'blue tag:kept' }),
      limit: 5,
      counts: false,
    });
    expect(found.items).toHaveLength(1);
    // The keychain knows the account by its id.
    expect((await again.core.accounts.list())[0]).toMatchObject({ name: 'Work' });
    const next = await again.submitOne(anImage('another', 'Words'));
    expect(next.number).toBe(2);
    await again.until(next, 'completed');
    expect(libraryFiles(library())).toHaveLength(2);
  });

  test('follows its renders again, and submits nothing again', async () => {
    const first = await bench.start();
    const video = await first.submitOne(aVideo());
    await first.until(video, 'rendering');
    await first.core.downloads.pauseAll();
    const { requests: before } = (await bench.demo.report()).traffic;
    await first.stop();
    loseDatabase();
    await rebuild();
    const again = await bench.start();
    await again.until(video, 'completed', 30_000);
    const { requests: after } = (await bench.demo.report()).traffic;
    expect(after['submit']).toBe(before['submit']);
  });

  test('asks a person about what may not have been sent', async () => {
    const first = await bench.start();
    first.goOnline(false);
    await first.core.accounts.list();
    const waiting = await first.submitOne(anImage());
    await eventually(() => first.job(waiting.id).status.state === 'queued');
    await first.stop();
    const sent = (await bench.demo.report()).traffic.requests['submit'] ?? 0;
    loseDatabase();
    await rebuild();
    const again = await bench.start();
    expect(again.job(waiting.id).status.state).toBe('unconfirmed');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await bench.demo.report()).traffic.requests['submit'] ?? 0).toBe(sent);
    await again.settle(waiting, { kind: 'submit-again' });
    await again.until(waiting, 'completed', 30_000);
  });

  test('knows when each was to be sent and how soon, as that was changed last', async () => {
    const first = await bench.start();
    const sendAt = first.clock.now() + HOUR;
    const order = { sendAt, priority: 'low' } as const;
    const { core } = first;
    const [gone, waits] = await Promise.all(
      ['gone', 'waits'].map((name) => submitOne(first, name, order)),
    );
    await core.queue.sendAt([waits!.id], sendAt + 99 * HOUR);
    await core.queue.setPriority([waits!.id], 'high');
    first.clock.jump(HOUR);
    await first.until(gone!, 'completed');
    await first.stop();
    loseDatabase();
    await rebuild();
    const again = await bench.start({ clock: first.clock });
    const later = { sendAt: sendAt + 99 * HOUR, priority: 'high' };
    expect(again.job(gone!.id)).toMatchObject({ ...order, status: { state: 'completed' } });
    expect(again.job(waits!.id)).toMatchObject({ ...later, status: { state: 'unconfirmed' } });
    // Sent again, it keeps to its time.
    await again.settle(waits!, { kind: 'submit-again' });
    expect(again.job(waits!.id)).toMatchObject({ ...later, status: { state: 'queued' } });
    first.clock.jump(99 * HOUR);
    await again.until(waits!, 'completed');
    expect((await bench.demo.report()).traffic.requests['submit']).toBe(2);
  });

  test('sets a damaged database aside under a name that says when', async () => {
    const first = await bench.start();
    await first.until(await first.submitOne(anImage()), 'completed');
    await first.stop();
    loseDatabase();
    writeFileSync(folders().database, 'This is no database at all.');
    await expect(bench.start()).rejects.toThrow(/is damaged/);
    const { setAside } = await rebuild();
    expect(setAside).toMatch(/library\.db\.set-aside-\d{4}-\d\d-\d\dT/);
    expect(readFileSync(setAside ?? '', 'utf8')).toBe('This is no database at all.');
    await expect(rebuild()).rejects.toThrow(/there and whole/);
  });

  test('keeps no key and no link beside the files', async () => {
    const first = await bench.start();
    await first.until(await first.submitOne(aVideo()), 'completed', 30_000);
    await first.stop();
    const text = journalText();
    expect(text).toContain('"type":"job"');
    expect(text).not.toContain(DEMO_KEY);
    expect(text).not.toMatch(/https?:\/\/[^"\\]*[?&](?:token|sig|signature|expires)/i);
  });
});

describe('a library whose folder was moved by a person', () => {
  test('is found where it is when it is chosen there', async () => {
    const first = await bench.start();
    const image = await first.submitOne(anImage());
    await first.until(image, 'completed');
    const to = join(bench.home, 'other disk');
    renameSync(library(), to);
    await first.core.settings.change({ libraryFolder: to });
    await eventually(() => first.job(image.id).outputs[0]?.path.startsWith(to) === true);
    expect(existsSync(first.job(image.id).outputs[0]!.path)).toBe(true);
    const next = await first.submitOne(anImage('next', 'More'));
    await first.until(next, 'completed');
    await first.stop();
    expect(journalText(to).match(/"type":"library"/g)?.length).toBe(1);
  });

  test('is moved by the app with a render on its way', async () => {
    const first = await bench.start();
    const image = await first.submitOne(anImage());
    await first.until(image, 'completed');
    const video = await first.submitOne(aVideo());
    const to = join(bench.home, 'elsewhere');
    expect(await first.core.portable.moveLibrary(to)).toMatchObject({ state: 'done' });
    await first.until(video, 'completed', 30_000);
    expect(first.core.settings.get()).toMatchObject({
      libraryFolder: to,
      downloads: { paused: false },
    });
    for (const { id } of [image, video]) {
      expect(existsSync(first.job(id).outputs[0]!.path)).toBe(true);
    }
    await first.stop();
    expect(existsSync(library())).toBe(false);
    expect(journalText(to)).toContain(image.id);
  });
});
