import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/shared/durations.ts';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import { httpAnswer, startRawServer } from '../../fakes/raw-server.ts';
import { anImage, aVideo, eventually } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock } from './fast-clock.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const bench = coresOnOneHome();
const library = () => join(bench.home, 'library');
const files = () => libraryFiles(library());
const parts = () => files().filter((name) => name.endsWith('.part'));
const traffic = async () => (await bench.demo.report()).traffic;
const xml = '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>';

const download = (fault: Record<string, unknown>) =>
  bench.demo.fault({ route: 'download', ...fault });
const file = (fault: Record<string, unknown>) => bench.demo.fault({ route: 'file', ...fault });

describe('a file comes home whole although', () => {
  test.each<[string, Record<string, unknown>]>([
    ['it is short', { kind: 'wrong-length', direction: 'shorter', by: 100 }],
    ['it promises more than comes', { kind: 'wrong-length', direction: 'longer', by: 100 }],
    ['the connection is cut', { kind: 'cut', afterBytes: 1_000 }],
    ['it freezes', { kind: 'freeze', afterBytes: 1_000 }],
    ['a page comes instead', { kind: 'garble', contentType: 'text/html', body: '<html>Hi</html>' }],
    ['a message comes instead', { kind: 'garble', body: '{"error":{"code":"internal_error"}}' }],
    ['it is gone for a while (404)', { kind: 'answer', status: 404, body: '{}' }],
    ['it is gone for a while (410)', { kind: 'answer', status: 410, body: '{}' }],
    ['the server is in trouble', { kind: 'answer', status: 503, body: '' }],
    ['the server asks for a year of patience', yearLong(503)],
    [
      'too many requests were sent',
      { kind: 'answer', status: 429, headers: { 'retry-after': '5' } },
    ],
  ])('%s', async (name, fault) => {
    const core = await bench.start();
    await download(fault);
    const job = await core.submitOne(name === 'it is short' ? aVideo() : anImage());
    const done = await core.until(job, 'completed', 60_000);
    const { path } = done.outputs[0]!;
    const whole = await bothAtProvider(done.remoteId!);
    expect(whole.some((bytes) => bytes.equals(readFileSync(path)))).toBe(true);
    expect(files()).toEqual([done.outputs[0]!.fileName]);
  });
});

/** The provider's bytes on both ways: of an image the download endpoint crops what is transparent. */
async function bothAtProvider(remoteId: string): Promise<Buffer[]> {
  const { json } = await bench.demo.status(remoteId);
  const answers = [await bench.demo.download(remoteId), await fetch(String(json['downloadUrl']))];
  return Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
}

function yearLong(status: number) {
  return { kind: 'answer', status, headers: { 'retry-after': '31536000' }, body: '' };
}

test('both ways to the bytes are used in turn, each with what it needs', async () => {
  const core = await bench.start();
  await download({ kind: 'answer', status: 500, times: 2, body: '' });
  await file({ kind: 'answer', status: 403, body: xml });
  const job = await core.submitOne(anImage());
  await core.until(job, 'completed', 30_000);
  const { requests, keySeen } = await traffic();
  expect(requests).toMatchObject({ download: 2, file: 2 });
  expect(keySeen.files).toBe(0);
});

test('a signed link that has expired is asked for again', async () => {
  const core = await bench.start();
  await download({ kind: 'answer', status: 500, times: 100, body: '' });
  await file({ kind: 'freeze', afterBytes: 100 });
  const job = await core.submitOne(anImage());
  await eventually(async () => (await traffic()).requests['file'] === 1);
  await bench.demo.fault({ kind: 'expire-links' });
  const done = await core.until(job, 'completed', 60_000);
  expect((await traffic()).requests['status']).toBeGreaterThan(0);
  expect(done.outputs).toHaveLength(1);
});

test('a cropped image may be smaller on the download endpoint, and on no other way', async () => {
  const core = await bench.start();
  const crop = { kind: 'wrong-length', direction: 'shorter', by: 1 };
  await download({ kind: 'answer', status: 500, body: '' });
  await file(crop);
  const job = await core.submitOne(anImage());
  const retried = await core.untilJob(
    job,
    ({ status }) =>
      status.state === 'downloading' && status.lastProblem?.code === 'content-mismatch',
  );
  expect(retried.status.state).toBe('downloading');
  await core.until(job, 'completed', 30_000);
});

test('a file that never comes fails its job with a way to try again, leaves no part, and comes on demand', async () => {
  const clock = fastClock(20);
  const core = await bench.start({ clock });
  // More than the demo's own clock would let through.
  await bench.demo.fault({ kind: 'secret-limit', count: 100_000, windowMs: 60_000 });
  await download({ kind: 'garble', body: 'x'.repeat(100_000), times: 100 });
  await file({ kind: 'answer', status: 403, body: xml, times: 100 });
  const job = await core.submitOne(anImage());
  await core.until(job, 'downloading');
  // Its attempts take half an hour.
  clock.run(100);
  const failed = await core.until(job, 'failed', 110_000);
  clock.run(20);
  expect(failed.status.failure.actions).toContain('download-again');
  await expect.poll(files).toEqual([]);
  await bench.demo.fault({ kind: 'clear' });
  core.core.jobs.checkNow(job.id);
  await core.until(job, 'completed', 30_000);
  expect((await traffic()).requests['submit']).toBe(1);
});

describe('a library folder', () => {
  test('that cannot be written refuses the payload in one sentence, and makes no job', async () => {
    const core = await bench.start();
    const blocked = join(bench.home, 'blocked');
    mkdirSync(blocked);
    await core.core.settings.change({ libraryFolder: blocked });
    rmSync(blocked, { recursive: true });
    const [result] = await core.core.jobs.submit(
      [{ name: 'a.json', bytes: Buffer.from(JSON.stringify(anImage().document)) }],
      undefined,
    );
    expect(result).toMatchObject({ accepted: false, failure: { code: 'folder-unwritable' } });
    expect(core.core.jobs.list({ limit: 5 }).jobs).toEqual([]);
  });

  test('that is unplugged in the middle holds downloads up until it is back', async () => {
    const core = await bench.start();
    const disk = join(bench.home, 'disk');
    mkdirSync(disk);
    await core.core.settings.change({ libraryFolder: disk });
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    renameSync(disk, `${disk}-away`);
    const waiting = await core.untilJob(
      job,
      ({ status }) => status.state === 'downloading' && status.waitingFor === 'folder-missing',
      { longestMs: 30_000 },
    );
    expect(waiting.status).toMatchObject({ lastProblem: { code: 'folder-missing' } });
    renameSync(`${disk}-away`, disk);
    const done = await core.until(job, 'completed', 30_000);
    expect(done.outputs[0]!.path.startsWith(disk)).toBe(true);
  });

  test('that is changed in the middle gets the file, and the old one keeps nothing', async () => {
    const core = await bench.start();
    await download({ kind: 'slow', bytesPerSecond: 2_000 });
    const job = await core.submitOne(aVideo());
    await eventually(() => parts().length === 1, 30_000);
    const other = join(bench.home, 'other');
    mkdirSync(other);
    await core.core.settings.change({ libraryFolder: other });
    await core.stop(0);
    const next = await bench.start();
    const done = await next.until(job, 'completed', 30_000);
    expect(done.outputs[0]!.path.startsWith(other)).toBe(true);
    expect(files()).toEqual([]);
  });
});

test('a file of somebody else under the same name is never written over', async () => {
  const core = await bench.start();
  mkdirSync(library(), { recursive: true });
  await download({ kind: 'slow', bytesPerSecond: 8_000 });
  writeFileSync(join(library(), 'image-1.png'), 'before');
  const [first, second] = await core.submit(anImage(), anImage());
  await eventually(() => parts().length > 0);
  writeFileSync(join(library(), 'image-2.png'), 'meanwhile');
  const names = [];
  for (const job of [first!, second!])
    names.push((await core.until(job, 'completed', 30_000)).outputs[0]!.fileName);
  expect(names).toEqual(['image-1 (2).png', 'image-2 (2).png']);
  expect(readFileSync(join(library(), 'image-1.png'), 'utf8')).toBe('before');
  expect(readFileSync(join(library(), 'image-2.png'), 'utf8')).toBe('meanwhile');
});

describe('a download that is canceled', () => {
  test('in the middle leaves no part and no file', async () => {
    const core = await bench.start();
    await download({ kind: 'slow', bytesPerSecond: 1_000 });
    const job = await core.submitOne(aVideo());
    await eventually(() => parts().length === 1, 30_000);
    await core.core.jobs.cancel(job.id);
    expect(core.job(job.id).status).toMatchObject({ state: 'canceled', stoppedAtProvider: true });
    expect(files()).toEqual([]);
  });

  test('at any moment ends with a file and a job that is completed, or with neither', async () => {
    const core = await bench.start();
    for (let moment = 0; moment < 12; moment += 1) {
      const job = await core.submitOne(anImage(`m${moment}`));
      await core.untilJob(
        job,
        ({ status }) => status.state === 'downloading' || status.state === 'completed',
      );
      await new Promise((resolve) => setTimeout(resolve, moment * 2));
      await core.core.jobs.cancel(job.id).catch(() => undefined);
      const { state } = core.job(job.id).status;
      const kept = files().filter((name) => name.startsWith(`m${moment}-`));
      expect([state, kept.length]).toEqual(
        state === 'completed' ? ['completed', 1] : ['canceled', 0],
      );
    }
    expect(parts()).toEqual([]);
  });
});

test('the key goes to the provider and to nobody else', async () => {
  const core = await bench.start();
  await download({ kind: 'answer', status: 500, body: '' });
  await core.until(await core.submitOne(anImage()), 'completed', 30_000);
  const { keySeen, requests } = await traffic();
  expect(requests['file']).toBe(1);
  expect(keySeen).toMatchObject({ files: 0, control: 0 });
  expect(DEMO_KEY.length).toBeGreaterThan(0);
});

test('a stall is noticed by our own clock', async () => {
  const core = await bench.start();
  await download({ kind: 'freeze', afterBytes: 10 });
  const job = await core.submitOne(anImage());
  await core.until(job, 'downloading');
  const before = core.clock.now();
  await core.untilJob(
    job,
    ({ status }) =>
      status.state === 'downloading' && status.lastProblem?.code === 'download-stalled',
  );
  expect(core.clock.now() - before).toBeLessThan(60 * SECOND);
});

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a disk that is too full holds the download up, and it goes on by itself', async () => {
  const sizeBytes = 2 ** 40 - 1;
  const answer = { id: 'big', status: 'completed', renderKind: 'image', sizeBytes };
  let hasRoom = false;
  const server = await startRawServer(({ text, socket }) => {
    if (text.startsWith('POST')) socket.write(httpAnswer(200, JSON.stringify(answer)));
    else if (text.includes('/download ') && hasRoom) socket.write(httpAnswer(200, png));
    else if (text.includes('/download '))
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${sizeBytes}\r\n\r\n`);
    else socket.write(httpAnswer(200, JSON.stringify(answer)));
  });
  const core = await bench.start();
  const account = await core.account(`${server.origin}/api/v1`, 'Big files');
  const [job] = await core.submitTo(account, anImage());
  const full = await core.untilJob(
    job!,
    ({ status }) => status.state === 'downloading' && status.waitingFor === 'disk-full',
  );
  expect(full.status).toMatchObject({ lastProblem: { code: 'disk-full' } });
  hasRoom = true;
  await core.until(job!, 'completed', 30_000);
  expect(parts()).toEqual([]);
  await server.close();
});
