import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLogger } from '../../../src/host/file-logger.ts';
import { readLog } from '../../../src/host/log-reader.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
let logs: string;
beforeEach(() => {
  folder = temporaryFolder();
  logs = join(folder.path, 'logs');
  mkdirSync(logs);
});
afterEach(() => folder.remove());

const all = { level: 'debug', search: '', limit: 1_000 } as const;
const line = (message: string, more: object = {}) =>
  `${JSON.stringify({ at: '2026-07-01T00:00:00.000Z', level: 'info', message, ...more })}\n`;
const write = (...lines: string[]) => writeFileSync(join(logs, 'renderdesk.log'), lines.join(''));
const messages = ({ entries }: Awaited<ReturnType<typeof readLog>>) =>
  entries.map(({ message }) => message);

describe('reading the log', () => {
  it('gives the newest first, with its fields', async () => {
    write(line('one'), line('two', { port: 1, none: null, deep: { a: 1 } }));
    const page = await readLog(logs, all);
    expect(messages(page)).toEqual(['two', 'one']);
    expect(page.entries[0]?.fields).toEqual({ port: 1, none: null, deep: '{"a":1}' });
    expect(page.next).toBeNull();
  });

  it('goes on where a page ended, through rotated files, and misses none', async () => {
    const log = createFileLogger({
      folder: logs,
      redact: (text) => text,
      now: () => 0,
      largestFile: 8_000,
    });
    const written = Array.from({ length: 150 }, (_, index) => `line ${index} ${'ä'.repeat(20)}`);
    for (const message of written) log.log('info', message);
    log.close();
    const read: string[] = [];
    let before: string | undefined;
    do {
      const page = await readLog(logs, { ...all, limit: 7, before });
      read.push(...messages(page));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(read.toReversed()).toEqual(written.slice(-read.length));
    expect(read.length).toBeGreaterThan(100);
  });

  it('gives only what came since, also when the file was rotated meanwhile', async () => {
    write(line('old'));
    const { newest } = await readLog(logs, all);
    appendFileSync(join(logs, 'renderdesk.log'), line('new'));
    expect(messages(await readLog(logs, { ...all, after: newest }))).toEqual(['new']);
    renameSync(join(logs, 'renderdesk.log'), join(logs, 'renderdesk.log.1'));
    write(line('newer'));
    expect(messages(await readLog(logs, { ...all, after: newest }))).toEqual(['newer', 'new']);
  });

  it('finds by level and by words, and skips what is no line of ours', async () => {
    write(line('A Quiet line'), 'not json\n', line('Loud', { level: 'error' }), '{"at":1}\n');
    expect(messages(await readLog(logs, { ...all, level: 'warn' }))).toEqual(['Loud']);
    expect(messages(await readLog(logs, { ...all, search: ' quiet ' }))).toEqual(['A Quiet line']);
    appendFileSync(join(logs, 'renderdesk.log'), '{"at":"2026-07-01T00:00:00.000Z","level":"in');
    expect(messages(await readLog(logs, all))).toEqual(['Loud', 'A Quiet line']);
  });

  it('is empty where there is none, and for a place that is none', async () => {
    expect(await readLog(join(logs, 'none'), all)).toMatchObject({ entries: [], next: null });
    write(line('one'));
    expect((await readLog(logs, { ...all, before: '../../etc' })).entries).toHaveLength(1);
    expect((await readLog(logs, { ...all, before: '1-1' })).entries).toEqual([]);
  });
});
