import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from './core-under-test.ts';
import { accountOf, aSound, submitAt, vendorsOnOneHome } from './vendors-on-one-home.ts';

const bench = vendorsOnOneHome('roughy', 'mockly');
const demo = () => bench.demo('roughy');
const requests = async () => (await demo().report()).traffic.requests;
const asked = async (route: string) => (await requests())[route] ?? 0;
const made = async () => (await demo().report()).renders.filter((render) => !render.fromStart);
const LONG = 40_000;

const another = { providerId: 'roughy', name: 'second', keep: 'memory' } as const;

/** A finished MP3 and a film that is still encoded; both were made in Roughy's own app. */
const finished = 'c3d2eab4-5a79-4e91-9f38-2da094b6c703';
const encoding = 'f6a5bdc7-8da6-41c4-8c6b-50d3c7e9fa06';

describe('trap 3.2.1: a render that was made elsewhere', () => {
  test('is followed by its id, and the same one twice is the first', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    const job = core.core.jobs.adopt(` ${finished}\n`, id);
    expect(core.core.jobs.adopt(finished, id).id).toBe(job.id);
    const done = await core.until(job, 'completed', LONG);
    expect(core.core.jobs.adopt(finished, id).number).toBe(done.number);
    expect(done).toMatchObject({ remoteId: finished, kind: 'audio' });
    expect(done.outputs).toHaveLength(1);
    expect(await asked('submit')).toBe(0);
    expect(core.core.jobs.list({ limit: 5 }).jobs).toHaveLength(1);
  });

  test('is followed by its address, which tells the account', async () => {
    const core = await bench.start();
    const job = core.core.jobs.adopt(`${demo().demo.baseUrl}/renders/${encoding}`, undefined);
    expect(job).toMatchObject({ providerId: 'roughy', remoteId: encoding });
    expect(core.core.jobs.adopt(encoding, job.accountId).id).toBe(job.id);
    await core.until(job, 'completed', LONG);
  });

  test('is the first also for another account at the same place, and where none is named', async () => {
    const core = await bench.start();
    const { id, baseUrl } = await accountOf(core, 'roughy');
    const job = core.core.jobs.adopt(finished, id);
    const key = bench.keyOf('roughy');
    const second = await core.core.accounts.add({ ...another, baseUrl, key });
    expect(core.core.jobs.adopt(finished, second.id).id).toBe(job.id);
    expect(core.core.jobs.adopt(`${baseUrl}/renders/${finished}`, undefined).id).toBe(job.id);
    expect(core.core.jobs.adopt(finished, undefined).id).toBe(job.id);
  });

  test('that another account was refused is asked for anew', async () => {
    const core = await bench.start();
    const { id, baseUrl } = await accountOf(core, 'roughy');
    const unknown = '00000000-aaaa-4bbb-8ccc-000000000000';
    const job = core.core.jobs.adopt(unknown, id);
    await core.until(job, 'failed', LONG);
    const key = bench.keyOf('roughy');
    const second = await core.core.accounts.add({ ...another, baseUrl, key });
    expect(core.core.jobs.adopt(unknown, second.id).id).not.toBe(job.id);
  });

  test('is looked for nowhere by an address that no account can read', async () => {
    const core = await bench.start();
    const link = 'https://f.example/a.mp4?X-Amz-Signature=0123abc';
    const adopt = () => core.core.jobs.adopt(link, undefined);
    expect(adopt).toThrow('at any of your accounts');
    expect(adopt).not.toThrow('0123abc');
  });

  test('is not looked for where nothing says which account it belongs to', async () => {
    const core = await bench.start();
    expect(() => core.core.jobs.adopt(finished, undefined)).toThrow('several accounts');
    expect(core.core.jobs.list({ limit: 5 }).jobs).toEqual([]);
  });

  test('is no signed link, and what was pasted is repeated nowhere', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    const link = 'https://f.example/a.mp4?X-Amz-Signature=0123abc';
    const adopt = () => core.core.jobs.adopt(link, id);
    expect(adopt).toThrow('is not the id or the address');
    expect(adopt).not.toThrow('0123abc');
  });

  test('that Roughy does not know fails with its reason', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    const job = core.core.jobs.adopt('00000000-aaaa-4bbb-8ccc-000000000000', id);
    const { status } = await core.until(job, 'failed', LONG);
    expect(status.failure).toMatchObject({ code: 'not-found' });
  });

  test('that failed there is told as failed, in Roughy’s words', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    const job = core.core.jobs.adopt('e5b4acb6-7c97-40b3-9b5a-4fc2b6d8e905', id);
    const { status } = await core.until(job, 'failed', LONG);
    expect(status.failure).toMatchObject({
      code: 'render-failed',
      providerCode: 'source_unreadable',
    });
  });
});

describe('traps 3.2.8, 3.2.9 and 3.2.11: the link of a render', () => {
  test('that is refused is asked for anew before every attempt', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    await demo().fault({ kind: 'answer', route: 'file', status: 403, body: 'expired', times: 3 });
    const job = core.core.jobs.adopt(finished, id);
    await core.until(job, 'completed', LONG);
    expect(await asked('file')).toBe(4);
    // The first link came with the check itself.
    expect(await asked('status')).toBe(4);
  });

  test('is asked for anew when a download broke off, and goes on', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    // A connection or two that break are one attempt still, on the very link that was just read.
    await demo().fault({ kind: 'cut', route: 'file', afterBytes: 500, times: 3 });
    const job = core.core.jobs.adopt(finished, id);
    const done = await core.until(job, 'completed', LONG);
    expect(await asked('status')).toBe(2);
    expect(readFileSync(done.outputs[0]!.path).byteLength).toBe(done.outputs[0]!.bytes);
  });

  test('that has expired while the app was closed is asked for anew', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    await demo().fault({ kind: 'stall', route: 'file', when: 'before' });
    const job = core.core.jobs.adopt(finished, id);
    await core.until(job, 'downloading', LONG);
    await core.stop(0);
    await demo().fault({ kind: 'expire-links' });
    await demo().fault({ kind: 'clear' });
    const next = await bench.start();
    await next.until(job, 'completed', LONG);
    expect(await asked('status')).toBeGreaterThan(1);
  });

  test('is asked for anew also when an attempt does not count, and nothing else is blamed', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    const busy = { kind: 'answer', status: 429, headers: { 'retry-after': '2' } };
    await demo().fault({ ...busy, route: 'file', times: 2 });
    const job = core.core.jobs.adopt(finished, id);
    await core.untilJob(job, ({ status }) => status.state === 'downloading');
    await demo().fault({ ...busy, route: 'status', body: '{"error":{"code":"rate_limited"}}' });
    await core.until(job, 'completed', LONG);
    const notes = core.core.jobs.get(job.id).history.map(({ note }) => note);
    expect(notes.filter((note) => note.includes('no link'))).toEqual([]);
  });

  test('is in nothing that is kept or told', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'roughy');
    await demo().fault({ kind: 'answer', route: 'file', status: 403, body: 'expired' });
    const job = core.core.jobs.adopt(finished, id);
    await core.until(job, 'completed', LONG);
    const told = JSON.stringify([core.events, core.logged, core.core.jobs.get(job.id)]);
    // Of a request to the files' server record and log keep which server it was, and nothing else.
    const { filesOrigin } = demo().demo;
    expect(told.replaceAll(`${filesOrigin}/…`, '')).not.toContain(filesOrigin);
    for (const file of ['library.db', 'library.db-wal']) {
      const kept = readFileSync(join(bench.home, file), 'utf8');
      expect(kept.replaceAll(`${filesOrigin}/…`, '')).not.toContain(filesOrigin);
    }
  });
});

describe('a submit whose answer is lost', () => {
  test.each([
    ['before it was looked at', { kind: 'drop', when: 'before' }],
    ['after it had its effect', { kind: 'drop', when: 'after' }],
    ['to half a JSON', { kind: 'truncate' }],
    ['to a page', { kind: 'garble', status: 502, contentType: 'text/html', body: '<html>' }],
  ])('%s is repeated, and is one render', async (_, fault) => {
    const core = await bench.start();
    await demo().fault({ route: 'submit', ...fault });
    const [job] = await submitAt(core, 'roughy', aSound());
    await core.until(job!, 'completed', LONG);
    expect(await made()).toHaveLength(1);
    expect(await asked('submit')).toBe(2);
    expect(core.shown.map((notice) => notice.kind)).toEqual(['completed']);
  });

  test('with the end of the app is repeated by the next start', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'stall', route: 'submit', when: 'after', ms: 60_000 });
    const [job] = await submitAt(core, 'roughy', aSound());
    await eventually(async () => (await made()).length === 1);
    await core.stop(0);
    const next = await bench.start();
    await next.until(job!, 'completed', LONG);
    expect(await made()).toHaveLength(1);
  });

  test('again and again ends with a person', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after', times: 50 });
    const [job] = await submitAt(core, 'roughy', aSound());
    await core.untilJob(job!, ({ status }) => status.state === 'unconfirmed', { longestMs: LONG });
    expect(await asked('submit')).toBe(5);
    expect(await made()).toHaveLength(1);
  });
});

test('trap 3.2.14: two submits of one body are one render, and both jobs bring its file home', async () => {
  const core = await bench.start();
  const jobs = await submitAt(core, 'roughy', aSound('first'), aSound('second'));
  const done = [];
  for (const job of jobs) done.push(await core.until(job, 'completed', LONG));
  expect(new Set(done.map((job) => job.remoteId)).size).toBe(1);
  expect(new Set(done.map((job) => job.outputs[0]?.path)).size).toBe(2);
  expect(new Set(done.map((job) => job.outputs[0]?.sha256)).size).toBe(1);
  expect(await made()).toHaveLength(1);
});
