import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { OutputView } from '../../../src/shared/output.ts';
import type { DemoClient } from '../../fakes/demo-client.ts';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import { anImage, aVideo } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const bench = coresOnOneHome();

const byText = (a: string, b: string) => a.localeCompare(b);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function only<Thing>([first, ...others]: readonly Thing[]): Thing {
  if (first === undefined || others.length > 0) throw new Error('there is not exactly one');
  return first;
}

/** The provider's own bytes, fetched once more. */
async function bytesAtProvider(demo: DemoClient, remoteId: string | null): Promise<Uint8Array> {
  const answer = await demo.download(remoteId ?? 'none');
  return new Uint8Array(await answer.arrayBuffer());
}

async function expectWhole(demo: DemoClient, output: OutputView, remoteId: string | null) {
  const bytes = await bytesAtProvider(demo, remoteId);
  expect({ bytes: output.bytes, sha256: output.sha256 }).toEqual({
    bytes: bytes.byteLength,
    sha256: sha256(bytes),
  });
  expect(sha256(readFileSync(output.path))).toBe(output.sha256);
}

test('an image, a video and a transparent video come whole into the library', async () => {
  const core = await bench.start();
  const jobs = await core.submit(
    anImage('birthday'),
    aVideo('trip'),
    aVideo('cut-out', { transparentBackground: true }),
  );
  const facts = [];
  for (const job of jobs) {
    const done = await core.until(job, 'completed', 30_000);
    const output = only(done.outputs);
    await expectWhole(bench.demo, output, done.remoteId);
    facts.push([output.fileName, output.mediaType, output.videoCodec, output.hasAlpha]);
  }
  expect(facts).toEqual([
    ['birthday-1.png', 'image/png', null, expect.any(Boolean)],
    ['trip-2.mp4', 'video/mp4', expect.stringMatching(/^avc/), false],
    ['cut-out-3.webm', 'video/webm', expect.stringMatching(/^vp0?9/), true],
  ]);
  const names = facts.map(([fileName]) => String(fileName));
  expect(libraryFiles(join(bench.home, 'library')).toSorted(byText)).toEqual(
    names.toSorted(byText),
  );
  expect(core.core.library.list({ limit: 10 }).outputs).toHaveLength(3);
});

test('a job tells its story in order, and no line of it can be changed', async () => {
  const core = await bench.start();
  const job = await core.submitOne(aVideo());
  await core.until(job, 'completed', 30_000);
  const events = core.history(job).filter((event) => event !== 'check-pending');
  expect(events).toEqual([
    'created',
    'submit-started',
    'submit-accepted',
    'check-succeeded',
    'output-stored',
  ]);
  const times = core.core.jobs.get(job.id).history.map((entry) => entry.at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  await core.stop();
  const database = new Database(join(bench.home, 'library.db'));
  const change = (sql: string) => () => database.exec(sql);
  expect(change("UPDATE job_history SET note = ''")).toThrow('append-only');
  expect(change('DELETE FROM job_history')).toThrow('append-only');
  database.close();
});

test('the same payload dropped three times gives three files, each with its own name', async () => {
  const core = await bench.start();
  const jobs = await core.submit(anImage('same'), anImage('same'), anImage('SAME'));
  const names = [];
  for (const job of jobs) names.push(only((await core.until(job, 'completed')).outputs).fileName);
  expect(names).toEqual(['same-1.png', 'same-2.png', 'SAME-3.png']);
});

test('each end is told once, and not again after a restart', async () => {
  const core = await bench.start();
  await bench.demo.fault({ kind: 'fail-render', error: 'The sky fell' });
  const [failing] = await core.submit(aVideo('failing'));
  const [good] = await core.submit(anImage('good'));
  if (failing === undefined || good === undefined) throw new Error('two jobs were to be made');
  await core.until(good, 'completed');
  await core.until(failing, 'failed');
  await core.stop();
  const told = core.shown.map(({ kind, jobId }) => `${kind} ${jobId}`);
  expect(told.toSorted(byText)).toEqual([`completed ${good.id}`, `failed ${failing.id}`]);
  const next = await bench.start();
  expect(next.shown).toEqual([]);
});

test('neither the key nor a signed link is in any file of the home', async () => {
  const core = await bench.start();
  const [image, video] = await core.submit(anImage(), aVideo());
  if (image === undefined || video === undefined) throw new Error('two jobs were to be made');
  await core.until(image, 'completed');
  await core.until(video, 'completed', 30_000);
  const files = readdirSync(bench.home, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map((file) => file.name)).toContain('library.db-wal');
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), 'latin1');
    for (const secret of [DEMO_KEY, 'X-Demo-Signature', bench.demo.demo.filesOrigin])
      expect(text.includes(secret), `${secret} in ${file.name}`).toBe(false);
  }
  expect(core.logged.join('\n')).not.toContain(DEMO_KEY);
  expect(JSON.stringify(core.events)).not.toMatch(new RegExp(`${DEMO_KEY}|X-Demo-Signature`));
});
